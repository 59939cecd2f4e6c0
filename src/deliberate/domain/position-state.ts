/** Every state of a position. The page `docs/spec/position.md` tells the same in words. */
export const POSITION_STATES = [
  'proposed',
  'open',
  'closed',
  'moderated_out',
  'withdrawn',
  'merged',
] as const;
export type PositionState = (typeof POSITION_STATES)[number];

export const POSITION_EVENTS = ['open', 'close', 'moderate_out', 'restore', 'withdraw'] as const;
export type PositionEvent = (typeof POSITION_EVENTS)[number];

const NOTHING: Record<PositionEvent, PositionState | null> = {
  open: null,
  close: null,
  moderate_out: null,
  restore: null,
  withdraw: null,
};

/** The whole machine: null is an event that the state does not know. */
export const POSITION_MACHINE: Record<PositionState, Record<PositionEvent, PositionState | null>> = {
  proposed: { ...NOTHING, open: 'open', moderate_out: 'moderated_out', withdraw: 'withdrawn' },
  open: { ...NOTHING, close: 'closed', moderate_out: 'moderated_out', withdraw: 'withdrawn' },
  closed: { ...NOTHING, open: 'open', moderate_out: 'moderated_out', withdraw: 'withdrawn' },
  moderated_out: { ...NOTHING, restore: 'closed' },
  withdrawn: NOTHING,
  merged: NOTHING,
};

/** The states in which everyone may read the words; in the others the record says only that there was one. */
export const PUBLIC_STATES: readonly PositionState[] = ['open', 'closed', 'merged'];

/** Taking words away from everyone owes them the reason. */
export const NEEDS_REASON: Record<PositionEvent, boolean> = {
  open: false,
  close: false,
  moderate_out: true,
  restore: true,
  withdraw: false,
};

export function nextPositionState(state: PositionState, event: PositionEvent): PositionState | null {
  return POSITION_MACHINE[state][event];
}

/** What can be done with a position in this state. */
export function eventsIn(state: PositionState): PositionEvent[] {
  return POSITION_EVENTS.filter((event) => POSITION_MACHINE[state][event] !== null);
}
