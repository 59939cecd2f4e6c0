import { z } from 'zod';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import type { Act } from '#kernel/domain/command.ts';
import { publicly, type Handler } from '#kernel/server/acts/execute.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import {
  draftPosition,
  type DraftedPosition,
  type DraftPosition,
  type DraftState,
  type PositionDrafted,
} from '#deliberate/domain/positions/draft-position.ts';
import {
  EDIT_KINDS,
  editPosition,
  type EditPosition,
  type EditState,
  type PositionEdited,
} from '#deliberate/domain/positions/edit-position.ts';
import {
  movePosition,
  type MovePosition,
  type MoveState,
  type PositionMoved,
} from '#deliberate/domain/positions/move-position.ts';
import { ANSWER_REASON_CODES } from '#deliberate/domain/reacting/answer-reason.ts';
import { QUOTE_LENGTH_MAX } from '#deliberate/domain/deliberate-limits.ts';
import type { MoveEvent } from '#deliberate/domain/positions/position-state.ts';
import { loadDraftState, writeDraft } from './drafts.store.ts';
import { loadEditState, loadMoveState, writeEdit, writeMove } from './positions.store.ts';

// One form of each letter, so that what is searched for later is found however it was typed.
const words = z.string().trim().normalize('NFC');
export const sentence = { texts: z.record(z.string(), words), authenticLanguage: z.string().trim() };
export const onePosition = z.object({ editionId: z.uuid(), positionId: z.uuid() });
export const reasonGiven = z.record(z.string(), words).default({});
export const newSentence = z.object({
  editionId: z.uuid(),
  ...sentence,
  interventionId: z.uuid().optional(),
  quote: words.max(QUOTE_LENGTH_MAX).optional(),
});

export const hearing = ({ editionId }: { readonly editionId: string }) => [`edition/${editionId}/positions`];

export type Subject = { readonly editionId: string; readonly positionId: string };
export function actOn({ editionId, positionId }: Subject, kind: string, payload: Act['payload']): Act {
  return { kind, subjectKind: 'position', subjectId: positionId, editionId, payload };
}

type Opened = DraftedPosition & Subject & Partial<Pick<PositionMoved, 'origin' | 'interventionId'>>;

/** Only what is put to everyone enters the log: its words, opened beside it, and what they rest on. */
export function positionOpened(position: Opened): Act {
  const { number, texts, authenticLanguage, origin = 'drafted', interventionId = null } = position;
  const { version = 1, about = 'matter' } = position;
  return {
    ...actOn(position, 'position.opened', { number, texts, authenticLanguage }),
    entry: {
      // Sentences are about the matter unless somebody says otherwise.
      data: { number, language: authenticLanguage, origin, version, ...(about === 'person' && { about }) },
      sealed: sealedTexts('text', texts),
      cites: interventionId === null ? [] : [{ subjectKind: 'intervention', subjectId: interventionId }],
    },
  };
}

/** A position may come from an intervention: `sight` says whether anyone may see the one it names. */
export function draftPositionCommand(
  sight: PublicSight,
): Handler<DraftPosition, DraftState, PositionDrafted> {
  return {
    name: 'draftPosition',
    access: ['rapporteur', 'secretariat'],
    input: newSentence.extend({ reasonId: z.uuid().optional() }),
    load: (tx, command) => loadDraftState(tx, command, sight),
    decide: draftPosition,
    write: writeDraft,
    acts: (drafted) => {
      const { number, texts, authenticLanguage, interventionId, reasonAt } = drafted;
      const payload = { number, texts, authenticLanguage, interventionId, reasonAt };
      return [actOn(drafted, 'position.drafted', payload)];
    },
    topics: publicly(hearing),
  };
}

export const editPositionCommand: Handler<EditPosition, EditState, PositionEdited> = {
  name: 'editPosition',
  access: ['rapporteur', 'secretariat'],
  input: onePosition.extend({ ...sentence, kind: z.enum(EDIT_KINDS).optional() }),
  load: loadEditState,
  decide: editPosition,
  write: writeEdit,
  acts: (edited) => {
    const { texts, authenticLanguage, before, change, version } = edited;
    const act = actOn(edited, 'position.edited', { texts, authenticLanguage, before, change, version });
    // The words of a draft are not public, and neither is what they were before.
    if (change === 'draft') return [act];
    const entry = {
      data: { language: authenticLanguage, change, version },
      sealed: sealedTexts('text', texts),
      cites: [{ subjectKind: 'position', subjectId: edited.positionId }],
    };
    return [{ ...act, entry }];
  },
  topics: publicly(hearing),
};

const PAST: Record<MoveEvent, string> = {
  accept: 'position.accepted',
  return: 'position.returned',
  open: 'position.opened',
  close: 'position.closed',
  moderate_out: 'position.moderated_out',
  restore: 'position.restored',
  withdraw: 'position.withdrawn',
};

function moving(
  name: string,
  event: MoveEvent,
  access: Handler<unknown, unknown, unknown>['access'],
): Handler<MovePosition, MoveState, PositionMoved> {
  return {
    name,
    access,
    input: onePosition.extend({
      event: z.literal(event).default(event),
      reason: reasonGiven,
      reasonCode: z.enum(ANSWER_REASON_CODES).optional(),
    }),
    load: loadMoveState,
    decide: movePosition,
    write: writeMove,
    acts: (moved) => [event === 'open' ? positionOpened(moved) : movedAct(moved)],
    topics: publicly(hearing),
  };
}

function movedAct(moved: PositionMoved): Act {
  const { event, state, reason, reasonCode, isPublic, number, opened } = moved;
  const act = actOn(moved, PAST[event], { state, reason, reasonCode });
  // What was never put to everyone leaves no trace in public, unless the rules show answers to everyone.
  if (!isPublic) return act;
  return {
    ...act,
    entry: {
      data: { state, number, ...(reasonCode !== null && { reason: reasonCode }) },
      sealed: sealedTexts('reason', reason ?? {}),
      cites: opened ? [{ subjectKind: 'position', subjectId: moved.positionId }] : [],
    },
  };
}

const HOUSE = ['rapporteur', 'secretariat'] as const;
export const openPositionCommand = moving('openPosition', 'open', HOUSE);
export const closePositionCommand = moving('closePosition', 'close', HOUSE);
export const acceptPositionCommand = moving('acceptPosition', 'accept', HOUSE);
export const returnPositionCommand = moving('returnPosition', 'return', HOUSE);
/** Also by whoever proposed it, as long as nobody was asked. */
export const withdrawPositionCommand = moving('withdrawPosition', 'withdraw', ['signed_in', ...HOUSE]);
export const moderatePositionCommand = moving('moderatePosition', 'moderate_out', ['secretariat']);
export const restorePositionCommand = moving('restorePosition', 'restore', ['secretariat']);

/** The command for each step of a position. */
export const MOVES: Readonly<Record<MoveEvent, ReturnType<typeof moving>>> = {
  accept: acceptPositionCommand,
  return: returnPositionCommand,
  open: openPositionCommand,
  close: closePositionCommand,
  withdraw: withdrawPositionCommand,
  moderate_out: moderatePositionCommand,
  restore: restorePositionCommand,
};
