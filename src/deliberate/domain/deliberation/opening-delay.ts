import type { DeliberationView } from '#deliberate/domain/positions/position-view.ts';

/** Why an announced deliberation did not open at its time. */
export const OPENING_DELAYS = ['no_positions', 'closing_past'] as const;
export type OpeningDelay = (typeof OPENING_DELAYS)[number];

type Announced = Pick<DeliberationView, 'state' | 'opensAt' | 'closesAt'>;

/** Whether everyone was promised that it would be open by now, and it is not. */
export function isOverdue({ state, opensAt, closesAt }: Announced, at: Date): boolean {
  return state === 'announced' && [opensAt, closesAt].some((promised) => promised !== null && promised <= at);
}

/** What the desk has to do about it; null where it opens of itself within moments, or was not due. */
export function openingDelay(deliberation: Announced, drafted: number, at: Date): OpeningDelay | null {
  if (!isOverdue(deliberation, at)) return null;
  const { closesAt } = deliberation;
  if (closesAt !== null && closesAt <= at) return 'closing_past';
  return drafted === 0 ? 'no_positions' : null;
}
