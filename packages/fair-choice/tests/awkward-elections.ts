import { seeded } from '../bench/clustered-profile.ts';
import type { Ballot, Candidate, Election } from '../src/profiles/election.ts';
import { item } from '../src/numbers/within.ts';

/** Ids whose order as numbers and as text differs. */
const IDS = ['0', '1', '2', '9', '10', '11', '100', '20'];
const COSTS = [
  (draw: () => number) => 1 + Math.floor(draw() * 30),
  (draw: () => number) => item(['0.1', '0.3', '12.5', '7.25', '0.7', '3'], Math.floor(draw() * 6)),
  (draw: () => number) => (draw() < 0.3 ? 10 : 5),
  (draw: () => number) => (draw() < 0.15 ? 0 : 1 + Math.floor(draw() * 9)),
] as const;
const POINTS = [0, 1, 2, 3, '1.5', '0.5', 1, -1];
const WEIGHTS = [1, 1, 2, 3, '1/2', '2/3', '0.3'];

/** What the seed draws once for a whole election. */
type Shape = {
  readonly ids: readonly string[];
  readonly groups: number;
  readonly scored: boolean;
  readonly weighted: boolean;
};

function ballotsOf({ ids, groups, scored, weighted }: Shape, voters: number, draw: () => number): Ballot[] {
  const pick = <T>(list: readonly T[]): T => item(list, Math.floor(draw() * list.length));
  const ballots: Ballot[] = [];
  for (let voter = 0; voter < voters; voter += 1) {
    const group = Math.floor(draw() * groups);
    let approves = ids.filter((_, at) => draw() < (at % groups === group ? 0.7 : 0.15));
    if (draw() < 0.1) approves = [];
    // The second topic often is a twin of the first, and some ballots copy an earlier one.
    if (ids.length > 2 && draw() < 0.5) {
      approves = approves.filter((id) => id !== ids[1]);
      if (approves.includes(item(ids, 0))) approves.push(item(ids, 1));
    }
    if (draw() < 0.2 && ballots.length > 0) approves = [...pick(ballots).approves];
    ballots.push({
      approves,
      ...(scored && { points: approves.map(() => pick(POINTS)) }),
      ...(weighted && { weight: pick(WEIGHTS) }),
    });
  }
  return ballots;
}

/**
 * Small elections with all that makes counting go wrong: groups, twins, equal costs, costs in decimals, of nothing and
 * beyond the budget, topics nobody approves, empty ballots, points of nothing and less, odd weights, caps.
 */
export function awkwardElection(seed: number): Election {
  const draw = seeded(seed);
  const int = (below: number): number => Math.floor(draw() * below);
  const ids = IDS.slice(0, 1 + int(IDS.length));
  const voters = int(14);
  const shape = { ids, groups: 1 + int(3), scored: draw() < 0.3, weighted: draw() < 0.4 };
  const [budgeted, capped] = [draw() < 0.6, draw() < 0.25];
  const cost = item(COSTS, int(COSTS.length));
  const candidates = ids.map((id): Candidate => {
    const groups = [draw() < 0.5 ? 'x' : 'y', ...(draw() < 0.2 ? ['z'] : [])];
    return { id, ...(budgeted && { cost: cost(draw) }), ...(capped && { groups }) };
  });
  const total = candidates.reduce((sum, each) => sum + Number(each.cost ?? 1), 0);
  return {
    candidates,
    ballots: ballotsOf(shape, voters, draw),
    ...(budgeted ? { budget: (total * draw()).toFixed(int(3)) } : { k: 1 + int(ids.length) }),
    ...(capped && { caps: { x: int(3), y: 1 + int(3), z: int(2) } }),
    ...(draw() < 0.5 && { idOrder: 'text' as const }),
  };
}
