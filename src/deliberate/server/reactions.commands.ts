import { z } from 'zod';
import type { Handler } from '#kernel/server/execute.ts';
import {
  castReaction,
  type CastReaction,
  type ReactionCast,
  type ReactionState,
} from '../domain/cast-reaction.ts';
import { reactionsTopic } from './reaction-batch.store.ts';
import { loadReactionState, writeReaction } from './reactions.store.ts';

/** Reactions are confidential and many: their own append-only log is their trail, so they write no acts. */
export const castReactionCommand: Handler<CastReaction, ReactionState, ReactionCast> = {
  name: 'castReaction',
  access: ['public'],
  input: z.object({
    positionId: z.uuid(),
    stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
    important: z.boolean().default(false),
    version: z.int().min(1).optional(),
  }),
  load: loadReactionState,
  decide: castReaction,
  write: writeReaction,
  acts: () => [],
  unseen: true,
  topics: (change) => [reactionsTopic(change.deliberationId)],
};
