import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowKernel } from '../kernel/kernel.ts';
import { centredRows, columnMeans, columnsOf, MEAN_STEP, steppedMeans } from './centred-rows.ts';
import { worked } from './position-loops.ts';
import { loadings, weighedRows, weightsOf } from './position-weights.ts';

const count = fc.integer({ min: 0, max: 9 });
const positions = fc.array(fc.tuple(count, count, count), { minLength: 1, maxLength: 12 });

test('what counts say of positions is to the bit what plain loops say', () => {
  fc.assert(
    fc.property(positions, (each) => {
      const counts = Uint32Array.from(each.flat());
      const size = each.length;
      const seen = each.map(([disagree, pass, agree]) => disagree + pass + agree);
      const means = each.map(([disagree, , agree], j) => (seen[j] === 0 ? 0 : (agree - disagree) / seen[j]!));
      const stepped = means.map((mean) => Math.round(mean / MEAN_STEP) * MEAN_STEP);
      expect([...columnMeans(counts)]).toEqual(means);
      expect([...steppedMeans(counts)]).toEqual(stepped);

      const rows = { starts: new Uint32Array(1), cells: new Uint16Array(0) };
      const data = centredRows(rows, steppedMeans(counts));
      expect([...data.values]).toEqual(stepped.flatMap((mean) => [-1 - mean, 0 - mean, 1 - mean]));
      expect([...columnsOf(data)]).toEqual(each.flatMap((_, j) => [j, j, j]));

      const mean = seen.reduce((sum, own) => sum + own + 10, 0) / size;
      const weights = seen.map((own) => Math.sqrt(mean / (own + 10)));
      expect([...weightsOf(counts)]).toEqual(weights);
      const ofCells = weights.flatMap((weight) => [weight, weight, weight]);
      const weighed = weighedRows(data, weightsOf(counts)).values;
      expect([...weighed]).toEqual(ofCells.map((weight, cell) => data.values[cell]! * weight));
      const along = Float64Array.from(means, (value) => value - 0.3);
      expect([...loadings(along, weightsOf(counts))]).toEqual([...along].map((x, j) => x * weights[j]!));

      const variance = each.map((own, j) => {
        const squares = own.map((n, at) => n * data.values[3 * j + at]! * data.values[3 * j + at]!);
        return (squares[0]! + squares[1]! + squares[2]!) * weights[j]! * weights[j]!;
      });
      const given = [counts, data.values, weightsOf(counts)];
      const found = worked(2, given, (cells = 0, values = 0, beside = 0, into = 0) => {
        rowKernel.loops.spread(cells, values, beside, into, size);
      });
      const squared = variance.map((own) => own * own);
      expect([...found]).toEqual([variance, squared].map((own) => own.reduce((sum, x) => sum + x, 0)));
    }),
  );
});
