import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardElection } from '../../tests/awkward-elections.ts';
import { choose } from './choose.ts';
import type { Election } from '../profiles/election.ts';
import { randomElections } from '../../tests/random-elections.ts';
import type { Ties } from '../profiles/tie-order.ts';

/** The same election with `count` idle voters approving the topic. Idle voters are the last ballots and approve nothing. */
function withFurther(election: Election, idle: number, id: string, count: number): Election {
  const first = election.ballots.length - idle;
  const ballots = election.ballots.map((ballot, at) =>
    at >= first && at < first + count
      ? { ...ballot, approves: [id], ...(ballot.points && { points: [1] }) }
      : ballot,
  );
  return { ...election, ballots };
}

const withIdle = (election: Election, idle: number, scored = false): Election => ({
  ...election,
  ballots: [
    ...election.ballots,
    ...Array.from({ length: idle }, () => ({ approves: [], ...(scored && { points: [] }) })),
  ],
});

const IDLE = 25;

describe('the number of missing approvals', () => {
  it.each(['equal-shares', 'equal-shares+phragmen', 'phragmen', 'pav'])(
    'is exact for %s: so many more win, and one fewer does not',
    (rule) => {
      fc.assert(
        fc.property(randomElections({ shape: 'k' }), (election) => {
          const given = withIdle(election, IDLE);
          const options = { rule, ties: { kind: 'id' } } as const;
          for (const { id, missingApprovals: missing } of choose(given, options).runnersUp) {
            if (missing === undefined || missing > BigInt(IDLE)) continue;
            const count = Number(missing);
            expect(count).toBeGreaterThan(0);
            expect(choose(withFurther(given, IDLE, id, count), options).winners).toContain(id);
            expect(choose(withFurther(given, IDLE, id, count - 1), options).winners).not.toContain(id);
          }
        }),
        { numRuns: 80 },
      );
    },
  );

  it('is exact for Equal Shares with costs, by either utility', () => {
    fc.assert(
      fc.property(
        randomElections({ shape: 'budget' }),
        fc.constantFrom('cost' as const, 'cardinality' as const),
        (election, utility) => {
          const given = withIdle(election, IDLE);
          const options = { rule: 'equal-shares', ties: { kind: 'id' }, utility } as const;
          for (const { id, missingApprovals: missing } of choose(given, options).runnersUp) {
            if (missing === undefined || missing > BigInt(IDLE)) continue;
            expect(choose(withFurther(given, IDLE, id, Number(missing)), options).winners).toContain(id);
            expect(choose(withFurther(given, IDLE, id, Number(missing) - 1), options).winners).not.toContain(
              id,
            );
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  it.each([
    'equal-shares',
    'equal-shares+phragmen',
    'equal-shares+fill',
    'equal-shares+phragmen+fill',
    'phragmen',
    'pav',
    'approval',
  ])('is exact for %s with budgets, caps, points, odd weights and either order of ties', (rule) => {
    for (let seed = 1; seed <= 90; seed += 1) {
      const election = awkwardElection(seed);
      const scored = election.ballots.some(({ points }) => points !== undefined);
      const given = withIdle(election, IDLE, scored);
      const ties: Ties = seed % 2 === 0 ? { kind: 'id' } : { kind: 'lot', seed: 'published' };
      const wins = (id: string, count: number): boolean =>
        choose(withFurther(given, IDLE, id, count), { rule, ties, explain: false }).winners.includes(id);
      for (const { id, missingApprovals: missing } of choose(given, { rule, ties }).runnersUp) {
        const tried = Array.from({ length: IDLE }, (_, at) => at + 1);
        const least = tried.find((count) => wins(id, count));
        const told = missing === undefined || missing > BigInt(IDLE) ? undefined : Number(missing);
        expect({ seed, id, told }).toEqual({ seed, id, told: least });
      }
    }
  });

  it('lists the nearest loser first', () => {
    const election: Election = {
      candidates: ['a', 'b', 'c'].map((id) => ({ id })),
      ballots: [
        { approves: ['a'], weight: 9 },
        { approves: ['b'], weight: 4 },
        { approves: ['c'], weight: 7 },
      ],
      k: 1,
    };
    expect(choose(election, { rule: 'approval' }).runnersUp).toEqual([
      { id: 'c', missingApprovals: 3n },
      { id: 'b', missingApprovals: 6n },
    ]);
  });
});
