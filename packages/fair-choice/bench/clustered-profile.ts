import { assembleProfile, type Profile } from '../src/profiles/profile.ts';

/** A small seeded generator (mulberry32): benchmarks and tests see the same profiles everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Shares of the five groups, as a forum's stakeholder groups are unequal. */
const GROUPS = [0.45, 0.2, 0.15, 0.12, 0.08];

export type FlatProfile = { readonly start: Int32Array; readonly items: Int32Array };

/** Voters of five groups who approve 3 to 2k topics: three in four from their own group's part of the list. */
export function clusteredBallots(voters: number, topics: number, k: number, seed: number): FlatProfile {
  const random = seeded(seed);
  const start = new Int32Array(voters + 1);
  const items = new Int32Array(voters * Math.min(2 * k, topics));
  const mark = new Int32Array(topics).fill(-1);
  const edges = GROUPS.map((_, group) => Math.round((topics * group) / GROUPS.length)).concat(topics);
  let size = 0;
  for (let voter = 0; voter < voters; voter += 1) {
    let draw = random();
    let group = 0;
    while (group < GROUPS.length - 1 && draw > GROUPS[group]!) draw -= GROUPS[group++]!;
    const [from, to] = [edges[group]!, edges[group + 1]!];
    const wanted = Math.min(topics, 3 + Math.floor(random() * (2 * k - 2)));
    const first = size;
    for (let tries = 0; size - first < wanted && tries < wanted * 4; tries += 1) {
      const own = random() < 0.75;
      const topic = own ? from + Math.floor(random() ** 1.5 * (to - from)) : Math.floor(random() * topics);
      if (mark[topic] === voter) continue;
      mark[topic] = voter;
      items[size++] = topic;
    }
    items.subarray(first, size).sort();
    start[voter + 1] = size;
  }
  return { start, items: items.slice(0, size) };
}

/** The profile of those ballots for k places. */
export function profileOf(ballots: FlatProfile, topics: number, k: number): Profile {
  const voters = ballots.start.length - 1;
  const ids = Array.from({ length: topics }, (_, topic) => String(topic));
  return assembleProfile(
    {
      ids,
      costs: ids.map(() => 1n),
      costScale: 1n,
      budget: BigInt(k),
      seats: k,
      groups: ids.map(() => []),
      caps: new Map(),
      idOrder: 'natural',
    },
    { kindWeights: [1n], weightScale: 1n, pointScale: 1n },
    {
      ...ballots,
      points: undefined,
      multiplicity: new Float64Array(voters).fill(1),
      kind: new Int32Array(voters),
    },
  );
}
