import { gramOperator } from './centred-gram.ts';
import type { CentredRows } from './centred-rows.ts';
import { hashIdentifier } from './identifier-order.ts';
import { leadingEigenpairs } from './leading-eigenpairs.ts';
import { weighed } from './position-weights.ts';
import type { ReactionMatrix } from './reaction-matrix.ts';
import { RowLoops } from './row-loops.ts';
import { drawn } from './row-marks.ts';

const PERSON_SEED = 11;
const POSITION_SEED = 7;
/** Small matrices vary more and cost less: so many reactions are drawn signs for in all, in this many rounds. */
const REACTIONS_DRAWN = 300_000;
const DRAWS_MAX = 20;
const CELLS_IN_TWO_BYTES = 65_536;
/** The largest value of pure noise is wanted to about a hundredth. */
const TOLERANCE = 0.03;

/**
 * The largest variance that chance alone would show: every centred reaction keeps its size, its person and
 * its position, but gets a sign drawn by the mark of its row and the id of its position, which undoes all agreement between people and
 * nothing else (parallel analysis after Horn 1965, with signs for permutations). The largest of several draws.
 */
export function noiseEdge(
  matrix: ReactionMatrix,
  data: CentredRows,
  { marks, weights }: { readonly marks: Uint32Array; readonly weights: Float64Array },
): number {
  if (data.rows === 0 || data.size === 0) return 0;
  const reactions = Math.max(1, data.starts[data.rows] ?? 0);
  const draws = Math.max(1, Math.min(DRAWS_MAX, Math.floor(REACTIONS_DRAWN / reactions)));
  let edge = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const operator = weighed(gramOperator(withRandomSigns(matrix, data, marks, draw)), weights);
    const pairs = leadingEigenpairs(operator, { count: 1, tolerance: TOLERANCE });
    edge = Math.max(edge, pairs.values[0] ?? 0);
  }
  return edge;
}

/** Cells get a second copy of the value table with the sign turned; a reaction points to one or the other. */
function withRandomSigns(
  matrix: ReactionMatrix,
  data: CentredRows,
  marks: Uint32Array,
  draw: number,
): CentredRows {
  const { starts, rows, size } = data;
  const count = size * 3;
  const values = new Float64Array(count * 2);
  const columns = new Int32Array(count * 2);
  values.set(data.values);
  for (let cell = 0; cell < count; cell += 1) values[count + cell] = -(data.values[cell] ?? 0);
  columns.set(data.columns);
  columns.set(data.columns, count);
  const byCell = new Int32Array(count);
  for (let j = 0; j < size; j += 1)
    byCell.fill(hashIdentifier(matrix.positionIds[j] ?? '', POSITION_SEED), 3 * j, 3 * j + 3);
  const byPerson = new Int32Array(marks.length);
  for (let i = 0; i < byPerson.length; i += 1) byPerson[i] = drawn(marks[i] ?? 0, PERSON_SEED + draw);
  const loops = count * 2 > CELLS_IN_TWO_BYTES ? null : RowLoops.over(data, byCell.byteLength);
  const cells = loops?.turned(byPerson, byCell, count) ?? turned(data, byPerson, byCell);
  return { starts, cells, rows, size, values, columns };
}

function turned({ starts, cells, rows }: CentredRows, byPerson: Int32Array, byCell: Int32Array): Uint32Array {
  const into = new Uint32Array(starts[rows] ?? 0);
  for (let i = 0; i < rows; i += 1) {
    const person = byPerson[i] ?? 0;
    const end = starts[i + 1] ?? 0;
    for (let k = starts[i] ?? 0; k < end; k += 1) {
      const cell = cells[k] ?? 0;
      const mixed = Math.imul(person ^ (byCell[cell] ?? 0), 0x9e3779b1);
      into[k] = cell + (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 31) * byCell.length;
    }
  }
  return into;
}
