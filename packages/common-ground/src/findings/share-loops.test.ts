import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { twoSidedP } from './order-loops.ts';
import {
  markingOrder,
  scoresOf,
  setApart,
  sharesOf,
  sumOfCounts,
  supportIn,
  surprisesIn,
  widestApart,
} from './share-loops.ts';
import { shareKernel } from '../kernel/kernel.ts';
import { jeffreysDeviation, jeffreysShare, jeffreysVariance, Z_95 } from '../statistics.ts';

const { exp, log } = shareKernel.loops;

const LEAST = 5;
const FROM = 1.95;
const count = fc.oneof(fc.nat(9), fc.nat(4_000_000));
const positions = fc.integer({ min: 0, max: 12 });
const groupsOf = (least: number) =>
  fc.tuple(positions, fc.integer({ min: least, max: 5 })).chain(([length, groups]) =>
    fc.array(
      fc
        .array(count, { minLength: 3 * length, maxLength: 3 * length })
        .map((cells) => ({ cells: Uint32Array.from(cells) })),
      { minLength: groups, maxLength: groups },
    ),
  );

/** Counts of each position: disagree, pass, agree, all of them. */
function countsOf(cells: Uint32Array) {
  return Array.from({ length: cells.length / 3 }, (_, j) => {
    const [disagrees, passes, agrees] = [cells[3 * j]!, cells[3 * j + 1]!, cells[3 * j + 2]!];
    return { disagrees, passes, agrees, seen: disagrees + passes + agrees };
  });
}

