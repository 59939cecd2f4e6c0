import type { Texts } from '#kernel/domain/bilingual.ts';
import { lengthOf } from '#kernel/domain/characters.ts';
import type { Command } from '#kernel/domain/command.ts';
import { isLanguageTag } from '#kernel/domain/content-languages.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { refuse } from './refusals.ts';
import {
  NAME_LENGTH_MAX,
  PROPOSALS_PER_ACCOUNT_MAX,
  REASONS_LENGTH_MAX,
  TITLE_LENGTH_MAX,
} from './topic-limits.ts';

export type ProposeTopic = {
  readonly editionId: string;
  readonly title: string;
  readonly reasons: string;
  readonly language: string;
  /** Shown to everyone; the account's address never is. */
  readonly name: string;
  /** A commitment of an earlier edition that this proposal takes up. */
  readonly commitmentId?: string | undefined;
};

export type CallState = {
  readonly callOpen: boolean;
  /** How many proposals the account has made for this edition. */
  readonly proposalsMade: number;
  /** Whether anyone may see the commitment it names; true where it names none. */
  readonly commitmentSeen: boolean;
};

export type TopicProposed = {
  readonly topicId: string;
  readonly editionId: string;
  readonly titles: Texts;
  readonly reasons: Texts;
  readonly language: string;
  readonly proposerId: string;
  readonly proposerName: string;
  readonly stakeholderGroup: string | null;
  readonly commitmentId: string | null;
};

export function proposeTopic(state: CallState, command: Command<ProposeTopic>): Decision<TopicProposed> {
  const { input, viewer } = command;
  if (!state.callOpen) return refuse('call-not-open');
  if (viewer.account === null) throw new Error('A proposal needs an account; its access row says so.');
  const wrong = whatIsWrong(input);
  if (wrong !== null) return wrong;
  if (state.proposalsMade >= PROPOSALS_PER_ACCOUNT_MAX)
    return refuse('too-many-proposals', { limit: PROPOSALS_PER_ACCOUNT_MAX });
  if (!state.commitmentSeen) return refuse('commitment-unknown');
  return accept({
    topicId: command.id,
    editionId: input.editionId,
    titles: { [input.language]: input.title },
    reasons: { [input.language]: input.reasons },
    language: input.language,
    proposerId: viewer.account.id,
    proposerName: input.name,
    stakeholderGroup: viewer.participation?.stakeholderGroup ?? null,
    commitmentId: input.commitmentId ?? null,
  });
}

function whatIsWrong({ title, reasons, language, name }: ProposeTopic) {
  if (title === '') return refuse('title-missing');
  if (lengthOf(title) > TITLE_LENGTH_MAX)
    return refuse('title-too-long', { limit: TITLE_LENGTH_MAX, length: lengthOf(title) });
  if (reasons === '') return refuse('reasons-missing');
  if (lengthOf(reasons) > REASONS_LENGTH_MAX)
    return refuse('reasons-too-long', { limit: REASONS_LENGTH_MAX, length: lengthOf(reasons) });
  if (!isLanguageTag(language)) return refuse('language-unknown');
  if (name === '') return refuse('name-missing');
  if (lengthOf(name) > NAME_LENGTH_MAX) return refuse('name-too-long', { limit: NAME_LENGTH_MAX });
  if (name.includes('@')) return refuse('name-is-address');
  return null;
}
