import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { refuse } from '../refusals.ts';

export type RecordCollectiveAct = {
  readonly editionId: string;
  /** null when the forum as a whole did it. */
  readonly sessionId: string | null;
  readonly subject: Texts;
  readonly verb: string;
  readonly force: string;
  readonly level: number | null;
  readonly texts: Texts;
};
export type CollectiveActState = {
  readonly editionFound: boolean;
  readonly sessionFound: boolean;
  readonly place: number;
};
export type CollectiveActRecorded = RecordCollectiveAct & {
  readonly collectiveActId: string;
  readonly place: number;
};

/** What people did together is recorded as it is worded; a level is given by whoever records it, never inferred. */
export function recordCollectiveAct(
  state: CollectiveActState,
  { input, id }: Command<RecordCollectiveAct>,
): Decision<CollectiveActRecorded> {
  if (!state.editionFound) return refuse('edition-unknown');
  if (!state.sessionFound) return refuse('session-unknown');
  return accept({ ...input, collectiveActId: id, place: state.place });
}