describe('the arithmetic on shares, bit for bit', () => {
  test('gives support, its variance, and their means over groups', () => {
    fc.assert(
      fc.property(groupsOf(1), (groups) => {
        const supports = groups.map(({ cells }) => supportIn(cells));
        const plain = groups.map(({ cells }) =>
          countsOf(cells).map(({ agrees, disagrees, seen }) => {
            const [yes, no] = [jeffreysShare(agrees, seen), jeffreysShare(disagrees, seen)];
            return [yes * (1 - no), ((1 - yes) / yes + (3 * no) / (1 - no)) / (seen + 2)] as const;
          }),
        );
        supports.forEach(({ agreed, logs, variances }, g) => {
          expect([...agreed]).toEqual(plain[g]!.map(([support]) => support));
          expect([...logs]).toEqual(plain[g]!.map(([support]) => log(support)));
          expect([...variances]).toEqual(plain[g]!.map(([, variance]) => variance));
        });
        const { score, low, high } = scoresOf(supports, plain[0]!.length);
        score.forEach((own, j) => {
          let [mean, variance] = [0, 0];
          for (const rows of plain) {
            mean += log(rows[j]![0]) / plain.length;
            variance += rows[j]![1] / plain.length ** 2;
          }
          const spread = Z_95 * Math.sqrt(variance);
          const ends = [exp(mean), Math.min(1, exp(mean - spread)), Math.min(1, exp(mean + spread))];
          expect([own, low[j], high[j]]).toEqual(ends);
        });
      }),
    );
  });

  test('gives how surprising each reaction is, of those to its position', () => {
    fc.assert(
      fc.property(groupsOf(1), ([group]) => {
        const plain = countsOf(group!.cells).flatMap(({ disagrees, passes, agrees, seen }) =>
          [disagrees, passes, agrees].map((own) => -log((own + 0.5) / (seen + 1.5))),
        );
        expect([...surprisesIn(group!.cells)]).toEqual(plain);
      }),
    );
  });

  test('gives shares with their intervals, and none of too few', () => {
    fc.assert(
      fc.property(groupsOf(1), fc.constantFrom(0, 1, 2), ([group], side) => {
        const { shares, lows, highs } = sharesOf(group!.cells, side, LEAST);
        countsOf(group!.cells).forEach(({ disagrees, passes, agrees, seen }, j) => {
          const own = [disagrees, passes, agrees][side]!;
          const [share, spread] = [jeffreysShare(own, seen), Z_95 * jeffreysDeviation(own, seen)];
          const plain = seen < LEAST ? [0, 0, 0] : [share, share - spread, Math.min(1, share + spread)];
          expect([shares[j], lows[j], highs[j]]).toEqual(plain);
        });
      }),
    );
  });

  test('finds what sets a group apart from the rest', () => {
    fc.assert(
      fc.property(groupsOf(2), (groups) => {
        const all = sumOfCounts(groups);
        expect([...all]).toEqual(
          [...all].map((_, cell) => groups.reduce((sum, g) => sum + g.cells[cell]!, 0)),
        );
        const plain = { cells: [] as number[], distances: [] as number[], tests: 0 };
        const [own, rest] = [countsOf(groups[0]!.cells), countsOf(all)];
        own.forEach((inside, j) => {
          const [n, m] = [inside.seen, rest[j]!.seen - inside.seen];
          if (n < LEAST || m < LEAST) return;
          plain.tests += 2;
          for (const [place, side] of [[2, 'agrees'] as const, [0, 'disagrees'] as const]) {
            const [a, b] = [inside[side], rest[j]![side] - inside[side]];
            const pooled = jeffreysShare(a + b, n + m);
            const spread = Math.sqrt(pooled * (1 - pooled) * (1 / (n + 1) + 1 / (m + 1)));
            const z = (jeffreysShare(a, n) - jeffreysShare(b, m)) / spread;
            if (Math.abs(z) < FROM) continue;
            plain.cells.push(3 * j + place);
            plain.distances.push(z);
          }
        });
        const found = setApart(groups[0]!.cells, all, LEAST, FROM);
        expect({ ...found, cells: [...found.cells], distances: [...found.distances] }).toEqual(plain);
      }),
    );
  });

  test('puts what marks a group in order of what is sure', () => {
    fc.assert(
      fc.property(groupsOf(2), fc.double({ min: 0, max: 1, noNaN: true }), (groups, rate) => {
        const all = sumOfCounts(groups);
        const own = groups[0]!.cells;
        const { cells, distances } = setApart(own, all, LEAST, FROM);
        const adjusted = twoSidedP(distances);
        const [inside, rest] = [countsOf(own), countsOf(all)];
        const plain = [...cells].flatMap((cell, i) => {
          const j = Math.floor(cell / 3);
          const [n, m] = [inside[j]!.seen, rest[j]!.seen - inside[j]!.seen];
          const [a, b] = [own[cell]!, all[cell]! - own[cell]!];
          const [share, other] = [jeffreysShare(a, n), jeffreysShare(b, m)];
          if (distances[i]! <= 0 || adjusted[i]! > rate || share < 0.5) return [];
          const spread = Z_95 * Math.sqrt(jeffreysVariance(a, n) + jeffreysVariance(b, m));
          return [{ i, sure: share * (share - other - spread) }];
        });
        plain.sort((one, two) => two.sure - one.sure || one.i - two.i);
        expect([...markingOrder(own, all, { cells, distances, adjusted }, rate)]).toEqual(
          plain.map(({ i }) => i),
        );
      }),
    );
  });

  test('finds the two groups farthest apart', () => {
    fc.assert(
      fc.property(groupsOf(0), (groups) => {
        const each = groups.map(({ cells }) => countsOf(cells));
        const rows = (each[0] ?? []).map((_, j) => {
          const sides = each.flatMap((own, group) => {
            const { agrees, disagrees, seen } = own[j]!;
            const mean = (agrees - disagrees) / (seen + 1.5);
            const square = (agrees + disagrees + 1) / (seen + 1.5);
            return seen < LEAST ? [] : [{ group, mean, variance: (square - mean * mean) / (seen + 2.5) }];
          });
          const most = sides.reduce((a, b) => (b.mean > a.mean ? b : a), sides[0]!);
          const least = sides.reduce((a, b) => (b.mean <= a.mean ? b : a), sides[0]!);
          return { j, sides: sides.length, most, least };
        });
        const compared = rows.filter(({ sides }) => sides >= 2);
        const plain = compared.flatMap(({ j, sides, most, least }) => {
          const [difference, spread] = [most.mean - least.mean, Math.sqrt(most.variance + least.variance)];
          const ends = [difference - Z_95 * spread, difference + Z_95 * spread];
          const [once = 1] = twoSidedP(Float64Array.of(difference / spread));
          const chance = Math.min(1, (once * sides * (sides - 1)) / 2);
          const row = [difference, chance, ...ends, most.group, least.group, j];
          return difference / spread < FROM ? [] : [row];
        });
        const found = widestApart(groups, LEAST, FROM);
        const { differences, chances, lows, highs, most, least, positions } = found;
        const columns = [differences, chances, lows, highs, most, least, positions];
        expect(plain.map((_, i) => columns.map((column) => column[i]))).toEqual(plain);
        expect([differences.length, found.tests]).toEqual([plain.length, compared.length]);
      }),
    );
  });
});
