import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';

/** How a group leans on a position: the chance of agreeing and of disagreeing; the rest pass. */
export type Leaning = Readonly<Record<StakeholderGroup, readonly [agree: number, disagree: number]>>;

export type SimulationPlan = {
  /** The same seed, people and positions give the same reactions. */
  readonly seed: number;
  readonly reactors: readonly { readonly id: string; readonly group: StakeholderGroup }[];
  readonly positions: readonly { readonly positionId: string; readonly leaning: Leaning }[];
  /** How likely somebody is to react to a position that they meet. */
  readonly diligence: number;
};

export type SimulatedReaction = {
  readonly positionId: string;
  readonly reactorId: string;
  readonly stance: Stance;
  readonly important: boolean;
};

/** How far one's own temper moves all one's chances: people differ, and not only by their group. */
const TEMPER = 0.25;
const IMPORTANT_IF_SIDED = 0.3;
const IMPORTANT_IF_PASSED = 0.05;
/** Where people stop: most go through to the end, some leave early. */
const EARLY_LEAVERS = 0.25;

/** Plausible invented reactions, always to be stored and shown as simulated. */
export function simulateReactions(plan: SimulationPlan): SimulatedReaction[] {
  const draw = drawing(plan.seed);
  return plan.reactors.flatMap(({ id, group }) => {
    const temper = (draw() - 0.5) * TEMPER;
    const reach = draw() < EARLY_LEAVERS ? Math.ceil(draw() * plan.positions.length) : plan.positions.length;
    return plan.positions.slice(0, reach).flatMap(({ positionId, leaning }) => {
      const [meets, side, weight] = [draw(), draw(), draw()];
      if (meets >= plan.diligence) return [];
      const stance = stanceFor(leaning[group], temper, side);
      const important = weight < (stance === 0 ? IMPORTANT_IF_PASSED : IMPORTANT_IF_SIDED);
      return [{ positionId, reactorId: id, stance, important }];
    });
  });
}

function stanceFor([agree, disagree]: readonly [number, number], temper: number, side: number): Stance {
  // Temper moves chance between agreeing and disagreeing, and moves least where nearly all are of one mind.
  const shift = temper * 4 * agree * (1 - agree);
  const yes = clamp(agree + shift);
  const no = Math.min(1 - yes, clamp(disagree - shift));
  return side < yes ? 1 : side < yes + no ? -1 : 0;
}

const clamp = (chance: number) => Math.min(1, Math.max(0, chance));

/** SplitMix32: small, seeded, and good enough to invent a crowd with. */
function drawing(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 0x1_0000_0000;
  };
}
