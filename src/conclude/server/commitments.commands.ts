import { z } from 'zod';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import { COMMITMENT_STEPS, type CommitmentState } from '../domain/commitment-state.ts';
import {
  followUpCommitment,
  makeCommitment,
  type CommitmentFollowedUp,
  type CommitmentMade,
  type FollowUpCommitment,
  type MakeCommitment,
} from '../domain/commitments.ts';
import { loadCommitment, loadSource, writeCommitment, writeFollowUp } from './commitments.store.ts';
import { outcomeTopic } from './drafting.commands.ts';
import { texts } from './texts-input.ts';

export function makeCommitmentCommand(
  sight: PublicSight,
): Handler<MakeCommitment, { readonly sourceSeen: boolean }, CommitmentMade> {
  return {
    name: 'makeCommitment',
    access: ['secretariat'],
    input: z.object({
      editionId: z.uuid(),
      source: z.object({ kind: z.enum(['paragraph', 'intervention']), id: z.uuid() }),
      texts,
      madeBy: texts.default({}),
    }),
    load: (tx, command) => loadSource(tx, command, sight),
    decide: makeCommitment,
    write: writeCommitment,
    acts: ({ commitmentId, editionId, source, texts: words }) => [
      {
        kind: 'commitment.made',
        subjectKind: 'commitment',
        subjectId: commitmentId,
        editionId,
        payload: { source, texts: words },
        entry: {
          data: { source: source.kind },
          sealed: sealedTexts('text', words),
          cites: [{ subjectKind: source.kind, subjectId: source.id }],
        },
      },
    ],
    topics: outcomeTopic,
  };
}

export const followUpCommitmentCommand: Handler<
  FollowUpCommitment,
  { readonly state: CommitmentState | null },
  CommitmentFollowedUp
> = {
  name: 'followUpCommitment',
  access: ['secretariat'],
  input: z.object({
    editionId: z.uuid(),
    commitmentId: z.uuid(),
    step: z.enum(COMMITMENT_STEPS),
    note: texts.default({}),
  }),
  load: loadCommitment,
  decide: followUpCommitment,
  write: writeFollowUp,
  acts: ({ commitmentId, editionId, step, state, note }) => [
    {
      kind: 'commitment.followed_up',
      subjectKind: 'commitment',
      subjectId: commitmentId,
      editionId,
      payload: { step, state, note },
      entry: { data: { step, state }, sealed: sealedTexts('note', note) },
    },
  ],
  topics: outcomeTopic,
};
