/** A token bucket per key: `burst` at once, then `perMinute` sustained. */
export type RateLimit = {
  /** Seconds to wait before trying again, or 0 when it may go ahead (and has been counted). */
  take(key: string, count: number): number;
};

const KEYS_MAX = 100_000;

export function createRateLimit(limit: { burst: number; perMinute: number }, now: () => number): RateLimit {
  const perMs = limit.perMinute / 60_000;
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(key, count) {
      const at = now();
      const held = buckets.get(key) ?? { tokens: limit.burst, at };
      // A clock that was set back must lock nobody out until it has caught up.
      if (held.at > at) held.at = at;
      const tokens = Math.min(limit.burst, held.tokens + (at - held.at) * perMs);
      if (tokens < count) return Math.ceil((count - tokens) / perMs / 1000);
      buckets.delete(key);
      if (buckets.size >= KEYS_MAX)
        for (const oldest of buckets.keys()) if (buckets.size >= KEYS_MAX) buckets.delete(oldest);
      buckets.set(key, { tokens: tokens - count, at });
      return 0;
    },
  };
}
