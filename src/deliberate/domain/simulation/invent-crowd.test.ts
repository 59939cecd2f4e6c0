import { describe, expect, it } from 'vitest';
import { STAKEHOLDER_GROUPS } from '#kernel/domain/viewer.ts';
import { inventCrowd } from './invent-crowd.ts';

const people = Array.from({ length: 300 }, (_, at) => ({
  id: `person-${at}`,
  group: STAKEHOLDER_GROUPS[at % STAKEHOLDER_GROUPS.length] ?? 'academia',
}));
const positionIds = Array.from({ length: 12 }, (_, at) => `p${at}`);
const crowd = (seed: number, opinionGroups: number) =>
  inventCrowd({ seed, people, positionIds, opinionGroups, diligence: 0.9 });

function agreeing(reactions: ReturnType<typeof crowd>, positionId: string): number {
  const own = reactions.filter((one) => one.positionId === positionId);
  return own.filter(({ stance }) => stance === 1).length / own.length;
}

describe('inventCrowd', () => {
  it('gives the same for the same seed, and another for another', () => {
    expect(crowd(7, 3)).toEqual(crowd(7, 3));
    expect(crowd(7, 3)).not.toEqual(crowd(8, 3));
  });
  it('has everyone in one camp, and nobody react to a position twice', () => {
    const reactions = crowd(7, 3);
    expect(new Set(reactions.map(({ reactorId, positionId }) => `${reactorId} ${positionId}`)).size).toBe(
      reactions.length,
    );
    expect(new Set(reactions.map(({ reactorId }) => reactorId)).size).toBeGreaterThan(290);
  });
  it('holds some positions in common and parts over others', () => {
    const reactions = crowd(7, 2);
    expect(agreeing(reactions, 'p0')).toBeGreaterThan(0.75);
    expect(positionIds.some((positionId) => agreeing(reactions, positionId) < 0.65)).toBe(true);
  });
});
