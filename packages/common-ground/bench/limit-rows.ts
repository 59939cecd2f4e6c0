import { analyseMatrix } from '../src/analysis.ts';
import { informedGroups } from '../tests/informed.ts';
import { oneGroup, type OneGroup } from '../tests/one-group.ts';
import { adjustedRand, planted, type PlantedShape } from '../tests/planted.ts';

const SEEDS = [1, 2, 3, 4, 5];
const SIZES = [
  [1, 1],
  [1, 1, 1, 1],
  [45, 20, 15, 12, 8],
  [1, 1, 1, 1, 1, 1],
];
const KINDS: readonly OneGroup[] = ['chance', 'popular', 'readiness', 'range'];
const MANY = { positions: 100, people: 1_000, divisive: 0.6 };

/** How much can be found at all: ours beside somebody who knows everybody else's group, and what one group looks like. */
export function limitRows(): string[] {
  return [...foundRows(), ...seenRows(), ...KINDS.map(oneGroupRow)];
}

function foundRows(): string[] {
  return [15, 25, 40, 80].flatMap((reactionsEach) =>
    [0.7, 0.5].flatMap((contrast) =>
      SIZES.map((sizes) => foundRow({ ...MANY, reactionsEach, contrast, sizes })),
    ),
  );
}

/** Some positions are seen by most, others by few: popular ones, or those that were there from the first day. */
function seenRows(): string[] {
  const shape = { people: 2_000, positions: 300, divisive: 0.4, reactionsEach: 40, contrast: 0.7 };
  return (['popular', 'late'] as const).flatMap((visibility) =>
    SIZES.map((sizes) => `${visibility}, ${foundRow({ ...shape, sizes, visibility })}`),
  );
}

function foundRow(shape: Omit<PlantedShape, 'seed'>): string {
  const rows = SEEDS.map((seed) => {
    const { store, groupOf } = planted({ ...shape, seed });
    const { matrix, labels, found, between } = analyseMatrix(store.matrix());
    const ours = new Map(
      matrix.participantIds.flatMap((id, row) => (labels[row]! < 0 ? [] : [[id, labels[row]!]])),
    );
    const informed = informedGroups(matrix, groupOf, shape.sizes.length);
    return {
      ours: found.k === 0 ? 0 : adjustedRand(groupOf, ours),
      informed: adjustedRand(groupOf, informed),
      between,
      k: found.k,
    };
  });
  const { reactionsEach, contrast, sizes } = shape;
  const noise = Math.round((1 - contrast) * 50);
  return `${reactionsEach} reactions each, ${noise} % against their group, ${sizes.join(':')}: ARI ${mean(rows.map(({ ours }) => ours))}, of one who knows everybody else's group ${mean(rows.map(({ informed }) => informed))}; groups ${rows.map(({ k }) => k).join(' ')}; between ${mean(rows.map(({ between }) => between ?? 0))}`;
}

function oneGroupRow(kind: OneGroup): string {
  const rows = SEEDS.map((seed) =>
    analyseMatrix(oneGroup(kind, { people: 500, positions: 80, each: 25, seed }).matrix()),
  );
  const between = rows.flatMap((row) => (row.between === null ? [] : [row.between]));
  return `one group, ${kind}: groups ${rows.map(({ found }) => found.k).join(' ')}${between.length === 0 ? '' : `; between ${mean(between)}`}`;
}

const mean = (values: readonly number[]): string =>
  (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(2);
