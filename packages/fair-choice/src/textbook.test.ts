import { describe, expect, it } from 'vitest';
import { awkwardElection } from '../tests/awkward-elections.ts';
import { choose } from './rules/choose.ts';
import { format } from './numbers/rational.ts';
import { countByTextbook } from '../tests/textbook.ts';
import type { Ties } from './profiles/tie-order.ts';

/** Enough that every rule meets every awkwardness many times; a hundred times as many were tried by hand. */
const ELECTIONS = 150;

const COMPLETIONS = ['', '+phragmen', '+add1', '+add1-exhaustive'];
const RULES = [
  ...COMPLETIONS.flatMap((completion) => [`equal-shares${completion}`, `equal-shares${completion}+fill`]),
  'phragmen',
  'pav',
  'approval',
];

describe.each(RULES)('%s', (rule) => {
  it.each(['cost', 'cardinality'] as const)(
    'chooses what the textbook chooses, in its order, at its prices, with its ties, by %s',
    (utility) => {
      for (let seed = 1; seed <= ELECTIONS; seed += 1) {
        const election = awkwardElection(seed);
        const ties: Ties = seed % 2 === 0 ? { kind: 'id' } : { kind: 'lot', seed: `box ${seed}` };
        const { rounds, increments } = choose(election, { rule, utility, ties, explain: false });
        const counted = rounds.map(({ winner, price, ties: others }) => ({
          winner,
          price: format(price),
          tied: [winner, ...others].sort(),
        }));
        expect({ seed, rounds: counted, increments }).toEqual({
          seed,
          ...countByTextbook(election, rule, utility, ties),
        });
      }
    },
  );
});

describe.each(['equal-shares+add1', 'equal-shares+add1-exhaustive'])('%s in a small currency', (rule) => {
  it.each(['cost', 'cardinality'] as const)('leaves out only units that change nothing, by %s', (utility) => {
    const won = (amount: unknown): string => (Number(amount) * 37).toFixed(2);
    let most = 0n;
    for (let seed = 1; seed <= 120; seed += 1) {
      const { k, budget, ...rest } = awkwardElection(seed);
      if (k !== undefined) continue;
      const candidates = rest.candidates.map((each) => ({ ...each, cost: won(each.cost) }));
      const election = { ...rest, candidates, budget: won(budget) };
      const options = { rule, utility, ties: { kind: 'id' }, explain: false } as const;
      const { winners, increments } = choose(election, options);
      const textbook = countByTextbook(election, rule, utility, options.ties);
      expect({ seed, winners, increments }).toEqual({
        seed,
        winners: textbook.rounds.map(({ winner }) => winner),
        increments: textbook.increments,
      });
      if (increments > most) most = increments;
    }
    expect(most).toBeGreaterThan(100n);
  });
});
