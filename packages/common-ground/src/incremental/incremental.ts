import { analyseMatrix, type Analysis, type AnalysisInput } from '../analysis.ts';
import { prefersTable, tableOperator } from '../components/centred-gram.ts';
import { centredRows, MEAN_STEP, steppedMeans } from '../components/centred-rows.ts';
import { sparseOperator } from '../components/sparse-operator.ts';
import { CoVoteTables } from './co-vote-tables.ts';
import { inContentOrder } from '../reactions/content-order.ts';
import { canonicalOrder } from '../reactions/identifier-order.ts';
import { leadingEigenpairs, type SymmetricOperator } from '../components/leading-eigenpairs.ts';
import { LimitExceeded, LIMITS } from '../limits.ts';
import { loadings, positionWeights, weighed, weightsOf } from '../components/position-weights.ts';
import { packCell, type Reaction, type ReactionMatrix } from '../reactions/reaction-matrix.ts';
import { countCells } from '../reactions/row-counts.ts';
import { packRows, RowPool } from '../reactions/row-pool.ts';
import { decodeState, encodeState } from './saved-state.ts';

/** Tables of pairs take 12 bytes x S x S: 192 MB here. Beyond, products are summed over the rows again. */
export const TABLE_POSITIONS_MAX = 4_000;

/** The opinion map: where positions load and how much each direction explains. */
export type OpinionMap = {
  readonly positionIds: readonly string[];
  readonly means: Float64Array;
  readonly variance: readonly number[];
  /** Per direction and position, how far a reaction less the mean moves a person. */
  readonly components: readonly Float64Array[];
};

type Products = {
  readonly operator: SymmetricOperator;
  readonly means: Float64Array;
  readonly weights: Float64Array;
  readonly people: number;
};

/** A map is looked at: four digits are more than a screen shows. */
const MAP_TOLERANCE = 1e-5;
const MAP_COMPONENTS = 2;

/**
 * Reactions with the co-vote tables kept beside them. Equal to a fresh analysis of the same reactions; the
 * tables are never saved, since they follow from the reactions.
 */
export class IncrementalCommonGround {
  readonly #pool = new RowPool();
  readonly #rowOf = new Map<string, number>();
  readonly #positions: string[] = [];
  readonly #positionOf = new Map<string, number>();
  readonly #maskedPositions = new Set<string>();
  readonly #maskedPeople = new Set<string>();
  readonly #tableLimit: number;
  #tables: CoVoteTables | null = new CoVoteTables(0);

  constructor(options: { readonly tablePositionsMax?: number } = {}) {
    this.#tableLimit = options.tablePositionsMax ?? TABLE_POSITIONS_MAX;
  }

  /** Whether one reaction updates tables, or a new map sums over the rows. */
  get usesTables(): boolean {
    return this.#tables !== null;
  }

  get participantCount(): number {
    return this.#rowOf.size;
  }

