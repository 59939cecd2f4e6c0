import { ballotBoxHash } from './ballot-box.ts';
import { sha256 } from '../numbers/digest.ts';
import { compareIds } from './election.ts';
import type { Profile } from './profile.ts';
import { item } from '../numbers/within.ts';

/**
 * The order of ties, fixed before counting. `lot`: lowest cost, most approvals, then SHA-256 of
 * `round | seed | topic id`, lowest first; the seed is the hash of the closed ballot box unless another was
 * published. `id`: lowest id first and nothing else.
 */
export type Ties = { readonly kind: 'lot'; readonly seed?: string } | { readonly kind: 'id' };

/** `further`: approvals (scaled like the profile's) that `a` is imagined to have received on top. */
export type TieOrder = (round: number) => (a: number, b: number, further?: bigint) => number;

/** The lot of a topic in a round (rounds count from 1). */
export const lotOf = (round: number, seed: string, id: string): string => sha256(`${round}|${seed}|${id}`);

export function tieOrderOf(profile: Profile, ties: Ties): TieOrder {
  const { ids, costs, approvals, idOrder } = profile;
  const byId = (a: number, b: number): number => compareIds(item(ids, a), item(ids, b), idOrder);
  if (ties.kind === 'id') return () => byId;
  // Most counts need no lot, and the hash of a million ballots takes seconds: it waits until it is asked for.
  let seed = ties.seed;
  return (round) => {
    const lots = new Map<number, string>();
    const lot = (topic: number): string => {
      seed ??= ballotBoxHash(profile);
      const known = lots.get(topic) ?? lotOf(round, seed, item(ids, topic));
      lots.set(topic, known);
      return known;
    };
    return (a, b, further = 0n) => {
      const cost = item(costs, a) - item(costs, b);
      if (cost !== 0n) return cost < 0n ? -1 : 1;
      const support = item(approvals, b) - item(approvals, a) - further;
      if (support !== 0n) return support < 0n ? -1 : 1;
      if (a === b) return 0;
      // Further approvals change the ballot box, and with it lots that it seeds: nobody can count on winning those.
      if (further > 0n && ties.seed === undefined) return 1;
      return lot(a) < lot(b) ? -1 : 1;
    };
  };
}
