import fc from 'fast-check';
import type { Ballot, Election } from '../src/profiles/election.ts';

const WEIGHTS = ['1', '1', '1', '2', '1/2', '3/7', '0.3'];

/** Small random elections for property tests: with places or a budget, plain or scored ballots, equal or odd weights. */
export function randomElections(
  options: { scored?: boolean; weighted?: boolean; shape?: 'k' | 'budget' } = {},
) {
  return fc
    .record({
      topics: fc.integer({ min: 1, max: 7 }),
      shape: options.shape ? fc.constant(options.shape) : fc.constantFrom('k' as const, 'budget' as const),
      share: fc.double({ min: 0.1, max: 1, noNaN: true }),
      costs: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 7, maxLength: 7 }),
      masks: fc.array(fc.integer({ min: 0, max: 127 }), { minLength: 1, maxLength: 12 }),
      points: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 84, maxLength: 84 }),
      weights: fc.array(fc.constantFrom(...WEIGHTS), { minLength: 12, maxLength: 12 }),
    })
    .map(({ topics, shape, share, costs, masks, points, weights }): Election => {
      const ids = Array.from({ length: topics }, (_, topic) => `t${topic}`);
      const ballots = masks.map((mask, voter): Ballot => {
        const approved = ids.filter((_, topic) => (mask >> topic) & 1);
        return {
          approves: approved,
          ...(options.scored && { points: approved.map((_, at) => points[voter * 7 + at] ?? 1) }),
          ...(options.weighted && { weight: weights[voter] ?? '1' }),
        };
      });
      const total = costs.slice(0, topics).reduce((sum, cost) => sum + cost, 0);
      return {
        candidates: ids.map((id, topic) => (shape === 'k' ? { id } : { id, cost: costs[topic] ?? 1 })),
        ballots,
        ...(shape === 'k'
          ? { k: Math.max(1, Math.round(topics * share)) }
          : { budget: Math.max(1, Math.floor(total * share)) }),
      };
    });
}
