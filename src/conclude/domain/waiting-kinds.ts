import type { WaitingKinds } from '#kernel/domain/waiting.ts';

/** What can wait for somebody in this phase. */
export const CONCLUDE_WAITING = {
  'outcome-to-start': { for: ['rapporteur', 'secretariat'], desk: 'outcome' },
  'paragraphs-uncited': { for: ['rapporteur', 'secretariat'], desk: 'outcome' },
  'outcome-to-adopt': { for: ['chair', 'secretariat'], desk: 'outcome' },
  'commitments-open': { for: ['secretariat'], desk: 'outcome' },
} as const satisfies WaitingKinds;
export type ConcludeWaiting = keyof typeof CONCLUDE_WAITING;
