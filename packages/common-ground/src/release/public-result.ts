import { commonGround, type CommonGround } from '../findings/common-ground.ts';
import { divergence, type Divergence } from '../findings/divergence.ts';
import type { GroupCounts } from '../findings/group-counts.ts';
import type { Release } from './release.ts';
import { representatives, type Representative } from '../findings/representative.ts';

export type PublicResult = {
  readonly epoch: number;
  readonly k: number;
  readonly groups: readonly {
    readonly id: string | number;
    readonly size: number | null;
    readonly representative: readonly Representative[];
  }[];
  readonly commonGround: readonly CommonGround[];
  readonly divergence: readonly Divergence[];
  readonly rows: Release['rows'];
  /** Positions of which at least one group is withheld: nothing is concluded about them. */
  readonly withheld: readonly string[];
};

/**
 * The result as the public may have it: computed from a release and nothing else, so it cannot tell more than
 * the release does.
 */
export function publicResult(published: Release): PublicResult {
  const shown = published.rows.filter(({ groups }) => groups.every(({ counts }) => counts !== null));
  const ids = shown.map(({ position }) => position);
  const groups = published.sizes.map(({ group, size }, g): GroupCounts => {
    const cells = new Uint32Array(ids.length * 3);
    shown.forEach((row, j) => {
      const counts = row.groups[g]?.counts;
      cells.set([counts?.disagrees ?? 0, counts?.passes ?? 0, counts?.agrees ?? 0], 3 * j);
    });
    return { id: group, size: size ?? 0, cells };
  });
  const marks = representatives(ids, groups);
  return {
    epoch: published.epoch,
    k: published.k,
    groups: published.sizes.map(({ group, size }, g) => ({
      id: group,
      size,
      representative: marks[g] ?? [],
    })),
    commonGround: commonGround(ids, groups),
    divergence: divergence(ids, groups),
    rows: published.rows,
    withheld: published.rows.map(({ position }) => position).filter((position) => !ids.includes(position)),
  };
}
