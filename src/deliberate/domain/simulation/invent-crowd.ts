import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '#kernel/domain/viewer.ts';
import { simulateReactions, type SimulatedReaction } from './simulate-reactions.ts';

export type Invented = { readonly id: string; readonly group: StakeholderGroup };

export type CrowdPlan = {
  readonly seed: number;
  readonly people: readonly Invented[];
  readonly positionIds: readonly string[];
  /** Opinion groups among the people, across their stakeholder groups; 1 for a crowd of one mind. */
  readonly opinionGroups: number;
  readonly diligence: number;
};

/** Chances of agreeing and disagreeing of a camp that is for, against, or of two minds. */
const CAMPS = [
  [0.86, 0.06],
  [0.1, 0.78],
  [0.45, 0.35],
] as const;
/** Every third position is held in common, as in most real conversations. */
const COMMON_EVERY = 3;

/** An invented crowd that falls into opinion groups: the same seed, people and positions give the same reactions. */
export function inventCrowd(plan: CrowdPlan): SimulatedReaction[] {
  const { seed, people, positionIds, opinionGroups, diligence } = plan;
  return Array.from({ length: opinionGroups }, (_, camp) =>
    simulateReactions({
      seed: seed + camp,
      reactors: people.filter((_person, at) => (at * 7 + seed) % opinionGroups === camp),
      positions: positionIds.map((positionId, at) => ({ positionId, leaning: leaningOf(camp, at) })),
      diligence,
    }),
  ).flat();
}

function leaningOf(camp: number, position: number) {
  const side = position % COMMON_EVERY === 0 ? 0 : (camp + Math.floor(position / (camp + 1))) % CAMPS.length;
  const chances = CAMPS[side] ?? CAMPS[2];
  const leanings = STAKEHOLDER_GROUPS.map((group) => [group, chances] as const);
  // Every group was just given its chances.
  return Object.fromEntries(leanings) as Record<StakeholderGroup, readonly [number, number]>;
}
