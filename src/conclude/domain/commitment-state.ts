import type { Bilingual } from '#kernel/domain/bilingual.ts';

/** Every state a commitment can be in. The page `docs/spec/commitment.md` tells the same in words. */
export const COMMITMENT_STATES = ['open', 'taken_up', 'met', 'dropped'] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

/** What each is called. */
export const COMMITMENT_STATE_NAMES = {
  open: { ko: '이행 전', en: 'Open' },
  taken_up: { ko: '이어받음', en: 'Taken up' },
  met: { ko: '지켜짐', en: 'Met' },
  dropped: { ko: '그만둠', en: 'Dropped' },
} as const satisfies Record<CommitmentState, Bilingual>;

export const COMMITMENT_STEPS = ['take_up', 'meet', 'drop', 'reopen'] as const;
export type CommitmentStep = (typeof COMMITMENT_STEPS)[number];

/** The whole machine: null is a step that the state does not know. */
export const COMMITMENT_MACHINE: Record<CommitmentState, Record<CommitmentStep, CommitmentState | null>> = {
  open: { take_up: 'taken_up', meet: 'met', drop: 'dropped', reopen: null },
  taken_up: { take_up: null, meet: 'met', drop: 'dropped', reopen: 'open' },
  met: { take_up: null, meet: null, drop: null, reopen: 'open' },
  dropped: { take_up: null, meet: null, drop: null, reopen: 'open' },
};

/** Saying that a promise was kept, or is given up, owes everyone the how or the why. */
export const STEP_NEEDS_NOTE: Record<CommitmentStep, boolean> = {
  take_up: false,
  meet: true,
  drop: true,
  reopen: false,
};

/** Those that come back in the next call. */
export const UNFULFILLED: readonly CommitmentState[] = ['open', 'taken_up'];

export function stepsFrom(state: CommitmentState): CommitmentStep[] {
  return COMMITMENT_STEPS.filter((step) => COMMITMENT_MACHINE[state][step] !== null);
}
