import type { GroupCounts } from '../src/findings/group-counts.ts';
import { prepareRouting } from '../src/routing.ts';
import { polisPriority } from '../src/polis/polis-statistics.ts';
import { seededRandom } from '../src/seeded-random.ts';
import { drawReaction } from './planted.ts';

const PEOPLE = 300;
const EACH = 10;
const EARLY = 20;
const LATE = 20;
/** Late positions appear after this many people have left. */
const LATE_FROM = 150;

/**
 * Reactions an average late position ends up with, against an average early one, when people come one after
 * the other, react to ten positions each and leave, and half of the positions appear half-way.
 */
export function lateShare(rule: 'even' | 'polis' | 'ours', seed: number): number {
  const random = seededRandom(seed);
  const cells = new Uint32Array((EARLY + LATE) * 3);
  const group: GroupCounts = { id: 0, size: PEOPLE, cells };
  for (let person = 0; person < PEOPLE; person += 1) {
    const open = person < LATE_FROM ? EARLY : EARLY + LATE;
    const positionIds = Array.from({ length: open }, (_, j) => String(j));
    const reacted = new Set<string>();
    const ours = prepareRouting({ positionIds, groups: [{ ...group, cells: cells.subarray(0, open * 3) }] });
    for (let n = 0; n < EACH; n += 1) {
      const chosen =
        rule === 'ours'
          ? (ours.next({ participant: String(person), reacted, seed })[0] ?? '0')
          : drawBy(
              positionIds.map((id, j) => (reacted.has(id) ? 0 : rule === 'even' ? 1 : priority(cells, j))),
              random,
            );
      reacted.add(chosen);
      const cell = Number(chosen) * 3 + drawReaction(0.6, random) + 1;
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
  }
  const seen = (from: number, to: number): number =>
    cells.subarray(from * 3, to * 3).reduce((sum, n) => sum + n, 0) / (to - from);
  return seen(EARLY, EARLY + LATE) / seen(0, EARLY);
}

function priority(cells: Uint32Array, j: number): number {
  const [disagrees = 0, passes = 0, agrees = 0] = cells.subarray(3 * j, 3 * j + 3);
  return polisPriority({ agrees, disagrees, seen: agrees + disagrees + passes }, 0, false);
}

function drawBy(weights: readonly number[], random: () => number): string {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [j, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return String(j);
  }
  return String(weights.length - 1);
}
