import { publicly, type Handler } from '#kernel/server/acts/execute.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import type { DraftPosition, PositionDrafted } from '#deliberate/domain/positions/draft-position.ts';
import {
  revisePosition,
  submitPosition,
  type PositionRevised,
  type RevisePosition,
  type ReviseState,
  type SubmitState,
} from '#deliberate/domain/positions/submit-position.ts';
import { loadSubmitState, writeDraft } from './drafts.store.ts';
import { actOn, hearing, newSentence, onePosition, sentence } from './positions.commands.ts';
import { loadReviseState, writeRevision } from './positions.store.ts';

/** A participant's own sentence; what it rests on must be in everyone's sight, as for a draft. */
export function submitPositionCommand(
  sight: PublicSight,
): Handler<DraftPosition, SubmitState, PositionDrafted> {
  return {
    name: 'submitPosition',
    access: ['signed_in'],
    input: newSentence,
    load: (tx, command) => loadSubmitState(tx, command, sight),
    decide: submitPosition,
    write: writeDraft,
    acts: (submitted) => {
      const { number, texts, authenticLanguage, interventionId } = submitted;
      return [actOn(submitted, 'position.submitted', { number, texts, authenticLanguage, interventionId })];
    },
    topics: publicly(hearing),
  };
}

export const revisePositionCommand: Handler<RevisePosition, ReviseState, PositionRevised> = {
  name: 'revisePosition',
  access: ['signed_in'],
  input: onePosition.extend(sentence),
  load: loadReviseState,
  decide: revisePosition,
  write: writeRevision,
  acts: (revised) => {
    const { texts, authenticLanguage, version } = revised;
    return [actOn(revised, 'position.revised', { texts, authenticLanguage, version })];
  },
  topics: publicly(hearing),
};
