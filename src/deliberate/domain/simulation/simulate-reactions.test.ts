import { describe, expect, it } from 'vitest';
import { simulateReactions, type Leaning } from './simulate-reactions.ts';

describe('simulateReactions', () => {
  const even: Leaning = {
    government: [0.9, 0.05],
    intergovernmental_organisation: [0.5, 0.3],
    private_sector: [0.1, 0.8],
    academia: [1, 0],
    civil_society: [0, 0],
    technical_community: [0.5, 0.5],
  };
  const plan = (seed: number) => ({
    seed,
    diligence: 0.9,
    positions: Array.from({ length: 10 }, (_, at) => ({ positionId: `s${at}`, leaning: even })),
    reactors: (['government', 'private_sector', 'academia', 'civil_society'] as const).flatMap((group) =>
      Array.from({ length: 60 }, (_, at) => ({ id: `${group}-${at}`, group })),
    ),
  });
  const agreeing = (group: string) => {
    const own = simulateReactions(plan(7)).filter(({ reactorId }) => reactorId.startsWith(group));
    return own.filter(({ stance }) => stance === 1).length / own.length;
  };
  it('gives the same for the same seed, and another for another', () => {
    expect(simulateReactions(plan(7))).toEqual(simulateReactions(plan(7)));
    expect(simulateReactions(plan(7))).not.toEqual(simulateReactions(plan(8)));
  });
  it('leans as each group leans', () => {
    expect(agreeing('government')).toBeGreaterThan(0.82);
    expect(agreeing('private_sector')).toBeLessThan(0.2);
    expect(agreeing('academia')).toBe(1);
    expect(agreeing('civil_society')).toBe(0);
  });
  it('has nobody react to a position twice, and most but not all to most', () => {
    const made = simulateReactions(plan(7));
    expect(new Set(made.map(({ positionId, reactorId }) => `${positionId} ${reactorId}`)).size).toBe(
      made.length,
    );
    expect(made.length / (240 * 10)).toBeGreaterThan(0.7);
    expect(made.length / (240 * 10)).toBeLessThan(0.9);
  });
});
