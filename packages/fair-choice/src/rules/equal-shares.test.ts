import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naiveEqualShares } from '../../bench/naive-equal-shares.ts';
import { choose } from './choose.ts';
import type { Election } from '../profiles/election.ts';
import type { Utility } from './equal-shares.ts';
import { randomElections } from '../../tests/random-elections.ts';

/** The definition itself, in whole numbers; weights are not its business. */
function naive({ candidates, ballots, k, budget }: Election, utility: Utility, extra = 0n): string[] {
  const costs = candidates.map(({ cost }) => (k === undefined ? BigInt(Number(cost)) : 1n));
  const utilities = ballots.map(({ approves, points }) => {
    const worth = approves.map((id, at): [number, bigint] => {
      const topic = candidates.findIndex((candidate) => candidate.id === id);
      return [topic, BigInt(Number(points?.[at] ?? 1)) * (utility === 'cost' ? (costs[topic] ?? 1n) : 1n)];
    });
    return new Map(worth.filter(([, value]) => value > 0n));
  });
  const winners = naiveEqualShares({ costs, budget: BigInt(k ?? Number(budget)), utilities }, extra);
  return winners.map((topic) => candidates[topic]?.id ?? '');
}

const costOf = (election: Election, winners: readonly string[]): number =>
  winners.reduce((sum, id) => sum + Number(election.candidates.find((each) => each.id === id)?.cost), 0);

const ties = { kind: 'id' } as const;

describe('Equal Shares', () => {
  it.each(['cardinality', 'cost'] as const)('chooses what its definition chooses, by %s', (utility) => {
    fc.assert(
      fc.property(randomElections(), (election) => {
        const { winners } = choose(election, { rule: 'equal-shares', utility, ties });
        expect(winners).toEqual(naive(election, utility));
      }),
      { numRuns: 400 },
    );
  });

  it.each(['cardinality', 'cost'] as const)(
    'chooses what its definition chooses from points, by %s',
    (utility) => {
      fc.assert(
        fc.property(randomElections({ scored: true }), (election) => {
          const { winners } = choose(election, { rule: 'equal-shares', utility, ties });
          expect(winners).toEqual(naive(election, utility));
        }),
        { numRuns: 400 },
      );
    },
  );

  it('adds one unit per voter until the next would overspend, and no step earlier or later', () => {
    fc.assert(
      fc.property(randomElections({ shape: 'budget' }), (election) => {
        let expected = naive(election, 'cost');
        const supported = new Set(election.ballots.flatMap(({ approves }) => approves)).size;
        for (let extra = 1n; expected.length < supported; extra += 1n) {
          const next = naive(election, 'cost', extra);
          if (costOf(election, next) > Number(election.budget)) break;
          expected = next;
        }
        expect(choose(election, { rule: 'equal-shares+add1', utility: 'cost', ties }).winners).toEqual(
          expected,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('stops adding at the first outcome that no further topic fits, where the rule says exhaustive', () => {
    fc.assert(
      fc.property(randomElections({ shape: 'budget' }), (election) => {
        const supported = new Set(election.ballots.flatMap(({ approves }) => approves));
        const budget = Number(election.budget);
        const exhaustive = (winners: readonly string[]): boolean =>
          [...supported].every(
            (id) => winners.includes(id) || costOf(election, winners) + costOf(election, [id]) > budget,
          );
        let expected = naive(election, 'cardinality');
        for (let extra = 1n; !exhaustive(expected); extra += 1n) {
          const next = naive(election, 'cardinality', extra);
          if (costOf(election, next) > budget) break;
          expected = next;
        }
        const rule = 'equal-shares+add1-exhaustive';
        expect(choose(election, { rule, utility: 'cardinality', ties }).winners).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('refuses to add units without end where a cost is beyond all reach', () => {
    const election: Election = {
      candidates: [
        { id: 'a', cost: '1.1e60' },
        { id: 'b', cost: '2/3' },
      ],
      budget: 3,
      ballots: [{ approves: ['a', 'b'], weight: '1/2' }, { approves: [] }],
    };
    expect(() => choose(election, { rule: 'equal-shares+add1', ties })).toThrow(/more than 200000 counts/);
    const { winners } = choose(election, { rule: 'equal-shares+add1-exhaustive', ties });
    expect(winners).toEqual(['b']);
  });

  it('counts a ballot of weight w as w voters', () => {
    fc.assert(
      fc.property(
        randomElections(),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 12, maxLength: 12 }),
        (election, copies) => {
          const weighted = {
            ...election,
            ballots: election.ballots.map((ballot, at) => ({ ...ballot, weight: copies[at] ?? 1 })),
          };
          const copied = {
            ...election,
            ballots: election.ballots.flatMap((ballot, at) => Array(copies[at] ?? 1).fill(ballot)),
          };
          expect(choose(weighted, { ties }).winners).toEqual(choose(copied, { ties }).winners);
        },
      ),
    );
  });

  it('scales: halving every weight, or ten times every cost and the budget, changes nothing', () => {
    fc.assert(
      fc.property(randomElections({ shape: 'budget', weighted: true }), (election) => {
        const { candidates, budget, ballots } = election;
        const dearer = {
          budget: Number(budget) * 10,
          candidates: candidates.map((each) => ({ ...each, cost: Number(each.cost) * 10 })),
          ballots: ballots.map((ballot) => ({ ...ballot, weight: `${2 * Number('1')}/${4}` })),
        };
        const even = { ...election, ballots: ballots.map(({ approves }) => ({ approves })) };
        const same = {
          ...dearer,
          ballots: dearer.ballots.map(({ approves, weight }) => ({ approves, weight })),
        };
        expect(choose(same, { ties }).winners).toEqual(choose(even, { ties }).winners);
      }),
    );
  });

  it('tells one tenth from three tenths of a third, where floating point cannot', () => {
    const election: Election = {
      candidates: [
        { id: 'a', cost: '0.3' },
        { id: 'b', cost: '0.1' },
      ],
      budget: '0.4',
      ballots: [{ approves: ['a'] }, { approves: ['a'] }, { approves: ['a'] }, { approves: ['b'] }],
    };
    // Everybody has 0.1: three pay 0.3 and one pays 0.1, both exactly; in doubles 0.1 + 0.1 + 0.1 > 0.3.
    const { winners, rounds } = choose(election, { rule: 'equal-shares', utility: 'cardinality', ties });
    expect(winners).toEqual(['a', 'b']);
    expect(rounds.map(({ ties: tied }) => tied)).toEqual([['b'], []]);
  });
});
