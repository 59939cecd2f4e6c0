import { Fraction } from '../tests/textbook.ts';

export type NaiveElection = {
  readonly costs: readonly bigint[];
  readonly budget: bigint;
  /** `utilities[voter]` maps a topic to a positive whole utility. */
  readonly utilities: readonly ReadonlyMap<number, bigint>[];
};

/**
 * The Method of Equal Shares straight from its definition: a fraction per voter, every topic priced in every round
 * by sorting its supporters. The yardstick of the benchmark and the rival of the property tests.
 * Ties go to the lowest topic number.
 */
export function naiveEqualShares({ costs, budget, utilities }: NaiveElection, extra = 0n): number[] {
  const voters = BigInt(utilities.length);
  const left = utilities.map(() => new Fraction(budget, voters).plus(new Fraction(extra, 1n)));
  const open = new Set(costs.keys());
  const supporters = costs.map((_, topic) =>
    [...utilities.keys()].filter((voter) => utilities[voter]?.has(topic)),
  );
  const winners: number[] = [];
  for (;;) {
    let best: { topic: number; rate: Fraction } | undefined;
    for (const topic of open) {
      const utility = (voter: number) => new Fraction(utilities[voter]?.get(topic) ?? 0n, 1n);
      const ordered = (supporters[topic] ?? []).map((voter) => ({
        money: left[voter]!,
        utility: utility(voter),
        limit: left[voter]!.over(utility(voter)),
      }));
      ordered.sort((a, b) => (a.limit.below(b.limit) ? -1 : b.limit.below(a.limit) ? 1 : 0));
      let missing = new Fraction(costs[topic] ?? 0n, 1n);
      let units = ordered.reduce((sum, each) => sum.plus(each.utility), new Fraction(0n, 1n));
      for (const { money, utility: worth, limit } of ordered) {
        const rate = missing.over(units);
        if (!limit.below(rate)) {
          if (best === undefined || rate.below(best.rate)) best = { topic, rate };
          break;
        }
        missing = missing.minus(money);
        units = units.minus(worth);
      }
    }
    if (best === undefined) return winners;
    winners.push(best.topic);
    open.delete(best.topic);
    for (const voter of supporters[best.topic] ?? []) {
      const due = best.rate.times(new Fraction(utilities[voter]?.get(best.topic) ?? 0n, 1n));
      left[voter] = left[voter]!.below(due) ? new Fraction(0n, 1n) : left[voter]!.minus(due);
    }
  }
}