  addPosition(id: string): number {
    const known = this.#positionOf.get(id);
    if (known !== undefined) return known;
    if (this.#positions.length >= LIMITS.positions_max) throw new LimitExceeded('positions_max');
    if (id.length > LIMITS.identifier_characters_max) throw new LimitExceeded('identifier_characters_max');
    const position = this.#positions.push(id) - 1;
    this.#positionOf.set(id, position);
    if (this.#positions.length > this.#tableLimit) this.#tables = null;
    this.#tables?.grow(this.#positions.length);
    return position;
  }

  /** Records a reaction; the last one of a person to a position counts. */
  react(participant: string, position: string, reaction: Reaction): void {
    const column = this.addPosition(position);
    const row = this.#rowFor(participant);
    const cell = packCell(column, reaction);
    const tables = this.#maskedPeople.has(participant) ? null : this.#tables;
    const place = this.#pool.find(row, column);
    if (place < 0) {
      tables?.count(cell, this.#pool.cellsOf(row), 1);
      this.#pool.append(row, cell);
      return;
    }
    const before = this.#pool.cellsOf(row)[place] ?? 0;
    if (before === cell) return;
    tables?.change(before, cell - before, this.#pool.cellsOf(row));
    this.#pool.set(row, place, cell);
  }

  /** Erasure: the reactions leave the tables and memory; the id is forgotten. */
  erase(participant: string): boolean {
    const row = this.#rowOf.get(participant);
    if (row === undefined) return false;
    if (!this.#maskedPeople.delete(participant)) this.#countRow(row, -1);
    this.#pool.clear(row);
    this.#rowOf.delete(participant);
    return true;
  }

  maskPosition(id: string, masked: boolean): void {
    if (masked) this.#maskedPositions.add(id);
    else this.#maskedPositions.delete(id);
  }

  maskParticipant(id: string, masked: boolean): void {
    const row = this.#rowOf.get(id);
    if (row === undefined || this.#maskedPeople.has(id) === masked) return;
    this.#countRow(row, masked ? -1 : 1);
    if (masked) this.#maskedPeople.add(id);
    else this.#maskedPeople.delete(id);
  }

  /** A new map. With tables its cost depends on the number of positions alone. */
  map(): OpinionMap {
    const shown = this.#shownPositions();
    const positionIds = shown.map((j) => this.#positions[j] ?? '');
    const { operator, means, weights, people } = this.#products(shown);
    if (shown.length === 0 || people < 2) return { positionIds, means, variance: [], components: [] };
    const options = { count: MAP_COMPONENTS, tolerance: MAP_TOLERANCE };
    const pairs = leadingEigenpairs(weighed(operator, weights), options);
    const variance = Array.from(pairs.values, (value) => value / (people - 1));
    const components = pairs.vectors.map((vector) => loadings(vector, weights));
    return { positionIds, means, variance, components };
  }

  /** Coordinates of one person on a map: what changes for them when they react. */
  place(participant: string, map: OpinionMap): number[] {
    const row = this.#rowOf.get(participant);
    if (row === undefined) return map.components.map(() => 0);
    const at = new Map(map.positionIds.map((id, j) => [id, j]));
    const sums = map.components.map(() => 0);
    let cast = 0;
    for (const cell of this.#pool.cellsOf(row)) {
      const j = at.get(this.#positions[(cell / 3) | 0] ?? '');
      if (j === undefined) continue;
      cast += 1;
      const value = (cell % 3) - 1 - (map.means[j] ?? 0);
      map.components.forEach((component, c) => (sums[c] = (sums[c] ?? 0) + value * (component[j] ?? 0)));
    }
    const scale = Math.sqrt(map.positionIds.length / Math.max(1, cast));
    return sums.map((sum) => sum * scale);
  }

  /** What counts now, in canonical order: equal to that of a store holding the same reactions. */
  matrix(): ReactionMatrix {
    const shown = this.#shownPositions();
    const rename = new Int32Array(this.#positions.length).fill(-1);
    shown.forEach((old, next) => (rename[old] = next));
    const ids = [...this.#rowOf.keys()].filter((id) => !this.#maskedPeople.has(id));
    const rows = ids.map((id) => this.#rowOf.get(id) ?? 0);
    const wide = shown.length > LIMITS.positions_in_two_bytes;
    const positionIds = shown.map((j) => this.#positions[j] ?? '');
    return inContentOrder({ ids, positionIds, rows: packRows(this.#pool, rows, rename, wide) });
  }

  /** The full analysis, with the tables in place of the rows wherever a fresh one would build a table too. */
  analyse(input: Omit<AnalysisInput, 'operator'> = {}): Analysis {
    const matrix = this.matrix();
    const data = centredRows(matrix, steppedMeans(countCells(matrix)));
    if (this.#tables === null || !prefersTable(data)) return analyseMatrix(matrix, input);
    return analyseMatrix(matrix, { ...input, operator: this.#products(this.#shownPositions()).operator });
  }

  /** Everything needed to go on elsewhere. */
  save(): Uint8Array {
    const ids = [...this.#rowOf.keys()];
    const rows = ids.map((id) => this.#rowOf.get(id) ?? 0);
    const same = Int32Array.from(this.#positions, (_, j) => j);
    const packed = packRows(this.#pool, rows, same, true);
    const masked = { positions: [...this.#maskedPositions], participants: [...this.#maskedPeople] };
    return encodeState({ participantIds: ids, positionIds: this.#positions, masked, ...packed });
  }

  static restore(bytes: Uint8Array): IncrementalCommonGround {
    const state = decodeState(bytes);
    const restored = new IncrementalCommonGround();
    for (const id of state.positionIds) restored.addPosition(id);
    state.participantIds.forEach((id, i) => {
      const row = restored.#rowFor(id);
      for (let k = state.starts[i] ?? 0; k < (state.starts[i + 1] ?? 0); k += 1) {
        const cell = state.cells[k] ?? 0;
        restored.#tables?.count(cell, restored.#pool.cellsOf(row), 1);
        restored.#pool.append(row, cell);
      }
    });
    for (const id of state.masked.positions) restored.maskPosition(id, true);
    for (const id of state.masked.participants) restored.maskParticipant(id, true);
    return restored;
  }

  #rowFor(participant: string): number {
    const known = this.#rowOf.get(participant);
    if (known !== undefined) return known;
    if (this.#rowOf.size >= LIMITS.participants_max) throw new LimitExceeded('participants_max');
    if (participant.length > LIMITS.identifier_characters_max)
      throw new LimitExceeded('identifier_characters_max');
    const row = this.#pool.addRow();
    this.#rowOf.set(participant, row);
    return row;
  }

  #countRow(row: number, weight: 1 | -1): void {
    const cells = this.#pool.cellsOf(row);
    for (let i = 0; i < cells.length; i += 1)
      this.#tables?.count(cells[i] ?? 0, cells.subarray(0, i), weight);
  }

  #shownPositions(): number[] {
    const order = Array.from(canonicalOrder(this.#positions));
    return order.filter((j) => !this.#maskedPositions.has(this.#positions[j] ?? ''));
  }

  #products(shown: readonly number[]): Products {
    const people = this.#rowOf.size - this.#maskedPeople.size;
    const tables = this.#tables;
    if (tables === null) {
      const matrix = this.matrix();
      const counts = countCells(matrix);
      const means = steppedMeans(counts);
      return {
        operator: sparseOperator(centredRows(matrix, means)),
        means,
        weights: weightsOf(counts),
        people,
      };
    }
    const counted = shown.map((j) => tables.seenAndSum(j));
    const means = Float64Array.from(counted, ({ seen, sum }) =>
      seen === 0 ? 0 : Math.round(sum / seen / MEAN_STEP) * MEAN_STEP,
    );
    const weights = positionWeights(Float64Array.from(counted, ({ seen }) => seen));
    return { operator: tableOperator(tables.gram(shown, means)), means, weights, people };
  }
}

export const createIncremental = (): IncrementalCommonGround => new IncrementalCommonGround();
