/** All that one process holds open: more would leave too few descriptors for pages and reactions. */
export const LINES_MAX = 30_000;
/** Behind one address: the largest hall with a phone for everyone, and a second screen for a fifth of them. */
export const LINES_PER_NETWORK_MAX = 12_000;
/** One browser's: a page has one line, and only while it is seen. */
export const LINES_PER_VISITOR_MAX = 24;
export const TOPICS_PER_VISITOR_MAX = 64;

export type LinesRefused = {
  readonly code: 'lines-everywhere' | 'lines-of-network' | 'lines-of-visitor' | 'topics-of-visitor';
  readonly max: number;
};

export type Comer = {
  readonly network: string;
  /** What tells one browser from another; null for a reader that brings nothing to be known by. */
  readonly visitor: string | null;
  readonly topics: number;
};

export type LineLimits = {
  /** Counts a line in, or says which limit it would pass. */
  enter(comer: Comer): LinesRefused | null;
  leave(comer: Comer): void;
};

export function createLineLimits(): LineLimits {
  const networks = new Map<string, number>();
  const visitors = new Map<string, { lines: number; topics: number }>();
  let lines = 0;

  function refusedTo({ network, visitor, topics }: Comer): LinesRefused | null {
    if (lines >= LINES_MAX) return { code: 'lines-everywhere', max: LINES_MAX };
    if ((networks.get(network) ?? 0) >= LINES_PER_NETWORK_MAX)
      return { code: 'lines-of-network', max: LINES_PER_NETWORK_MAX };
    const held = (visitor === null ? undefined : visitors.get(visitor)) ?? { lines: 0, topics: 0 };
    if (held.lines >= LINES_PER_VISITOR_MAX) return { code: 'lines-of-visitor', max: LINES_PER_VISITOR_MAX };
    if (held.topics + topics > TOPICS_PER_VISITOR_MAX)
      return { code: 'topics-of-visitor', max: TOPICS_PER_VISITOR_MAX };
    return null;
  }

  function count({ network, visitor, topics }: Comer, by: 1 | -1): void {
    lines += by;
    const ofNetwork = (networks.get(network) ?? 0) + by;
    if (ofNetwork > 0) networks.set(network, ofNetwork);
    else networks.delete(network);
    if (visitor === null) return;
    const held = visitors.get(visitor) ?? { lines: 0, topics: 0 };
    const now = { lines: held.lines + by, topics: held.topics + by * topics };
    if (now.lines > 0) visitors.set(visitor, now);
    else visitors.delete(visitor);
  }

  return {
    enter(comer) {
      const refused = refusedTo(comer);
      if (refused === null) count(comer, 1);
      return refused;
    },
    leave: (comer) => count(comer, -1),
  };
}
