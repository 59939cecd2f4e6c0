/** How many people reacted for the first time within one window of time. */
export type Arrivals = { readonly from: Date; readonly people: number };
export type Burst = Arrivals & { readonly usual: number };

export const WINDOW_MINUTES = 10;
/** Fewer than this is nothing to look at, however quiet it was before. */
const BURST_PEOPLE_MIN = 20;
/** So many times what is usual: the median of the windows in which anybody came. */
const BURST_TIMES = 8;
const BURSTS_SHOWN = 10;

/** Windows in which far more people came than usual, the fullest first. A busy opening shows too: a person judges. */
export function burstsIn(windows: readonly Arrivals[]): Burst[] {
  const sorted = windows.map(({ people }) => people).sort((a, b) => a - b);
  const usual = sorted[sorted.length >> 1] ?? 0;
  return windows
    .filter(({ people }) => people >= BURST_PEOPLE_MIN && people >= usual * BURST_TIMES)
    .sort((a, b) => b.people - a.people || a.from.getTime() - b.from.getTime())
    .slice(0, BURSTS_SHOWN)
    .map((window) => ({ ...window, usual }));
}
