import type { ReactionMatrix } from '../src/reactions/reaction-matrix.ts';
import { seededRandom } from '../src/seeded-random.ts';

/**
 * The same work as a textbook does it: a dense matrix with imputed means, principal components by power
 * iteration with deflation over all entries, plain k-means for every number of groups. Nothing is pruned.
 */
export function textbookAnalysis(matrix: ReactionMatrix, components = 5, groupsMax = 6): Float64Array {
  const dense = imputed(matrix);
  const people = matrix.participantIds.length;
  const positions = matrix.positionIds.length;
  const points = new Float64Array(people * components);
  for (let c = 0; c < components; c += 1) {
    const direction = powerIteration(dense, people, positions);
    for (let i = 0; i < people; i += 1) {
      let along = 0;
      for (let j = 0; j < positions; j += 1) along += dense[i * positions + j]! * direction[j]!;
      points[i * components + c] = along;
      for (let j = 0; j < positions; j += 1) dense[i * positions + j]! -= along * direction[j]!;
    }
  }
  for (let k = 2; k <= groupsMax; k += 1)
    for (let start = 0; start < 10; start += 1) lloyd(points, components, k, start);
  return points;
}

function imputed({ starts, cells, participantIds, positionIds }: ReactionMatrix): Float64Array {
  const [people, positions] = [participantIds.length, positionIds.length];
  const dense = new Float64Array(people * positions).fill(NaN);
  for (let i = 0; i < people; i += 1) {
    for (let k = starts[i]!; k < starts[i + 1]!; k += 1)
      dense[i * positions + ((cells[k]! / 3) | 0)] = (cells[k]! % 3) - 1;
  }
  for (let j = 0; j < positions; j += 1) {
    let sum = 0;
    let seen = 0;
    for (let i = 0; i < people; i += 1) {
      const value = dense[i * positions + j]!;
      if (!Number.isNaN(value)) [sum, seen] = [sum + value, seen + 1];
    }
    for (let i = 0; i < people; i += 1) {
      const value = dense[i * positions + j]!;
      dense[i * positions + j] = Number.isNaN(value) ? 0 : value - sum / seen;
    }
  }
  return dense;
}

function powerIteration(dense: Float64Array, people: number, positions: number): Float64Array {
  const random = seededRandom(1);
  let direction = Float64Array.from({ length: positions }, () => random() - 0.5);
  for (let round = 0; round < 100; round += 1) {
    const next = new Float64Array(positions);
    for (let i = 0; i < people; i += 1) {
      let along = 0;
      for (let j = 0; j < positions; j += 1) along += dense[i * positions + j]! * direction[j]!;
      for (let j = 0; j < positions; j += 1) next[j]! += along * dense[i * positions + j]!;
    }
    const norm = Math.hypot(...next);
    direction = next.map((value) => value / norm);
  }
  return direction;
}

function lloyd(points: Float64Array, dimensions: number, k: number, seed: number): void {
  const count = points.length / dimensions;
  const random = seededRandom(seed);
  const centres = Array.from({ length: k }, () => {
    const i = Math.floor(random() * count);
    return points.slice(i * dimensions, (i + 1) * dimensions);
  });
  for (let round = 0; round < 50; round += 1) {
    const sums = centres.map(() => new Float64Array(dimensions + 1));
    for (let i = 0; i < count; i += 1) {
      let best = 0;
      let least = Infinity;
      centres.forEach((centre, g) => {
        let squared = 0;
        for (let c = 0; c < dimensions; c += 1) squared += (points[i * dimensions + c]! - centre[c]!) ** 2;
        if (squared < least) [least, best] = [squared, g];
      });
      for (let c = 0; c < dimensions; c += 1) sums[best]![c]! += points[i * dimensions + c]!;
      sums[best]![dimensions]!++;
    }
    centres.forEach((centre, g) => {
      const size = sums[g]![dimensions]!;
      if (size > 0) for (let c = 0; c < dimensions; c += 1) centre[c] = sums[g]![c]! / size;
    });
  }
}
