import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildProfile } from './build-profile.ts';
import { compareIds, type Election } from './election.ts';
import { lotOf, tieOrderOf } from './tie-order.ts';

const ELECTION: Election = {
  candidates: [
    { id: 'c10', cost: 2 },
    { id: 'c9', cost: 1 },
    { id: 'c2', cost: 2 },
    { id: 'c1', cost: 2 },
  ],
  budget: 3,
  ballots: [{ approves: ['c10', 'c9', 'c2', 'c1'] }, { approves: ['c10'] }],
};

const ordered = (seedOrId: string, round = 1): string[] => {
  const profile = buildProfile(ELECTION);
  const ties = seedOrId === 'id' ? ({ kind: 'id' } as const) : ({ kind: 'lot', seed: seedOrId } as const);
  return [0, 1, 2, 3].toSorted(tieOrderOf(profile, ties)(round)).map((topic) => profile.ids[topic] ?? '');
};

describe('the order of ties', () => {
  it('by lot: lowest cost, most approvals, then the lowest hash of round, seed and id', () => {
    const sha = (id: string): string => createHash('sha256').update(`1|s|${id}`).digest('hex');
    const lots = ['c2', 'c1'].toSorted((a, b) => (sha(a) < sha(b) ? -1 : 1));
    expect(ordered('s')).toEqual(['c9', 'c10', ...lots]);
    expect(lotOf(1, 's', 'c2')).toBe(sha('c2'));
  });

  it('by lot draws anew in every round', () => {
    const orders = Array.from({ length: 12 }, (_, round) => ordered('s', round + 1).join());
    expect(new Set(orders).size).toBe(2);
  });

  it('by id looks at nothing but the id', () => {
    expect(ordered('id')).toEqual(['c1', 'c2', 'c9', 'c10']);
  });

  it.each([
    ['c2', 'c10', 'natural', -1],
    ['c2', 'c10', 'text', 1],
    ['10', '9', 'natural', 1],
    ['a', 'a1', 'natural', -1],
    ['a1', '1', 'natural', 1],
    ['007', '7', 'natural', -1],
    ['x', 'x', 'text', 0],
  ] as const)('compares %s with %s as %s', (a, b, order, sign) => {
    expect(compareIds(a, b, order)).toBe(sign);
    expect(compareIds(b, a, order)).toBe(sign === 0 ? 0 : -sign);
  });
});
