import type { Bilingual } from '#kernel/domain/bilingual.ts';

/** Every state of a position. The page `docs/spec/position.md` tells the same in words. */
export const POSITION_STATES = [
  'submitted',
  'returned',
  'proposed',
  'open',
  'closed',
  'moderated_out',
  'withdrawn',
  'merged',
  'split',
] as const;
export type PositionState = (typeof POSITION_STATES)[number];

/** What each is called. */
export const POSITION_STATE_NAMES = {
  submitted: { ko: '제안됨', en: 'Proposed' },
  returned: { ko: '돌려보냄', en: 'Returned' },
  proposed: { ko: '초안', en: 'Draft' },
  open: { ko: '열림', en: 'Open' },
  closed: { ko: '닫힘', en: 'Closed' },
  moderated_out: { ko: '내림', en: 'Taken out' },
  withdrawn: { ko: '거둠', en: 'Withdrawn' },
  merged: { ko: '합침', en: 'Merged' },
  split: { ko: '나눔', en: 'Split' },
} as const satisfies Record<PositionState, Bilingual>;

/** The steps that concern one position alone; each is a command of the same shape. */
export const MOVE_EVENTS = [
  'accept',
  'return',
  'open',
  'close',
  'moderate_out',
  'restore',
  'withdraw',
] as const;
export type MoveEvent = (typeof MOVE_EVENTS)[number];

/** Revising comes with new words, merging with another position, splitting with its parts. */
export const POSITION_EVENTS = [...MOVE_EVENTS, 'revise', 'merge', 'split'] as const;
export type PositionEvent = (typeof POSITION_EVENTS)[number];

const NOTHING: Record<PositionEvent, PositionState | null> = {
  accept: null,
  return: null,
  open: null,
  close: null,
  moderate_out: null,
  restore: null,
  withdraw: null,
  revise: null,
  merge: null,
  split: null,
};
/** Whatever stands can be taken back, joined to another or taken apart. */
const STANDING = { ...NOTHING, withdraw: 'withdrawn', merge: 'merged', split: 'split' } as const;

/** The whole machine: null is an event that the state does not know. */
export const POSITION_MACHINE: Record<PositionState, Record<PositionEvent, PositionState | null>> = {
  submitted: { ...STANDING, accept: 'proposed', open: 'open', return: 'returned', revise: 'submitted' },
  returned: { ...NOTHING, revise: 'submitted', withdraw: 'withdrawn' },
  proposed: { ...STANDING, open: 'open', moderate_out: 'moderated_out' },
  open: { ...STANDING, close: 'closed', moderate_out: 'moderated_out' },
  closed: { ...STANDING, open: 'open', moderate_out: 'moderated_out' },
  moderated_out: { ...NOTHING, restore: 'closed' },
  withdrawn: NOTHING,
  merged: NOTHING,
  split: NOTHING,
};

/** The states in which everyone may read the words, if it was ever put to everyone. */
export const PUBLIC_STATES: readonly PositionState[] = ['open', 'closed', 'merged', 'split'];

/** In these nothing can be done with the words any more. */
export const DONE_STATES: readonly PositionState[] = ['withdrawn', 'merged', 'split'];

/** These count towards the limit of a deliberation; what is not accepted or is gone leaves room for others. */
export const HELD_STATES: readonly PositionState[] = ['proposed', 'open', 'closed'];

/** Refusing somebody's words, or taking them away from everyone, owes the reason. */
export const NEEDS_REASON: Record<MoveEvent, boolean> = {
  accept: false,
  return: true,
  open: false,
  close: false,
  moderate_out: true,
  restore: true,
  withdraw: false,
};

export function nextPositionState(state: PositionState, event: PositionEvent): PositionState | null {
  return POSITION_MACHINE[state][event];
}

/** What can be done with a position in this state by one step. */
export function movesIn(state: PositionState): MoveEvent[] {
  return MOVE_EVENTS.filter((event) => POSITION_MACHINE[state][event] !== null);
}
