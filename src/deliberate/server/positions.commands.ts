import { z } from 'zod';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import type { Act } from '#kernel/domain/command.ts';
import type { Handler } from '#kernel/server/execute.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import {
  draftPosition,
  type DraftedPosition,
  type DraftPosition,
  type DraftState,
  type PositionDrafted,
} from '../domain/draft-position.ts';
import {
  EDIT_KINDS,
  editPosition,
  type EditPosition,
  type EditState,
  type PositionEdited,
} from '../domain/edit-position.ts';
import {
  movePosition,
  type MovePosition,
  type MoveState,
  type PositionMoved,
} from '../domain/move-position.ts';
import type { PositionEvent } from '../domain/position-state.ts';
import {
  loadDraftState,
  loadEditState,
  loadMoveState,
  writeDraft,
  writeEdit,
  writeMove,
} from './positions.store.ts';

// One form of each letter, so that what is searched for later is found however it was typed.
const words = z.string().trim().normalize('NFC');
const sentence = { texts: z.record(z.string(), words), authenticLanguage: z.string().trim() };
const onePosition = z.object({ editionId: z.uuid(), positionId: z.uuid() });

const hearing = ({ editionId }: { readonly editionId: string }) => [`edition/${editionId}/positions`];

type Subject = { readonly editionId: string; readonly positionId: string };
function actOn({ editionId, positionId }: Subject, kind: string, payload: Act['payload']): Act {
  return { kind, subjectKind: 'position', subjectId: positionId, editionId, payload };
}

/** Only what is put to everyone enters the log: its words, opened beside it. */
export function positionOpened(position: DraftedPosition & Subject): Act {
  const { number, texts, authenticLanguage } = position;
  return {
    ...actOn(position, 'position.opened', { number, texts, authenticLanguage }),
    entry: { data: { number, language: authenticLanguage }, sealed: sealedTexts('text', texts) },
  };
}

/** A position may come from an intervention: `sight` says whether anyone may see the one it names. */
export function draftPositionCommand(
  sight: PublicSight,
): Handler<DraftPosition, DraftState, PositionDrafted> {
  return {
    name: 'draftPosition',
    access: ['rapporteur', 'secretariat'],
    input: z.object({ editionId: z.uuid(), ...sentence, interventionId: z.uuid().optional() }),
    load: (tx, command) => loadDraftState(tx, command, sight),
    decide: draftPosition,
    write: writeDraft,
    acts: (drafted) => {
      const { number, texts, authenticLanguage, interventionId } = drafted;
      return [actOn(drafted, 'position.drafted', { number, texts, authenticLanguage, interventionId })];
    },
    topics: hearing,
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
  topics: hearing,
};

const PAST: Record<PositionEvent, string> = {
  open: 'position.opened',
  close: 'position.closed',
  moderate_out: 'position.moderated_out',
  restore: 'position.restored',
  withdraw: 'position.withdrawn',
};

function moving(
  name: string,
  event: PositionEvent,
  access: Handler<unknown, unknown, unknown>['access'],
): Handler<MovePosition, MoveState, PositionMoved> {
  return {
    name,
    access,
    input: onePosition.extend({
      event: z.literal(event).default(event),
      reason: z.record(z.string(), words).default({}),
    }),
    load: loadMoveState,
    decide: movePosition,
    write: writeMove,
    acts: (moved) => [event === 'open' ? positionOpened(moved) : movedAct(moved)],
    topics: hearing,
  };
}

function movedAct(moved: PositionMoved): Act {
  const { event, state, reason, opened } = moved;
  const act = actOn(moved, PAST[event], { state, reason });
  // What was never put to everyone leaves no trace in public.
  if (!opened) return act;
  return {
    ...act,
    entry: {
      data: { state },
      sealed: sealedTexts('reason', reason ?? {}),
      cites: [{ subjectKind: 'position', subjectId: moved.positionId }],
    },
  };
}

export const openPositionCommand = moving('openPosition', 'open', ['rapporteur', 'secretariat']);
export const closePositionCommand = moving('closePosition', 'close', ['rapporteur', 'secretariat']);
export const withdrawPositionCommand = moving('withdrawPosition', 'withdraw', ['rapporteur', 'secretariat']);
export const moderatePositionCommand = moving('moderatePosition', 'moderate_out', ['secretariat']);
export const restorePositionCommand = moving('restorePosition', 'restore', ['secretariat']);

/** The command for each step of a position. */
export const MOVES: Readonly<Record<PositionEvent, ReturnType<typeof moving>>> = {
  open: openPositionCommand,
  close: closePositionCommand,
  withdraw: withdrawPositionCommand,
  moderate_out: moderatePositionCommand,
  restore: restorePositionCommand,
};
