import { z } from 'zod';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import type { Act } from '#kernel/domain/command.ts';
import { publicly, type Handler } from '#kernel/server/acts/execute.ts';
import { ABOUT } from '#deliberate/domain/positions/about.ts';
import {
  markPosition,
  type MarkPosition,
  type MarkState,
  type PositionMarked,
} from '#deliberate/domain/positions/mark-position.ts';
import { loadMarkState, writeMark } from './marks.store.ts';
import { actOn, hearing, onePosition, reasonGiven } from './positions.commands.ts';

export const markPositionCommand: Handler<MarkPosition, MarkState, PositionMarked> = {
  name: 'markPosition',
  access: ['rapporteur', 'secretariat'],
  input: onePosition.extend({ about: z.enum(ABOUT), reason: reasonGiven }),
  load: loadMarkState,
  decide: markPosition,
  write: writeMark,
  acts: (marked) => [markedAct(marked)],
  topics: publicly(hearing),
};

/** What was not yet put to everyone is entered as it is about when it is. */
export function markedAct(marked: PositionMarked): Act {
  const { about, aboutVersion, number, reason, isPublic } = marked;
  const act = actOn(marked, 'position.marked', { about, aboutVersion, reason });
  if (!isPublic) return act;
  return {
    ...act,
    entry: {
      data: { number, about, about_version: aboutVersion },
      sealed: sealedTexts('about', reason),
      cites: [{ subjectKind: 'position', subjectId: marked.positionId }],
    },
  };
}
