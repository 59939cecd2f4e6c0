import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../bench/clustered-profile.ts';
import { choose } from './rules/choose.ts';
import type { Ballot, Election } from './profiles/election.ts';
import { randomElections } from '../tests/random-elections.ts';

const [TOPICS, K] = [25, 10];
const ties = { kind: 'id' } as const;

/** Five groups of 45, 20, 15, 12 and 8 voters; each approves most of its own five topics and few of the others. */
function clustered(seed: number): Election {
  const random = seeded(seed);
  const groups = [45, 20, 15, 12, 8].flatMap((size, group) => Array.from({ length: size }, () => group));
  const ids = Array.from({ length: TOPICS }, (_, id) => String(id));
  const ballots = groups.map((group): Ballot => {
    const approves = (id: string): boolean => random() < (Math.floor(Number(id) / 5) === group ? 0.75 : 0.04);
    return { approves: ids.filter(approves) };
  });
  return { candidates: ids.map((id) => ({ id })), ballots, k: K };
}

/** Clear-cut groups of the sizes in METHODS: each approves a list of its own. */
function partyElection(sizes: readonly number[], k: number): Election {
  const lists = sizes.map((_, party) => Array.from({ length: k }, (_each, at) => `${party}.${at}`));
  return {
    candidates: lists.flat().map((id) => ({ id })),
    ballots: sizes.map((weight, party) => ({ approves: lists[party] ?? [], weight })),
    k,
  };
}

/**
 * EJR+ (Brill & Peters 2023): no topic outside the choice has, for any l, supporters of weight l W / k or more each
 * of whom approves fewer than l winners.
 */
