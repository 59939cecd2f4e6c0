/** Every state of a deliberation. The page `docs/spec/deliberation.md` tells the same in words. */
export const DELIBERATION_STATES = ['draft', 'announced', 'open', 'closed'] as const;
export type DeliberationState = (typeof DELIBERATION_STATES)[number];

export const DELIBERATION_EVENTS = [
  'change_rules',
  'announce',
  'retract',
  'open',
  'take_snapshot',
  'close',
] as const;
export type DeliberationEvent = (typeof DELIBERATION_EVENTS)[number];

/** The whole machine: null is an event that the state does not know. */
export const DELIBERATION_MACHINE: Record<
  DeliberationState,
  Record<DeliberationEvent, DeliberationState | null>
> = {
  draft: {
    change_rules: 'draft',
    announce: 'announced',
    retract: null,
    open: 'open',
    take_snapshot: null,
    close: null,
  },
  announced: {
    change_rules: null,
    announce: null,
    retract: 'draft',
    open: 'open',
    take_snapshot: null,
    close: null,
  },
  open: {
    change_rules: null,
    announce: null,
    retract: null,
    open: null,
    take_snapshot: 'open',
    close: 'closed',
  },
  closed: {
    change_rules: null,
    announce: null,
    retract: null,
    open: null,
    take_snapshot: 'closed',
    close: null,
  },
};

/** Whether people have been able to react: before that there is nothing but rules. */
export function hasOpened(state: DeliberationState): boolean {
  return state === 'open' || state === 'closed';
}

export function nextDeliberationState(
  state: DeliberationState,
  event: DeliberationEvent,
): DeliberationState | null {
  return DELIBERATION_MACHINE[state][event];
}
