import type { WaitingKinds } from '#kernel/domain/waiting.ts';

/** What can wait for the secretariat in this phase. */
export const PUBLISH_WAITING = {
  'release-to-issue': { for: ['secretariat'], desk: 'release' },
  'record-to-seal': { for: ['secretariat'], desk: 'record' },
  'record-behind': { for: ['secretariat'], desk: 'record' },
} as const satisfies WaitingKinds;
export type PublishWaiting = keyof typeof PUBLISH_WAITING;
