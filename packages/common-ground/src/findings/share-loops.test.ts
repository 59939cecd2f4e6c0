import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  descending,
  errorTails,
  frequenciesIn,
  meanOf,
  roundedEach,
  setApart,
  sharesOf,
  sumOfCounts,
  supportIn,
  widestApart,
} from './share-loops.ts';
import { jeffreysDeviation, jeffreysShare, rounded, Z_95 } from '../statistics.ts';

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
        supports.forEach(({ agreed, variances }, g) => {
          expect([...agreed]).toEqual(plain[g]!.map(([support]) => support));
          expect([...variances]).toEqual(plain[g]!.map(([, variance]) => variance));
        });
        const weights = supports.map(({ agreed, variances }) => ({ logs: agreed, variances }));
        const { means, spreads } = meanOf(weights, plain[0]!.length);
        means.forEach((mean, j) => {
          let [sum, variance] = [0, 0];
          for (const rows of plain) {
            sum += rows[j]![0] / plain.length;
            variance += rows[j]![1] / plain.length ** 2;
          }
          expect([mean, spreads[j]]).toEqual([sum, Z_95 * Math.sqrt(variance)]);
        });
      }),
    );
  });

  test('gives how often each reaction is, of those to its position', () => {
    fc.assert(
      fc.property(groupsOf(1), ([group]) => {
        const plain = countsOf(group!.cells).flatMap(({ disagrees, passes, agrees, seen }) =>
          [disagrees, passes, agrees].map((own) => (own + 0.5) / (seen + 1.5)),
        );
        expect([...frequenciesIn(group!.cells)]).toEqual(plain);
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
          const plain = seen < LEAST ? [0, 0, 0] : [share, share - spread, share + spread];
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
          const row = [difference, difference / spread, ...ends, most.group, least.group, sides, j];
          return difference / spread < FROM ? [] : [row];
        });
        const found = widestApart(groups, LEAST, FROM);
        const { differences, distances, lows, highs, most, least, positions } = found;
        const columns = [differences, distances, lows, highs, most, least, found.compared, positions];
        expect(plain.map((_, i) => columns.map((column) => column[i]))).toEqual(plain);
        expect([differences.length, found.tests]).toEqual([plain.length, compared.length]);
      }),
    );
  });

  test('sums series and fractions of the error function', () => {
    const values = Float64Array.from({ length: 300 }, (_, i) => i / 11);
    const plain = Array.from(values, (x) => {
      if (x >= 2.5) {
        let tail = 0;
        for (let n = 10 + Math.ceil(200 / (x * x)); n > 0; n -= 1) tail = n / 2 / (x + tail);
        return tail;
      }
      let [term, sum] = [x, x];
      for (let n = 1; n < 200 && term > sum * 1e-17; n += 1) {
        term *= (2 * x * x) / (2 * n + 1);
        sum += term;
      }
      return sum;
    });
    expect([...errorTails(values, 2.5)]).toEqual(plain);
  });

  test('rounds to six digits, whatever the size', () => {
    const magnitude = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: -20, max: 3 }));
    const some = magnitude.map(([value, exponent]) => value * 10 ** exponent);
    const edges = [
      0, 1, 10, 0.1, 0.01, 1e-7, 0.09999995, 0.0099999949, 1.0000005, -0.0099999999999999, 9.9999995,
    ];
    for (const edge of edges) expect([...roundedEach(Float64Array.of(edge))]).toEqual([rounded(edge)]);
    fc.assert(
      fc.property(fc.array(some, { maxLength: 4 }), (values) => {
        expect([...roundedEach(Float64Array.from(values))]).toEqual(values.map(rounded));
      }),
    );
  });

  test('puts values in descending order, of equal ones the first first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 })), (values) => {
        const order = [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b);
        expect([...descending(Float64Array.from(values))]).toEqual(order);
      }),
    );
  });
});
