import { createStore, type ReactionStore } from '../src/reactions/reaction-store.ts';
import { seededRandom } from '../src/seeded-random.ts';

export type OneGroup = 'chance' | 'popular' | 'readiness' | 'range';

type Shape = {
  readonly people: number;
  readonly positions: number;
  readonly each: number;
  readonly seed: number;
};

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const PASSING = 0.1;
const LEAVING_EARLY = 0.25;
/** Early positions are seen more often. */
const SKEW = 1.7;

/**
 * People who form no groups: who react by chance, alike, each with a readiness to agree of their own, or each at a place
 * of their own along a range of opinion. A quarter leaves early, and early positions are seen more.
 */
export function oneGroup(kind: OneGroup, { people, positions, each, seed }: Shape): ReactionStore {
  const random = seededRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const asked = Array.from({ length: positions }, () => ({ appeal: normal(), side: 1.5 * normal() }));
  const store = createStore();
  for (let i = 0; i < people; i += 1) {
    const own = normal();
    const cast =
      random() < LEAVING_EARLY ? 5 + Math.floor(5 * random()) : Math.round(each * (0.5 + random()));
    const seen = new Set<number>();
    while (seen.size < Math.min(cast, positions)) seen.add(Math.floor(positions * random() ** SKEW));
    for (const j of seen) {
      const { appeal, side } = asked[j] ?? { appeal: 0, side: 0 };
      const leaning = {
        chance: 0,
        popular: appeal,
        readiness: appeal + 0.8 * own,
        range: appeal + side * own,
      }[kind];
      const agrees = random() < logistic(leaning);
      store.react(String(i), String(j), random() < PASSING ? 0 : agrees ? 1 : -1);
    }
  }
  return store;
}
