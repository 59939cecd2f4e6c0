import { z } from 'zod';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  castReaction,
  takeBackReaction,
  type CastReaction,
  type ReactionCast,
  type ReactionState,
  type ReactionTakenBack,
} from '#deliberate/domain/reacting/cast-reaction.ts';
import { REACTION_REASON_LENGTH_MAX } from '#deliberate/domain/deliberate-limits.ts';
import { reactionsTopic } from './reaction-batch.store.ts';
import { loadReactionState, writeReaction, writeTakenBack } from './reactions.store.ts';

/** Far above what the domain takes, which counts characters as a reader does and says so in words. */
export const REASON_UNITS_MAX = 4_000;
export const reasonWords = z
  .string()
  .superRefine(noLonger((words) => words.length <= REASON_UNITS_MAX))
  .trim()
  .normalize('NFC');

/** A bound that says the limit which holds for the person, whatever it measures by itself. */
export function noLonger(fits: (words: string) => boolean) {
  return (input: string, context: z.RefinementCtx): void => {
    const bound = { origin: 'string', maximum: REACTION_REASON_LENGTH_MAX, inclusive: true } as const;
    if (!fits(input)) context.addIssue({ code: 'too_big', ...bound, input, continue: false });
  };
}

/**
 * Reactions are confidential and many: their own append-only log is their trail, so they write no acts. Nor do the
 * reasons given with them: an act would tell who wrote what.
 */
export const castReactionCommand: Handler<CastReaction, ReactionState, ReactionCast> = {
  name: 'castReaction',
  access: ['public'],
  input: z.object({
    positionId: z.uuid(),
    stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
    important: z.boolean().default(false),
    version: z.int().min(1).optional(),
    reason: reasonWords.optional(),
    reasonOffered: z.boolean().optional(),
  }),
  load: loadReactionState,
  decide: castReaction,
  write: writeReaction,
  acts: () => [],
  unseen: true,
  topics: (change) => [reactionsTopic(change.deliberationId)],
};

type OnePosition = { readonly positionId: string };

export const takeBackReactionCommand: Handler<OnePosition, ReactionState, ReactionTakenBack> = {
  name: 'takeBackReaction',
  access: ['public'],
  input: z.object({ positionId: z.uuid() }),
  load: loadReactionState,
  decide: takeBackReaction,
  write: writeTakenBack,
  acts: () => [],
  unseen: true,
  topics: (change) => [reactionsTopic(change.deliberationId)],
};
