/** Given: read by those who draft. Shown: by everyone, where the rules say so. Kept back: by its author and those who draft. */
export const REASON_STATES = ['given', 'shown', 'kept_back'] as const;
export type ReasonState = (typeof REASON_STATES)[number];

/** Rewording and offering anew are its author's; taking it back leaves nothing, in whatever state. */
export const REASON_EVENTS = ['show', 'keep_back', 'reword'] as const;
export type ReasonEvent = (typeof REASON_EVENTS)[number];

/** The whole machine: null is an event that the state does not know. `docs/spec/reason.md` tells the same in words. */
export const REASON_MACHINE: Record<ReasonState, Record<ReasonEvent, ReasonState | null>> = {
  given: { show: 'shown', keep_back: 'kept_back', reword: 'given' },
  shown: { show: null, keep_back: 'kept_back', reword: 'given' },
  kept_back: { show: 'shown', keep_back: null, reword: 'given' },
};
