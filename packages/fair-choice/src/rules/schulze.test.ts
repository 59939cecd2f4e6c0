import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RankingError, schulze } from './schulze.ts';

const path = new URL('../../../../../shared/data/choice/expected.json', import.meta.url);
const absent = !existsSync(path);

type Oracle = {
  schulze_45_voter_example: { ballots: [number, string][]; ranks_ABCDE: number[] };
  schulze: { rankings: number[][]; social_ranking_with_ties: number[] }[];
};

const rankings = fc.integer({ min: 1, max: 6 }).chain((size) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: size, maxLength: size }), {
    minLength: 1,
    maxLength: 9,
  }),
);

describe('Schulze', () => {
  it.skipIf(absent)(
    'ranks as the oracle does, ties included (skipped where shared/data/choice is absent)',
    () => {
      const oracle: Oracle = JSON.parse(readFileSync(path, 'utf8'));
      for (const { rankings: given, social_ranking_with_ties: expected } of oracle.schulze) {
        expect(
          schulze(
            expected.length,
            given.map((places) => ({ places })),
          ).places,
        ).toEqual(expected);
      }
      expect(oracle.schulze.length).toBeGreaterThan(100);
    },
  );

  it.skipIf(absent)('ranks the 45 voters of the paper (skipped where shared/data/choice is absent)', () => {
    const oracle: Oracle = JSON.parse(readFileSync(path, 'utf8'));
    const { ballots, ranks_ABCDE: expected } = oracle.schulze_45_voter_example;
    const given = ballots.map(([weight, order]) => ({
      weight,
      places: [...'ABCDE'].map((each) => order.indexOf(each)),
    }));
    const { places, pairwise } = schulze(5, given);
    expect(places).toEqual(expected);
    expect(pairwise[0]).toEqual([0, 20, 26, 30, 22]);
  });

  it('puts whoever beats everybody else in direct comparison first', () => {
    fc.assert(
      fc.property(rankings, (given) => {
        const size = given[0]?.length ?? 0;
        const { pairwise, places } = schulze(
          size,
          given.map((each) => ({ places: each })),
        );
        pairwise.forEach((row, a) => {
          const beatsAll = row.every((votes, b) => a === b || votes > (pairwise[b]?.[a] ?? 0));
          if (beatsAll) expect(places.filter((place) => place <= (places[a] ?? 0))).toEqual([0]);
        });
      }),
    );
  });

  it('does not depend on the order of ballots or the names of alternatives', () => {
    fc.assert(
      fc.property(rankings, (given) => {
        const size = given[0]?.length ?? 0;
        const straight = schulze(
          size,
          given.map((each) => ({ places: each })),
        );
        const turned = schulze(
          size,
          given.toReversed().map((each) => ({ places: each.toReversed() })),
        );
        expect(turned.places.toReversed()).toEqual(straight.places);
      }),
    );
  });

  it('orders those who share a place by the published order alone', () => {
    const nobody = schulze(3, [{ places: [0, 0, 0] }], (a, b) => b - a);
    expect(nobody).toMatchObject({ places: [0, 0, 0], order: [2, 1, 0] });
  });

  it('refuses a ranking of the wrong length, with its number', () => {
    expect(() => schulze(3, [{ places: [0, 1, 2] }, { places: [0, 1] }])).toThrow(
      new RankingError(1, '2 places for 3 alternatives'),
    );
  });
});
