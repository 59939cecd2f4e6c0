import type { WaitingKinds } from '#kernel/domain/waiting.ts';

const DRAFTERS = ['rapporteur', 'secretariat'] as const;

/** What can wait for somebody in this phase. */
export const DELIBERATE_WAITING = {
  'proposals-waiting': { for: DRAFTERS, desk: 'positions/waiting' },
  'drafts-to-open': { for: DRAFTERS, desk: 'positions' },
  'texts-behind': { for: DRAFTERS, desk: 'positions/languages' },
  'reasons-waiting': { for: DRAFTERS, desk: 'reasons' },
  'positions-missing': { for: DRAFTERS, desk: 'positions' },
  'deliberation-to-plan': { for: ['secretariat'], desk: 'deliberation' },
  'deliberation-to-open': { for: ['secretariat'], desk: 'deliberation' },
  'deliberation-closing': { for: ['secretariat'], desk: 'deliberation' },
  'deliberation-left-open': { for: ['secretariat'], desk: 'deliberation' },
} as const satisfies WaitingKinds;
export type DeliberateWaiting = keyof typeof DELIBERATE_WAITING;
