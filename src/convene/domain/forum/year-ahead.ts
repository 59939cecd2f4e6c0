import type { Edition, Phase, PhaseOnDay } from './edition.ts';

/** Pages of the edition that a phase offers something to do on. */
export type Deed = 'propose' | 'programme' | 'react' | 'results' | 'outcome' | 'release' | 'data' | 'record';

const DEED_OF: Readonly<Record<Phase, { readonly open: Deed; readonly done: Deed }>> = {
  call: { open: 'propose', done: 'propose' },
  convene: { open: 'programme', done: 'programme' },
  deliberate: { open: 'react', done: 'results' },
  conclude: { open: 'outcome', done: 'outcome' },
  publish: { open: 'release', done: 'data' },
};
/** What can still be done without any phase: it is always there to read. */
const ALWAYS: readonly Deed[] = ['programme', 'record', 'data'];
const DEEDS_SHOWN = 3;

/**
 * Three things to do on this day: what is open first, the most active phases before the quieter ones; then what is
 * finished and worth reading, the latest first; then what is always there.
 */
export function deedsOf(phases: readonly PhaseOnDay[]): Deed[] {
  const active: readonly Phase[] = ['call', 'deliberate', 'conclude', 'publish', 'convene'];
  const open = active
    .filter((phase) => stateOf(phases, phase) === 'open')
    .map((phase) => DEED_OF[phase].open);
  const done = active
    .filter((phase) => phase !== 'call' && stateOf(phases, phase) === 'done')
    .map((phase) => DEED_OF[phase].done);
  return [...new Set([...open, ...done, ...ALWAYS])].slice(0, DEEDS_SHOWN);
}

function stateOf(phases: readonly PhaseOnDay[], phase: Phase) {
  return phases.find((one) => one.phase === phase)?.state ?? 'not_planned';
}

export type NowAndNext = {
  readonly now: readonly PhaseOnDay[];
  readonly next: PhaseOnDay | null;
  readonly over: boolean;
};

/** What is open, what opens next, and whether the year is over. */
export function nowAndNext(phases: readonly PhaseOnDay[]): NowAndNext {
  const now = phases.filter(({ state }) => state === 'open');
  const ahead = phases.filter(({ state }) => state === 'ahead');
  const byOpening = ahead.toSorted((a, b) => ((a.opensOn ?? '') < (b.opensOn ?? '') ? -1 : 1));
  const next = byOpening[0] ?? null;
  const over = now.length === 0 && next === null && phases.some(({ state }) => state === 'done');
  return { now, next, over };
}

/** The edition a visitor comes for: one with something open, else the one that opens next, else the latest. */
export function currentEdition(editions: readonly Edition[]): Edition | null {
  const years = editions.map((edition) => ({ edition, year: nowAndNext(edition.phases) }));
  const open = years.find(({ year }) => year.now.length > 0);
  const ahead = years.find(({ year }) => year.next !== null);
  return (open ?? ahead ?? years[0])?.edition ?? null;
}
