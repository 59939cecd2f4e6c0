import { z } from 'zod';
import type { Act } from '#kernel/domain/command.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import { KEPT_BACK_CODES } from '#deliberate/domain/results/kept-back-why.ts';
import {
  keepBackReason,
  showReason,
  type KeepBackReason,
  type OneReason,
  type ReasonModerated,
  type ReasonToModerate,
} from '#deliberate/domain/reacting/moderate-reason.ts';
import { hearing, reasonGiven } from '#deliberate/server/positions/positions.commands.ts';
import { loadReason, writeModerated } from './reasons.store.ts';

const HOUSE = ['rapporteur', 'secretariat'] as const;
const oneReason = z.object({ editionId: z.uuid(), reasonId: z.uuid() });

/** Names the reason by its random id and says why, never the words: nothing of it enters the public record. */
function moderated({ editionId, reasonId, positionId, state, why, whyCode, erase }: ReasonModerated): Act {
  return {
    kind: state === 'shown' ? 'reason.shown' : 'reason.kept_back',
    subjectKind: 'reason',
    subjectId: reasonId,
    editionId,
    payload: { positionId, ...(state === 'kept_back' && { why, whyCode, erase }) },
  };
}

export const showReasonCommand: Handler<OneReason, ReasonToModerate, ReasonModerated> = {
  name: 'showReason',
  access: HOUSE,
  input: oneReason,
  load: loadReason,
  decide: showReason,
  write: writeModerated,
  acts: (shown) => [moderated(shown)],
  topics: hearing,
};

export const keepBackReasonCommand: Handler<KeepBackReason, ReasonToModerate, ReasonModerated> = {
  name: 'keepBackReason',
  access: HOUSE,
  input: oneReason.extend({
    why: reasonGiven,
    whyCode: z.enum(KEPT_BACK_CODES).optional(),
    erase: z.boolean().default(false),
  }),
  load: loadReason,
  decide: keepBackReason,
  write: writeModerated,
  acts: (keptBack) => [moderated(keptBack)],
  topics: hearing,
};
