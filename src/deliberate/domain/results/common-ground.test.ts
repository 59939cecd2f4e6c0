import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, barOf, wilson } from './agreement.ts';
import { groundOf, inReadingOrder, type Families } from './common-ground.ts';
import { HIDDEN, nextCell, type ShownCell } from '#deliberate/domain/opinion/opinion-cell.ts';
import { ANY_GROUPS, type AnyGroup } from '#deliberate/domain/opinion/opinion-group.ts';

function cell(agree: number, disagree: number, pass = 0): ShownCell {
  const made = nextCell({ agree, disagree, pass, important: 0, since: 0 }, HIDDEN, { sizeMin: 5, epoch: 1 });
  if (!made.shown) throw new Error('The test asks for a cell that is shown.');
  return made;
}
const shown = (given: Partial<Record<AnyGroup, ShownCell>>) =>
  ANY_GROUPS.flatMap((group) => {
    const one = given[group];
    return one === undefined ? [] : [[group, one] as const];
  });
const cells = (
  declared: Partial<Record<AnyGroup, ShownCell>>,
  opinion: Partial<Record<AnyGroup, ShownCell>> = {},
): Families => ({ declared: shown(declared), opinion: shown(opinion) });

describe('common ground', () => {
  it('reaches as far as the group that agrees least', () => {
    const ground = groundOf('s1', cells({ government: cell(18, 2), academia: cell(30, 8, 2) }));
    expect(ground).toMatchObject({
      positionId: 's1',
      standing: 'common',
      least: { group: 'academia', bound: 'exactly', permille: 750, lowPermille: 598, highPermille: 858 },
      scores: { declared: { leastGroup: 'academia', blockedBy: null }, opinion: null, both: null },
    });
  });
  it('needs both kinds of groups: what declared groups share may divide those found in the reactions', () => {
    const declared = { government: cell(14, 6), academia: cell(30, 10) };
    const opinion = { A: cell(40, 2), B: cell(4, 14) };
    expect(groundOf('s1', cells(declared))).toMatchObject({ standing: 'common' });
    expect(groundOf('s1', cells(declared, opinion))).toMatchObject({
      standing: 'divided',
      least: { group: 'B' },
      scores: {
        declared: { blockedBy: null },
        opinion: { leastGroup: 'B', blockedBy: 'B' },
        both: { leastGroup: 'B', blockedBy: 'B' },
      },
    });
  });
  it('of a population without groups is what more than half of it agree on, if that is asked', () => {
    const alone = cells({ public: cell(30, 4) });
    expect(groundOf('s1', alone)).toMatchObject({ standing: 'too_few' });
    expect(groundOf('s1', alone, true)).toMatchObject({ standing: 'common', least: { group: 'public' } });
  });
  it('scores by the geometric mean over groups of P(agree)(1 − P(disagree)), Jeffreys prior, with its interval', () => {
    const { scores } = groundOf('s1', cells({ government: cell(8, 2), academia: cell(6, 2, 2) }));
    const support = (agree: number, disagree: number) => ((agree + 0.5) / 11) * (1 - (disagree + 0.5) / 11);
    const mean = Math.sqrt(support(8, 2) * support(6, 2));
    expect(scores?.declared?.permille).toBe(Math.round(mean * 1000));
    expect(scores?.declared?.lowPermille).toBeLessThan(mean * 1000);
    expect(scores?.declared?.highPermille).toBeGreaterThan(mean * 1000);
  });
  it('is not made by the size of a group', () => {
    const small = cells({ private_sector: cell(2, 6), academia: cell(900, 20) });
    expect(groundOf('s1', small)).toMatchObject({ standing: 'divided', least: { group: 'private_sector' } });
  });
  it('is unsettled where no group leans against and not every group has a majority for', () => {
    const open = cells({ government: cell(4, 2, 4), academia: cell(9, 2) });
    expect(groundOf('s1', open)).toMatchObject({ standing: 'unsettled' });
  });
  it('says nothing with fewer than two groups shown', () => {
    expect(groundOf('s1', cells({ academia: cell(9, 2) }))).toMatchObject({
      positionId: 's1',
      standing: 'too_few',
      least: null,
    });
  });
  it('takes "nearly all" at its bound, never as all', () => {
    expect(agreementOf(cell(6, 0))).toEqual({ agree: 5, n: 6, bound: 'at_least' });
    expect(agreementOf(cell(0, 6))).toEqual({ agree: 1, n: 6, bound: 'at_most' });
    expect(groundOf('s1', cells({ academia: cell(6, 0), government: cell(0, 9) }))).toMatchObject({
      standing: 'divided',
      least: { group: 'government', bound: 'at_most', permille: 111 },
    });
  });
  it('is read firmest first, then what divides', () => {
    const named = (positionId: string, given: Parameters<typeof cells>[0]) =>
      groundOf(positionId, cells(given));
    const order = inReadingOrder([
      named('few', {}),
      named('divided', { academia: cell(2, 8), government: cell(8, 2) }),
      named('firm', { academia: cell(90, 10), government: cell(85, 15) }),
      named('small but high', { academia: cell(7, 2), government: cell(8, 2) }),
    ]);
    expect(order.map(({ positionId }) => positionId)).toEqual(['firm', 'small but high', 'divided', 'few']);
  });
});

describe('the numbers of a cell', () => {
  it('draw a bar that is whole', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.nat(30), (agree, disagree, pass) => {
        fc.pre(agree + disagree + pass >= 5);
        const bar = barOf(cell(agree, disagree, pass));
        expect(bar.agree + bar.disagree + bar.pass).toBeCloseTo(1);
      }),
    );
  });
  it('have an interval that holds the share and narrows with people', () => {
    // Wilson 1927; the second as in Brown, Cai & DasGupta 2001 for x = 0.
    expect(wilson(8, 10).low).toBeCloseTo(0.4902, 4);
    expect(wilson(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.2775, 4) });
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), (count, rest) => {
        fc.pre(count + rest > 0);
        const [one, ten] = [wilson(count, count + rest), wilson(count * 10, (count + rest) * 10)];
        const share = count / (count + rest);
        expect(one.low - 1e-9 <= share && share <= one.high + 1e-9).toBe(true);
        expect(ten.high - ten.low).toBeLessThan(one.high - one.low);
      }),
    );
  });
});
