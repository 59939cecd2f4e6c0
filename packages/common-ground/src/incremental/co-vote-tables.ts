/**
 * Three tables over pairs of positions from which the centred Gram matrix follows for any means, so that one
 * reaction costs one pass over that person's other reactions, however many people there are:
 * N_ab counts who reacted to both, Q_ab sums their reactions to a, R_ab sums the products.
 */
export class CoVoteTables {
  #capacity: number;
  #together: Int32Array;
  #sums: Int32Array;
  #products: Int32Array;

  constructor(positions: number) {
    this.#capacity = Math.max(16, positions);
    const entries = this.#capacity ** 2;
    this.#together = new Int32Array(entries);
    this.#sums = new Int32Array(entries);
    this.#products = new Int32Array(entries);
  }

  get byteLength(): number {
    return this.#together.byteLength * 3;
  }

  /** Makes room for this many positions. */
  grow(positions: number): void {
    if (positions <= this.#capacity) return;
    const capacity = Math.max(positions, Math.ceil(this.#capacity * 1.5));
    this.#together = relaid(this.#together, this.#capacity, capacity);
    this.#sums = relaid(this.#sums, this.#capacity, capacity);
    this.#products = relaid(this.#products, this.#capacity, capacity);
    this.#capacity = capacity;
  }

  /**
   * Counts (weight 1) or uncounts (-1) the reaction in `cell` against the person's other reactions; `row` must
   * not hold it.
   */
  count(cell: number, row: Uint32Array, weight: 1 | -1): void {
    const size = this.#capacity;
    const [together, sums, products] = [this.#together, this.#sums, this.#products];
    const position = (cell / 3) | 0;
    const own = weight * ((cell % 3) - 1);
    const base = position * size;
    for (let i = 0; i < row.length; i += 1) {
      const other = row[i] ?? 0;
      const b = (other / 3) | 0;
      const theirs = (other % 3) - 1;
      const across = base + b;
      const back = b * size + position;
      together[across] = (together[across] ?? 0) + weight;
      together[back] = (together[back] ?? 0) + weight;
      sums[across] = (sums[across] ?? 0) + own;
      sums[back] = (sums[back] ?? 0) + weight * theirs;
      products[across] = (products[across] ?? 0) + own * theirs;
      products[back] = (products[back] ?? 0) + own * theirs;
    }
    const diagonal = base + position;
    together[diagonal] = (together[diagonal] ?? 0) + weight;
    sums[diagonal] = (sums[diagonal] ?? 0) + own;
    products[diagonal] = (products[diagonal] ?? 0) + own * own * weight;
  }

  /** A changed mind: from one reaction to another on the same position. Row as above. */
  change(cell: number, by: number, row: Uint32Array): void {
    const size = this.#capacity;
    const [sums, products] = [this.#sums, this.#products];
    const position = (cell / 3) | 0;
    const before = (cell % 3) - 1;
    const base = position * size;
    for (let i = 0; i < row.length; i += 1) {
      const other = row[i] ?? 0;
      const b = (other / 3) | 0;
      if (b === position) continue;
      const across = base + b;
      const back = b * size + position;
      const product = by * ((other % 3) - 1);
      sums[across] = (sums[across] ?? 0) + by;
      products[across] = (products[across] ?? 0) + product;
      products[back] = (products[back] ?? 0) + product;
    }
    const diagonal = base + position;
    sums[diagonal] = (sums[diagonal] ?? 0) + by;
    products[diagonal] = (products[diagonal] ?? 0) + (before + by) ** 2 - before ** 2;
  }

  /** Reactions and their sum per position: enough for the means. */
  seenAndSum(position: number): { readonly seen: number; readonly sum: number } {
    const diagonal = position * this.#capacity + position;
    return { seen: this.#together[diagonal] ?? 0, sum: this.#sums[diagonal] ?? 0 };
  }

  /**
   * R - m_b Q_ab - m_a Q_ba + m_a m_b N over the positions in `order`. With means on their fixed step every
   * term is a whole number of squared steps, so this equals the sum over people bit for bit.
   */
  gram(order: ArrayLike<number>, means: Float64Array): Float64Array {
    const size = order.length;
    const table = new Float64Array(size * size);
    for (let i = 0; i < size; i += 1) {
      const a = order[i] ?? 0;
      const base = a * this.#capacity;
      const meanA = means[i] ?? 0;
      for (let j = i; j < size; j += 1) {
        const b = order[j] ?? 0;
        const meanB = means[j] ?? 0;
        const at = base + b;
        const value =
          (this.#products[at] ?? 0) -
          meanB * (this.#sums[at] ?? 0) -
          meanA * (this.#sums[b * this.#capacity + a] ?? 0) +
          meanA * meanB * (this.#together[at] ?? 0);
        table[i * size + j] = value;
        table[j * size + i] = value;
      }
    }
    return table;
  }
}

function relaid(table: Int32Array, from: number, to: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(to * to);
  for (let row = 0; row < from; row += 1) wider.set(table.subarray(row * from, (row + 1) * from), row * to);
  return wider;
}
