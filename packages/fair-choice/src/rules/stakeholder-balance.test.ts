import { describe, expect, it } from 'vitest';
import type { Election } from '../profiles/election.ts';
import { chooseBalanced } from './stakeholder-balance.ts';

/** Sixty from government, six from civil society, six from academia. */
const ELECTION: Election = {
  candidates: ['border', 'defence', 'rights', 'research'].map((id) => ({ id })),
  k: 3,
  ballots: [
    { approves: ['border', 'defence'], group: 'government', weight: 60 },
    { approves: ['rights'], group: 'civil society', weight: 6 },
    { approves: ['research'], group: 'academia', weight: 6 },
  ],
};

describe('stakeholder balance', () => {
  it('gives every declared group the same weight, and says what that changes', () => {
    const { balanced, unweighted, onlyBalanced, onlyUnweighted, groups } = chooseBalanced(ELECTION, {
      ties: { kind: 'id' },
    });
    expect(balanced.winners.toSorted()).toEqual(['border', 'research', 'rights']);
    expect(unweighted.winners.toSorted()).toEqual(['border', 'defence', 'research']);
    expect({ onlyBalanced, onlyUnweighted }).toEqual({
      onlyBalanced: ['rights'],
      onlyUnweighted: ['defence'],
    });
    expect(groups).toEqual([
      { group: 'academia', voters: { n: 6n, d: 1n }, weightEach: { n: 4n, d: 1n } },
      { group: 'civil society', voters: { n: 6n, d: 1n }, weightEach: { n: 4n, d: 1n } },
      { group: 'government', voters: { n: 60n, d: 1n }, weightEach: { n: 2n, d: 5n } },
    ]);
  });

  it('refuses a ballot that declares no group, with its number', () => {
    const ballots = [...ELECTION.ballots, { approves: ['rights'] }];
    expect(() => chooseBalanced({ ...ELECTION, ballots })).toThrow('ballot 4: declares no stakeholder group');
  });

  it('stays exact where group sizes are large primes', () => {
    const sizes = [99_991, 99_989, 99_971, 99_961, 99_929];
    const ballots = sizes.map((weight, at) => ({ approves: [`t${at}`], group: `g${at}`, weight }));
    const candidates = sizes.map((_, at) => ({ id: `t${at}` }));
    const { balanced } = chooseBalanced({ candidates, ballots, k: 5 });
    expect(balanced.rounds.map(({ price, ties }) => [price, ties.length])).toEqual(
      [4, 3, 2, 1, 0].map((others) => [
        { n: 5n, d: BigInt(sizes.reduce((sum, size) => sum + size)) },
        others,
      ]),
    );
  });
});
