export type SteadyClock = {
  /** Milliseconds that only ever rise, near those of the wall when this process began. */
  now(): number;
  /** What another process wrote is never later than now, however its wall stood. */
  notBefore(ms: number): void;
};

/** Speaking time is measured by this: a wall clock that jumps must give or take nobody's time. */
export function createSteadyClock(
  wallMs: () => number,
  monotonicMs: () => number = () => performance.now(),
): SteadyClock {
  let offset = wallMs() - monotonicMs();
  const now = () => Math.round(monotonicMs() + offset);
  return {
    now,
    notBefore(ms) {
      offset += Math.max(0, ms - now());
    },
  };
}