function breaksEjrPlus({ candidates, ballots, k = 0 }: Election, winners: readonly string[]): boolean {
  const chosen = new Set(winners);
  const weights = ballots.map(({ weight }) => Number(weight ?? 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const satisfied = ballots.map(({ approves }) => approves.filter((id) => chosen.has(id)).length);
  return candidates.some(({ id }) => {
    if (chosen.has(id)) return false;
    return Array.from({ length: k }, (_, at) => at + 1).some((level) => {
      const poor = ballots.map((ballot, at) =>
        ballot.approves.includes(id) && (satisfied[at] ?? 0) < level ? (weights[at] ?? 0) : 0,
      );
      return poor.reduce((sum, weight) => sum + weight, 0) * k >= level * total;
    });
  });
}

/** Seats by D'Hondt; none of the sizes used here ties. */
function dHondt(sizes: readonly number[], k: number): number[] {
  const seats = sizes.map(() => 0);
  for (let seat = 0; seat < k; seat += 1) {
    const quotients = sizes.map((size, party) => size / ((seats[party] ?? 0) + 1));
    const best = quotients.indexOf(Math.max(...quotients));
    seats[best] = (seats[best] ?? 0) + 1;
  }
  return seats;
}

describe('the default rule', () => {
  it('satisfies EJR+ on clustered profiles, where plain approval voting often breaks it', () => {
    let approvalBreaks = 0;
    for (let seed = 1; seed <= 150; seed += 1) {
      const election = clustered(seed);
      const { winners } = choose(election, { explain: false });
      expect(winners).toHaveLength(K);
      expect(breaksEjrPlus(election, winners)).toBe(false);
      approvalBreaks += breaksEjrPlus(
        election,
        choose(election, { rule: 'approval', explain: false }).winners,
      )
        ? 1
        : 0;
    }
    // The tests themselves are able to see a breach.
    expect(approvalBreaks).toBeGreaterThan(0);
  });

  it('satisfies EJR+ for weighted ballots of any shape', () => {
    fc.assert(
      fc.property(
        randomElections({ shape: 'k' }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 12, maxLength: 12 }),
        (election, weights) => {
          const ballots = election.ballots.map((ballot, at) => ({ ...ballot, weight: weights[at] ?? 1 }));
          const weighted = { ...election, ballots };
          expect(breaksEjrPlus(weighted, choose(weighted, { explain: false }).winners)).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('always fills exactly k places', () => {
    fc.assert(
      fc.property(randomElections({ shape: 'k', weighted: true }), (election) => {
        const { winners } = choose(election);
        expect(new Set(winners).size).toBe(election.k);
      }),
    );
  });

  it.each([
    [[45, 20, 15, 12, 8], 10],
    [[53, 29, 18], 7],
    [[61, 23, 11, 5], 9],
  ])("gives parties of %j the seats of D'Hondt for %i places", (sizes, k) => {
    for (const rule of ['equal-shares+phragmen', 'phragmen', 'pav']) {
      const { winners } = choose(partyElection(sizes, k), { rule });
      const seats = sizes.map((_, party) => winners.filter((id) => id.startsWith(`${party}.`)).length);
      expect({ rule, seats }).toEqual({ rule, seats: dHondt(sizes, k) });
    }
  });

  it('gives bullet voters their topic once they are a k-th of all', () => {
    const election = clustered(11);
    const crowd = election.ballots
      .slice(0, 90)
      .map(({ approves }) => ({ approves: approves.filter((id) => id !== '24') }));
    const bullets = Array.from({ length: 10 }, () => ({ approves: ['24'] }));
    expect(choose({ ...election, ballots: [...crowd, ...bullets] }).winners).toContain('24');
  });

  it('chooses what everybody approves where all ballots are identical', () => {
    const ids = ['3', '5', '8'];
    const ballots = Array.from({ length: 7 }, () => ({ approves: ids }));
    const { winners } = choose({ ...clustered(1), ballots, k: 3 });
    expect(winners.toSorted()).toEqual(ids);
  });

  it('does not let a topic lose by a clone that only its own supporters approve', () => {
    fc.assert(
      fc.property(randomElections({ shape: 'k' }), fc.integer({ min: 0, max: 6 }), (election, pick) => {
        const { winners } = choose(election, { ties });
        const winner = winners[pick % winners.length] ?? '';
        const cloned = {
          ...election,
          candidates: [...election.candidates, { id: 'z-clone' }],
          ballots: election.ballots.map(({ approves }) => ({
            approves: approves.includes(winner) ? [...approves, 'z-clone'] : approves,
          })),
        };
        const again = choose(cloned, { ties }).winners;
        expect(again.indexOf('z-clone') >= 0 && !again.includes(winner)).toBe(false);
      }),
    );
  });

  it('is monotone for single voters: an approval by somebody who paid for nothing never harms the topic', () => {
    fc.assert(
      fc.property(randomElections({ shape: 'k' }), fc.integer({ min: 0, max: 6 }), (election, pick) => {
        const { winners } = choose(election, { ties });
        const favourite = winners[pick % winners.length] ?? '';
        const voter = election.ballots.findIndex(({ approves }) => approves.length === 0);
        fc.pre(voter >= 0);
        const ballots = election.ballots.with(voter, { approves: [favourite] });
        expect(choose({ ...election, ballots }, { ties }).winners).toContain(favourite);
      }),
    );
  });
});

describe.each([
  'equal-shares+phragmen',
  'equal-shares+add1+fill',
  'equal-shares+add1-exhaustive',
  'phragmen',
  'pav',
  'approval',
])('%s', (rule) => {
  it('does not depend on the order of ballots, topics or approvals, nor on merging', () => {
    fc.assert(
      fc.property(randomElections(), fc.integer(), (election, seed) => {
        const random = seeded(seed);
        const shuffle = <T>(list: readonly T[]): T[] =>
          list
            .map((each) => ({ each, key: random() }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ each }) => each);
        const ballots = shuffle(election.ballots.flatMap((ballot) => [ballot, ballot, ballot]));
        const turned = {
          ...election,
          candidates: shuffle(election.candidates),
          ballots: ballots.map((ballot) => ({ ...ballot, approves: shuffle(ballot.approves) })),
        };
        const merged = { ...election, ballots: election.ballots.map((ballot) => ({ ...ballot, weight: 3 })) };
        const straight = choose(merged, { rule }).winners;
        expect(choose(turned, { rule }).winners).toEqual(straight);
      }),
    );
  });

  it('never chooses more of an organisation or theme than its cap', () => {
    fc.assert(
      fc.property(randomElections(), fc.integer({ min: 0, max: 2 }), (election, cap) => {
        const candidates = election.candidates.map((each, at) => ({
          ...each,
          groups: [at % 2 === 0 ? 'even' : 'odd'],
        }));
        const { winners } = choose({ ...election, candidates, caps: { even: cap } }, { rule });
        const even = winners.filter((id) =>
          candidates.find((each) => each.id === id)?.groups.includes('even'),
        );
        expect(even.length).toBeLessThanOrEqual(cap);
      }),
    );
  });

  it('stays within the budget', () => {
    fc.assert(
      fc.property(randomElections({ shape: 'budget', weighted: true }), (election) => {
        const { winners } = choose(election, { rule });
        const cost = winners.reduce(
          (sum, id) => sum + Number(election.candidates.find((each) => each.id === id)?.cost),
          0,
        );
        expect(cost).toBeLessThanOrEqual(Number(election.budget));
      }),
    );
  });
});
