import { inContentOrder } from './content-order.ts';
import { canonicalOrder, isOrdered } from './identifier-order.ts';
import { LimitExceeded, LIMITS } from '../limits.ts';
import { everyRow } from './people-sample.ts';
import { packCell, type Cells, type Reaction, type ReactionMatrix } from './reaction-matrix.ts';
import { mergeRows, reorder, type Rows } from './row-merge.ts';

/** Reactions wait in a log and are merged into packed rows when the log outgrows this share of the rows. */
const LOG_SHARE = 0.25;
const LOG_LEAST = 65_536;

/** Masks hide without deleting: lifting one brings every number back exactly. */
export type Masks = { readonly positions: ReadonlySet<string>; readonly participants: ReadonlySet<string> };

/**
 * Sparse reactions, two bytes each up to 21,845 positions and four beyond. The last reaction of a person to a
 * position counts. Everything the engine computes follows from the set of reactions in here.
 */
export class ReactionStore {
  #participants: string[] = [];
  #participantIndex = new Map<string, number>();
  #positions: string[] = [];
  #positionIndex = new Map<string, number>();
  #rows: Rows = { starts: new Uint32Array(1), cells: new Uint16Array(0) };
  #logRows = new Uint32Array(1024);
  #logCells = new Uint32Array(1024);
  #logLength = 0;
  #maskedPositions = new Set<string>();
  #maskedParticipants = new Set<string>();
  #matrix: ReactionMatrix | undefined;

  get participantCount(): number {
    return this.#participants.length;
  }

  get positionCount(): number {
    return this.#positions.length;
  }

  get reactionCount(): number {
    this.#merge();
    return this.#rows.cells.length;
  }

