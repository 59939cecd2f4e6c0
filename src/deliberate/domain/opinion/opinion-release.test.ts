import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opinionCells } from './opinion-release.ts';

const rule = { sizeMin: 5, epoch: 1 };
const counts = (agree: number, disagree: number, pass = 0) => ({ agree, disagree, pass });
const anyCounts = fc.record({ agree: fc.nat(12), disagree: fc.nat(12), pass: fc.nat(12) });
const sizeOf = ({ agree, disagree, pass }: ReturnType<typeof counts>) => agree + disagree + pass;

describe('the cells of opinion groups', () => {
  it('are shown where every group is large enough', () => {
    expect(opinionCells([counts(9, 3), counts(2, 6)], rule)).toMatchObject([
      { shown: true, n: 12, agree: 9, disagree: 3 },
      { shown: true, n: 8, agree: 2, disagree: 6 },
    ]);
  });
  it('never leave one small group to be got by subtracting', () => {
    expect(opinionCells([counts(9, 3), counts(2, 1)], rule)).toEqual([{ shown: false }, { shown: false }]);
    expect(opinionCells([counts(9, 3), counts(7, 4), counts(2, 1)], rule)).toMatchObject([
      { shown: true },
      { shown: false },
      { shown: false },
    ]);
  });
  it('hide nobody or at least so many people together as the smallest group has', () => {
    fc.assert(
      fc.property(fc.array(anyCounts, { minLength: 2, maxLength: 7 }), (groups) => {
        const cells = opinionCells(groups, rule);
        const hidden = groups.filter((_, place) => cells[place]?.shown !== true);
        const people = hidden.reduce((sum, group) => sum + sizeOf(group), 0);
        const nobodyLeft = hidden.length === groups.length;
        expect(people === 0 || people >= rule.sizeMin || nobodyLeft).toBe(true);
      }),
    );
  });
});
