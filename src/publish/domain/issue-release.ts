import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { refuse } from './refusals.ts';

/** The texts are generated from the record by the server, in both languages at once; nobody types them. */
export type IssueRelease = {
  readonly editionId: string;
  readonly texts: ReleaseTexts;
  readonly sessionsHeld: number;
};
export type ReleaseTexts = { readonly ko: string; readonly en: string };
export type LastRelease = { readonly number: number; readonly texts: ReleaseTexts } | null;

export type ReleaseIssued = {
  readonly releaseId: string;
  readonly editionId: string;
  readonly number: number;
  readonly texts: ReleaseTexts;
};

/** An issued release is frozen; a later one stands beside it under the next number. */
export function issueRelease(
  last: LastRelease,
  { input, id }: Command<IssueRelease>,
): Decision<ReleaseIssued> {
  const { editionId, texts, sessionsHeld } = input;
  if (sessionsHeld === 0) return refuse('nothing-held');
  if (texts.ko.trim() === '') return refuse('release-empty', { language: '한국어' });
  if (texts.en.trim() === '') return refuse('release-empty', { language: 'English' });
  if (last !== null && last.texts.ko === texts.ko && last.texts.en === texts.en)
    return refuse('release-unchanged');
  return accept({ releaseId: id, editionId, number: (last?.number ?? 0) + 1, texts });
}
