import type { DeskAsked, WaitingKinds } from '#kernel/domain/waiting.ts';
import type { Phase, PhaseOnDay } from './forum/edition.ts';
import { instantIn } from './forum/zoned-time.ts';

/** What can wait for somebody in this phase. */
export const CONVENE_WAITING = {
  'turns-to-record': { for: ['rapporteur', 'secretariat'], desk: 'interventions' },
  'floor-left-open': { for: ['chair', 'secretariat'], desk: 'sessions' },
} as const satisfies WaitingKinds;
export type ConveneWaiting = keyof typeof CONVENE_WAITING;

/** A desk that knows the year: what has begun and is not there yet waits too. */
export type DeskInYear = DeskAsked & { readonly timeZone: string; readonly phases: readonly PhaseOnDay[] };

/** Since when a phase runs or has run; null where it has not begun. */
export function begunAt({ phases, timeZone }: DeskInYear, phase: Phase): Date | null {
  const own = phases.find((one) => one.phase === phase);
  if (own === undefined || own.opensOn === null || (own.state !== 'open' && own.state !== 'done'))
    return null;
  return instantIn(timeZone, `${own.opensOn}T00:00`);
}

/** When a phase ends, its last day included; null where no last day is set. */
export function endOf({ phases, timeZone }: DeskInYear, phase: Phase): Date | null {
  const closesOn = phases.find((one) => one.phase === phase)?.closesOn ?? null;
  return closesOn === null ? null : instantIn(timeZone, `${closesOn}T23:59:59`);
}
