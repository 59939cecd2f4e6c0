import { packCell, type ReactionMatrix } from '../src/reactions/reaction-matrix.ts';
import { seededRandom } from '../src/seeded-random.ts';

export type Shape = {
  readonly people: number;
  readonly positions: number;
  readonly reactions: number;
};

const GROUPS = 4;

/** A synthetic conversation of four planted groups, written straight into packed rows: loading is not measured. */
export function syntheticMatrix({ people, positions, reactions }: Shape): ReactionMatrix {
  const random = seededRandom(people + positions);
  const agree = Array.from({ length: positions }, () => {
    const common = 0.2 + 0.7 * random();
    const splits = random() < 0.4;
    return Array.from({ length: GROUPS }, () => (splits ? (random() < 0.5 ? 0.15 : 0.85) : common));
  });
  const lengths = rowLengths(people, positions, reactions, random);
  const starts = new Uint32Array(people + 1);
  lengths.forEach((length, i) => (starts[i + 1] = starts[i]! + length));
  const cells = new Uint16Array(starts[people]!);
  const taken = new Uint8Array(positions);
  for (let i = 0; i < people; i += 1) {
    const row = cells.subarray(starts[i]!, starts[i + 1]!);
    for (let k = 0; k < row.length; k += 1) {
      let j = Math.floor(random() * positions);
      while (taken[j] === 1) j = Math.floor(random() * positions);
      taken[j] = 1;
      const reaction = random() < 0.12 ? 0 : random() < agree[j]![i % GROUPS]! ? 1 : -1;
      row[k] = packCell(j, reaction);
    }
    row.sort();
    for (const cell of row) taken[(cell / 3) | 0] = 0;
  }
  return {
    participantIds: Array.from({ length: people }, (_, i) => String(i)),
    positionIds: Array.from({ length: positions }, (_, j) => String(j)),
    starts,
    cells,
  };
}

/** Many below the mean, few far above it, adding up to about the number of reactions wanted. */
function rowLengths(people: number, positions: number, reactions: number, random: () => number): Uint32Array {
  const mean = reactions / people;
  return Uint32Array.from({ length: people }, () => {
    const u = random();
    return Math.max(1, Math.min(positions, Math.round(mean * (0.4 + 1.8 * u * u))));
  });
}

/** The least anybody could do: read two bytes of every reaction once. Returns a sum, so that the reading counts. */
export function streamReactions({ cells }: ReactionMatrix): number {
  let sum = 0;
  for (let i = 0; i < cells.length; i += 1) sum += cells[i]!;
  return sum;
}
