import type { ShownGroup } from '#deliberate/domain/results/common-ground.ts';
import { holdingsOf, type Holding, type ShownAt } from '#deliberate/domain/results/group-scores.ts';
import { gapShown, type Gap } from './gap-between.ts';
import type { OpinionFound } from './opinion-analysis.ts';
import type { Cell } from './opinion-cell.ts';
import { opinionGroupAt, type OpinionGroup } from './opinion-group.ts';
import { opinionCells } from './opinion-release.ts';

/** The opinion groups of one population as everyone may see them. */
export type OpinionAnalysis = {
  /** The epoch in which it was made; later ones carry it on until a cell is made anew. */
  readonly epoch: number;
  readonly state: OpinionFound['state'];
  /** The library and its version; its seeds are part of the version. */
  readonly algorithm: string;
  /** SHA-256 over the program that ran. */
  readonly codeSha256: string;
  readonly groups: readonly {
    readonly group: OpinionGroup;
    /** At least so many people: in steps, and null below the smallest size shown. */
    readonly sizeMin: number | null;
    readonly holds: readonly Holding[];
  }[];
  /** For each position the cells of the groups, in their order. */
  readonly positions: readonly { readonly positionId: string; readonly cells: readonly Cell[] }[];
  /** Positions without them, until enough people of every group react anew: somebody counted there has left since. */
  readonly waiting: readonly string[];
  /** Positions that surely more than half agree with on both sides of the main direction. */
  readonly bridging: readonly string[];
  readonly silhouettePermille: number | null;
  readonly stabilityPermille: number | null;
  /** What stands between neighbouring groups; null where too few people are in them to say. Absent before the fourth method. */
  readonly between?: Gap | null;
  /** The map that is drawn of it, by the hash of its bytes. */
  readonly map: { readonly sha256: string; readonly points: number } | null;
};

const SIZE_STEP = 5;

export type ReadingMade = {
  readonly found: OpinionFound;
  readonly broken: ReadonlySet<number>;
  readonly epoch: number;
  readonly sizeMin: number;
  readonly positionIds: ReadonlyMap<number, string>;
  /** Positions that waited in the reading before: what is moderated out meanwhile goes on waiting. */
  readonly waitingBefore: readonly string[];
  readonly stamp: Pick<OpinionAnalysis, 'algorithm' | 'codeSha256' | 'map'>;
};

/** What may be told of what was found. */
export function readingOf({
  found,
  broken,
  epoch,
  sizeMin,
  positionIds,
  waitingBefore,
  stamp,
}: ReadingMade): OpinionAnalysis {
  const idsOf = (numbers: Iterable<number>) =>
    [...numbers].sort((a, b) => a - b).flatMap((number) => positionIds.get(number) ?? []);
  const isCounted = new Set(positionIds.values());
  const positions = found.positions
    .filter(({ number }) => !broken.has(number))
    .flatMap(({ number, counts }) => {
      const positionId = positionIds.get(number);
      return positionId === undefined
        ? []
        : [{ positionId, cells: opinionCells(counts, { sizeMin, epoch }) }];
    });
  const aside = new Set(idsOf(found.positions.filter((one) => one.aside).map(({ number }) => number)));
  const holds = holdingsOf(
    positions
      .filter(({ positionId }) => !aside.has(positionId))
      .map(({ positionId, cells }): ShownAt => ({ positionId, groups: shownOf(cells) }))
      .filter(({ groups }) => groups.length > 1),
  );
  return {
    epoch,
    state: found.state,
    ...stamp,
    groups: found.sizes.map((size, place) => {
      const group = opinionGroupAt(place);
      const least = Math.floor(size / SIZE_STEP) * SIZE_STEP;
      return { group, sizeMin: size < sizeMin ? null : least, holds: holds.get(group) ?? [] };
    }),
    positions,
    waiting: [...idsOf(broken), ...waitingBefore.filter((id) => !isCounted.has(id))],
    bridging: idsOf(found.bridging.filter((number) => !broken.has(number))),
    silhouettePermille: permille(found.silhouette),
    stabilityPermille: permille(found.stability),
    between: gapShown(found.between, sizeMin),
  };
}

const permille = (share: number | null) => (share === null ? null : Math.round(share * 1000));

/** The opinion groups that are shown at a position. */
export function shownAt(opinion: OpinionAnalysis | null, positionId: string): ShownGroup[] {
  const at = opinion?.positions.find((one) => one.positionId === positionId);
  return at === undefined ? [] : shownOf(at.cells);
}

function shownOf(cells: readonly Cell[]): ShownGroup[] {
  return cells.flatMap((cell, place) => (cell.shown ? [[opinionGroupAt(place), cell] as const] : []));
}
