import { item } from '../numbers/within.ts';

/** One ranking: for each alternative its place, lower is better, equal places are ties. `weight` voters cast it. */
export type Ranking = { readonly places: readonly number[]; readonly weight?: number };

export type SchulzeResult = {
  /** `pairwise[a][b]`: how many voters place a strictly before b. Published with the result. */
  readonly pairwise: readonly (readonly number[])[];
  /** `strength[a][b]`: strength of the strongest path from a to b, as winning votes; 0 if there is none. */
  readonly strength: readonly (readonly number[])[];
  /** The place of each alternative, 0 best: ordered by how many alternatives beat it; equal counts share a place. */
  readonly places: readonly number[];
  /** All alternatives best first; those that share a place follow the published order of ties. */
  readonly order: readonly number[];
};

export class RankingError extends Error {
  readonly ranking: number;
  constructor(ranking: number, reason: string) {
    super(`ranking ${ranking + 1}: ${reason}`);
    this.name = 'RankingError';
    this.ranking = ranking;
  }
}

type Matrix = number[][];

const square = (size: number): Matrix => Array.from({ length: size }, () => new Array<number>(size).fill(0));

function countPairs(rankings: readonly Ranking[], alternatives: number): Matrix {
  const pairwise = square(alternatives);
  rankings.forEach(({ places, weight = 1 }, at) => {
    if (places.length !== alternatives)
      throw new RankingError(at, `${places.length} places for ${alternatives} alternatives`);
    if (!Number.isSafeInteger(weight) || weight < 0)
      throw new RankingError(at, 'weight is not a whole number');
    if (places.some((place) => !Number.isFinite(place)))
      throw new RankingError(at, 'a place is not a number');
    pairwise.forEach((row, a) => {
      for (let b = 0; b < alternatives; b += 1) {
        if (item(places, a) < item(places, b)) row[b] = item(row, b) + weight;
      }
    });
  });
  return pairwise;
}

/** Widest paths (Floyd and Warshall with max-min), from the winning side of each pair. */
function strongestPaths(pairwise: Matrix): Matrix {
  const size = pairwise.length;
  const wins = (a: number, b: number): number => item(item(pairwise, a), b);
  const strength = pairwise.map((row, a) => row.map((votes, b) => (votes > wins(b, a) ? votes : 0)));
  for (let via = 0; via < size; via += 1) {
    for (const [from, row] of strength.entries()) {
      if (from === via) continue;
      const first = item(row, via);
      for (let to = 0; to < size; to += 1) {
        if (to === from || to === via) continue;
        row[to] = Math.max(item(row, to), Math.min(first, item(item(strength, via), to)));
      }
    }
  }
  return strength;
}

/**
 * The Schulze method (Schulze 2011, winning votes) on weak rankings. `tieOrder` orders alternatives that share a
 * place; it must have been published beforehand and defaults to the order in which they are listed. Whole numbers
 * throughout, so the result is exact while the weights sum to less than 2^53.
 */
export function schulze(
  alternatives: number,
  rankings: readonly Ranking[],
  tieOrder: (a: number, b: number) => number = (a, b) => a - b,
): SchulzeResult {
  const pairwise = countPairs(rankings, alternatives);
  const strength = strongestPaths(pairwise);
  const beats = (a: number, b: number): boolean => item(item(strength, a), b) > item(item(strength, b), a);
  // The relation is transitive, so whoever beats an alternative is beaten by fewer than it is.
  const beatenBy = strength.map((_, a) => strength.filter((_row, b) => beats(b, a)).length);
  const levels = [...new Set(beatenBy)].sort((a, b) => a - b);
  const places = beatenBy.map((count) => levels.indexOf(count));
  const order = places.map((_, a) => a).sort((a, b) => item(places, a) - item(places, b) || tieOrder(a, b));
  return { pairwise, strength, places, order };
}
