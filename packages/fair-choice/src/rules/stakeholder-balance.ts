import { ElectionError, exactly, type Election } from '../profiles/election.ts';
import { choose, type ChooseOptions, type Outcome } from './choose.ts';
import { add, divide, multiply, ratio, ZERO, type Rational } from '../numbers/rational.ts';

/** The count by equal weight per declared group, and the same ballots at one person one vote beside it. */
export type BalancedOutcome = {
  readonly balanced: Outcome;
  readonly unweighted: Outcome;
  /** Topics chosen only with, and only without, the balance; in order of choice. */
  readonly onlyBalanced: readonly string[];
  readonly onlyUnweighted: readonly string[];
  readonly groups: readonly {
    readonly group: string;
    readonly voters: Rational;
    readonly weightEach: Rational;
  }[];
};

/**
 * Weighs ballots so that every declared stakeholder group carries the same total: W / (G n) for each of a group's n
 * members, where W is the weight of all voters and G the number of groups. Refuses a ballot that declares none:
 * weighing it would be this library's decision, not the forum's.
 */
export function balanceGroups(election: Election): { election: Election; groups: BalancedOutcome['groups'] } {
  const sizes = new Map<string, Rational>();
  const weights = election.ballots.map(({ group, weight }, at) => {
    const where = `ballot ${at + 1}`;
    if (group === undefined) throw new ElectionError('no-group', where, 'declares no stakeholder group');
    const value = exactly(weight ?? 1, where, 'weight');
    sizes.set(group, add(sizes.get(group) ?? ZERO, value));
    return value;
  });
  const total = [...sizes.values()].reduce(add, ZERO);
  const perGroup = divide(total, ratio(BigInt(Math.max(1, sizes.size)), 1n));
  const each = new Map(
    [...sizes].map(([group, size]) => [group, size.n === 0n ? ZERO : divide(perGroup, size)]),
  );
  const ballots = election.ballots.map((ballot, at) => ({
    ...ballot,
    weight: multiply(weights[at] ?? ZERO, each.get(ballot.group ?? '') ?? ZERO),
  }));
  const groups = [...sizes].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    election: { ...election, ballots },
    groups: groups.map(([group, voters]) => ({ group, voters, weightEach: each.get(group) ?? ZERO })),
  };
}

/** Counts with stakeholder balance and always without it too: both are to be published. */
export function chooseBalanced(election: Election, options: ChooseOptions = {}): BalancedOutcome {
  const { election: weighted, groups } = balanceGroups(election);
  const balanced = choose(weighted, options);
  const unweighted = choose(election, { ...options, explain: false });
  return {
    balanced,
    unweighted,
    groups,
    onlyBalanced: balanced.winners.filter((id) => !unweighted.winners.includes(id)),
    onlyUnweighted: unweighted.winners.filter((id) => !balanced.winners.includes(id)),
  };
}
