import type { WaitingKinds } from '#kernel/domain/waiting.ts';

/** What can wait for an answer in this phase. */
export const CALL_WAITING = {
  'topics-unanswered': { for: ['secretariat'], desk: 'topics' },
} as const satisfies WaitingKinds;
export type CallWaiting = keyof typeof CALL_WAITING;