  /** Makes a participant known, reactions or not; returns its index. */
  addParticipant(id: string): number {
    const known = this.#participantIndex.get(id);
    if (known !== undefined) return known;
    if (this.#participants.length >= LIMITS.participants_max) throw new LimitExceeded('participants_max');
    return register(id, this.#participants, this.#participantIndex, () => this.#changed());
  }

  /** Makes a position known; returns its index. */
  addPosition(id: string): number {
    const known = this.#positionIndex.get(id);
    if (known !== undefined) return known;
    if (this.#positions.length >= LIMITS.positions_max) throw new LimitExceeded('positions_max');
    return register(id, this.#positions, this.#positionIndex, () => this.#changed());
  }

  react(participant: string, position: string, reaction: Reaction): void {
    this.reactAt(this.addParticipant(participant), this.addPosition(position), reaction);
  }

  /** As `react`, by the indices that `addParticipant` and `addPosition` returned: the quick way in for bulk. */
  reactAt(participant: number, position: number, reaction: Reaction): void {
    if (!(participant < this.#participants.length) || !(position < this.#positions.length)) {
      throw new RangeError('unknown participant or position index');
    }
    if (reaction !== 1 && reaction !== -1 && reaction !== 0) throw new RangeError('a reaction is 1, 0 or -1');
    if (this.#logLength === this.#logRows.length) this.#growLog();
    this.#logRows[this.#logLength] = participant;
    this.#logCells[this.#logLength] = packCell(position, reaction);
    this.#logLength += 1;
    this.#matrix = undefined;
  }

  /** Erasure: the person and every reaction of theirs are gone from memory, not merely hidden. */
  erase(participant: string): boolean {
    const index = this.#participantIndex.get(participant);
    if (index === undefined) return false;
    this.#merge();
    const keep = new Uint32Array(this.#participants.length - 1);
    for (let i = 0; i < keep.length; i += 1) keep[i] = i < index ? i : i + 1;
    this.#rows = reorder(this.#rows, keep);
    this.#participants.splice(index, 1);
    this.#participantIndex = new Map(this.#participants.map((id, i) => [id, i]));
    this.#maskedParticipants.delete(participant);
    this.#logRows.fill(0);
    this.#logCells.fill(0);
    this.#changed();
    return true;
  }

  maskPosition(id: string, masked: boolean): void {
    setMember(this.#maskedPositions, id, masked);
    this.#changed();
  }

  maskParticipant(id: string, masked: boolean): void {
    setMember(this.#maskedParticipants, id, masked);
    this.#changed();
  }

  get masks(): Masks {
    return { positions: this.#maskedPositions, participants: this.#maskedParticipants };
  }

  /** What counts now: masked positions and people are left out, ids are in canonical order. */
  matrix(): ReactionMatrix {
    this.#matrix ??= this.#build(this.masks);
    return this.#matrix;
  }

  /** Everything, masked or not, in canonical order. */
  unmaskedMatrix(): ReactionMatrix {
    const nothingMasked = this.#maskedPositions.size + this.#maskedParticipants.size === 0;
    return nothingMasked ? this.matrix() : this.#build({ positions: new Set(), participants: new Set() });
  }

  /** Participants in the order they were first named: only the Polis-compatible mode depends on it. */
  get arrivalOrder(): readonly string[] {
    return this.#participants;
  }

  /** One person's reactions by position id. */
  reactionsOf(participant: string): Map<string, Reaction> {
    const row = this.#participantIndex.get(participant);
    const found = new Map<string, Reaction>();
    if (row === undefined) return found;
    this.#merge();
    const end = this.#rows.starts[row + 1] ?? 0;
    for (let i = this.#rows.starts[row] ?? 0; i < end; i += 1) {
      const cell = this.#rows.cells[i] ?? 0;
      const reaction = (cell % 3) - 1;
      found.set(this.#positions[(cell / 3) | 0] ?? '', reaction === 0 ? 0 : reaction === 1 ? 1 : -1);
    }
    return found;
  }

  /** Bytes held by packed reactions and row starts. */
  get byteLength(): number {
    this.#merge();
    return this.#rows.cells.byteLength + this.#rows.starts.byteLength;
  }

  #build(masks: Masks): ReactionMatrix {
    this.#merge();
    this.#logRows = new Uint32Array(1024);
    this.#logCells = new Uint32Array(1024);
    const people = shownPeople(this.#participants, masks.participants);
    const columns = shownOrder(this.#positions, masks.positions);
    let rows = this.#rows;
    if (people.order !== undefined) rows = reorder(rows, people.order);
    if (columns.order !== undefined) rows = recode(rows, columns.order, this.#positions.length);
    return inContentOrder({ ids: people.ids, positionIds: columns.ids, rows });
  }

  #merge(): void {
    const people = this.#participants.length;
    if (this.#logLength === 0 && this.#rows.starts.length === people + 1) return;
    if (this.#rows.cells.length + this.#logLength > LIMITS.reactions_max)
      throw new LimitExceeded('reactions_max');
    const wide = this.#positions.length > LIMITS.positions_in_two_bytes;
    const log = { rows: this.#logRows, cells: this.#logCells, length: this.#logLength };
    this.#rows = mergeRows(this.#rows, log, { people, positions: this.#positions.length, wide });
    this.#logLength = 0;
  }

  #growLog(): void {
    if (this.#logLength >= Math.max(LOG_LEAST, this.#rows.cells.length * LOG_SHARE)) {
      this.#merge();
      return;
    }
    const size = this.#logRows.length * 2;
    this.#logRows = grown(this.#logRows, size);
    this.#logCells = grown(this.#logCells, size);
  }

  #changed(): void {
    this.#matrix = undefined;
  }
}

export const createStore = (): ReactionStore => new ReactionStore();

function register(id: string, ids: string[], index: Map<string, number>, changed: () => void): number {
  if (id.length > LIMITS.identifier_characters_max) throw new LimitExceeded('identifier_characters_max');
  const next = ids.length;
  ids.push(id);
  index.set(id, next);
  changed();
  return next;
}

function setMember(set: Set<string>, id: string, member: boolean): void {
  if (member) set.add(id);
  else set.delete(id);
}

function grown(from: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(size);
  to.set(from);
  return to;
}

/** Order is undefined when none is masked: nothing to copy. */
function shownPeople(ids: readonly string[], masked: ReadonlySet<string>) {
  if (masked.size === 0) return { ids, order: undefined };
  const order = everyRow(ids.length).filter((i) => !masked.has(ids[i] ?? ''));
  return { ids: Array.from(order, (i) => ids[i] ?? ''), order };
}

/** Order is undefined when the ids are already in canonical order and none is masked: nothing to copy. */
function shownOrder(ids: readonly string[], masked: ReadonlySet<string>) {
  if (masked.size === 0 && isOrdered(ids)) return { ids: [...ids], order: undefined };
  const order = canonicalOrder(ids).filter((i) => !masked.has(ids[i] ?? ''));
  return { ids: Array.from(order, (i) => ids[i] ?? ''), order };
}

/** Renames and drops columns. `order[new] = old`; cells end up ascending within each row. */
function recode(rows: Rows, order: Uint32Array, positions: number): Rows {
  const target = new Int32Array(positions).fill(-1);
  order.forEach((old, next) => (target[old] = next));
  const people = rows.starts.length - 1;
  const wide = order.length > LIMITS.positions_in_two_bytes;
  const size = rows.cells.length;
  const cells: Cells = wide ? new Uint32Array(size) : new Uint16Array(size);
  const starts = new Uint32Array(people + 1);
  let write = 0;
  for (let i = 0; i < people; i += 1) {
    const first = write;
    const end = rows.starts[i + 1] ?? 0;
    for (let at = rows.starts[i] ?? 0; at < end; at += 1) {
      const cell = rows.cells[at] ?? 0;
      const column = target[(cell / 3) | 0] ?? -1;
      if (column >= 0) cells[write++] = column * 3 + (cell % 3);
    }
    cells.subarray(first, write).sort();
    starts[i + 1] = write;
  }
  return { starts, cells: cells.slice(0, write) };
}
