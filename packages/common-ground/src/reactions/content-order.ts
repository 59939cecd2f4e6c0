import { compareIdentifiers } from './identifier-order.ts';
import { everyRow } from './people-sample.ts';
import type { ReactionMatrix } from './reaction-matrix.ts';
import { contentsOf, marksFrom, marksOf } from './row-marks.ts';
import { reorder, type Rows } from './row-merge.ts';

type Unordered = {
  readonly ids: readonly string[];
  readonly positionIds: readonly string[];
  readonly rows: Rows;
};

/**
 * The rows in the order of what they hold. Who reacted plays no part but among people who reacted exactly alike, where
 * it changes nothing: a conversation whose people were given other names gives the same result.
 */
export function inContentOrder({ ids, positionIds, rows }: Unordered): ReactionMatrix {
  const { first, second } = contentsOf(rows, positionIds);
  const order = everyRow(ids.length).sort(
    (a, b) =>
      (first[a] ?? 0) - (first[b] ?? 0) ||
      (second[a] ?? 0) - (second[b] ?? 0) ||
      compareIdentifiers(ids[a] ?? '', ids[b] ?? ''),
  );
  const marks = marksFrom({ first: marksOf(first, order), second: marksOf(second, order) });
  const participantIds = Array.from(order, (i) => ids[i] ?? '');
  return { participantIds, positionIds, ...reorder(rows, order), marks };
}
