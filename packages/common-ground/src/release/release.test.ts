import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exposed, triple, type Constraint } from '../../tests/attacker.ts';
import type { GroupCounts } from '../findings/group-counts.ts';
import { publicResult } from './public-result.ts';
import { release, type Release, type ReleaseRules } from './release.ts';

/** One position; the groups have these sizes, and their members are known to everybody. */
type World = {
  readonly sizes: readonly number[];
  /** Reaction per person (0 disagree, 1 pass, 2 agree), and the epoch in which it was made. */
  readonly reactions: readonly number[];
  readonly since: readonly number[];
};

const EPOCHS = 3;
const RULES: ReleaseRules = { k: 5, rosterKnown: true, final: true };
const PATIENT: ReleaseRules = { k: 5, rosterKnown: true };

function groupOf(sizes: readonly number[]): number[] {
  return sizes.flatMap((size, g) => new Array<number>(size).fill(g));
}

function countsIn(world: World, epoch: number): GroupCounts[] {
  const group = groupOf(world.sizes);
  return world.sizes.map((size, g) => {
    const cells = new Uint32Array(3);
    world.reactions.forEach((reaction, person) => {
      if (group[person] === g && (world.since[person] ?? 0) <= epoch) cells[reaction]!++;
    });
    return { id: `g${g}`, size, cells };
  });
}

function releasesOf(world: World, first = RULES, last = first): Release[] {
  const releases: Release[] = [];
  let memory = null;
  for (let epoch = 1; epoch <= EPOCHS; epoch += 1) {
    const step = release(['q'], countsIn(world, epoch), epoch === EPOCHS ? last : first, memory);
    memory = step.memory;
    releases.push(step.published);
  }
  return releases;
}

/** What somebody learns who knows every roster, who reacted in which epoch, and all that was ever released. */
function learned(world: World, releases: readonly Release[]): Constraint[] {
  const group = groupOf(world.sizes);
  const constraints: Constraint[] = [];
  for (const { rows } of releases) {
    for (const row of rows) {
      const active = group.flatMap((_, person) => ((world.since[person] ?? 0) <= row.asOf ? [person] : []));
      if (row.total !== null) constraints.push({ people: active, counts: triple(row.total) });
      row.groups.forEach(({ counts }, g) => {
        if (counts !== null)
          constraints.push({ people: active.filter((p) => group[p] === g), counts: triple(counts) });
      });
    }
  }
  return constraints;
}

const worldOf = (sizes: readonly number[], since: fc.Arbitrary<number>): fc.Arbitrary<World> => {
  const people = sizes.reduce((sum, size) => sum + size, 0);
  const leaning = fc.constantFrom(0, 1, 2, 2, 2, 2);
  return fc.record({
    sizes: fc.constant(sizes),
    reactions: fc.array(leaning, { minLength: people, maxLength: people }),
    since: fc.array(since, { minLength: people, maxLength: people }),
  });
};

describe('a release', () => {
  const partitions = [
    [2, 4, 5],
    [5, 5],
    [2, 9],
    [4, 7],
    [5, 6],
    [2, 5, 5],
  ];
  test.each(partitions.map((sizes) => [sizes] as const))(
    'of groups of %s exposes nobody to subtraction from the total',
    (sizes) => {
      fc.assert(
        fc.property(worldOf(sizes, fc.constant(1)), (world) => {
          expect(exposed(world.reactions.length, learned(world, releasesOf(world)))).toEqual([]);
        }),
        { numRuns: 150 },
      );
    },
  );

  test.each(partitions.map((sizes) => [sizes] as const))(
    'of groups of %s exposes nobody to subtraction of two epochs',
    (sizes) => {
      fc.assert(
        fc.property(
          worldOf(sizes, fc.constantFrom(1, 1, 1, 2, 3)),
          fc.constantFrom(RULES, PATIENT),
          (world, first) => {
            expect(exposed(world.reactions.length, learned(world, releasesOf(world, first, RULES)))).toEqual(
              [],
            );
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  test('would expose people if it showed everything: the attacker of these tests is a real one', () => {
    const world = {
      sizes: [2, 4, 5],
      reactions: [2, 2, 0, 1, 2, 2, 0, 2, 2, 1, 2],
      since: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2],
    };
    const everything = releasesOf(world, { k: 1, rosterKnown: false, final: true });
    expect(exposed(world.reactions.length, learned(world, everything))).toEqual([0, 1, 10]);
  });

  test('of larger groups shows what it may', () => {
    const cells = [Uint32Array.of(3, 2, 20), Uint32Array.of(9, 1, 4), Uint32Array.of(1, 0, 2)];
    const groups = cells.map((own, g) => ({ id: g, size: [30, 20, 3][g]!, cells: own }));
    const { published } = release(['q'], groups, RULES);
    expect(published.sizes.map(({ size }) => size)).toEqual([30, 20, null]);
    expect(published.rows[0]?.total).toEqual({ agrees: 26, disagrees: 13, passes: 3, seen: 42 });
    expect(published.rows[0]?.groups.map(({ counts }) => counts?.seen ?? null)).toEqual([25, null, null]);
  });

  test('never says that all of a known roster reacted alike', () => {
    const groups = [
      { id: 'a', size: 8, cells: Uint32Array.of(0, 0, 8) },
      { id: 'b', size: 12, cells: Uint32Array.of(4, 1, 7) },
      { id: 'c', size: 9, cells: Uint32Array.of(2, 2, 5) },
    ];
    const { published } = release(['q'], groups, RULES);
    expect(published.rows[0]?.groups.map(({ counts }) => counts !== null)).toEqual([false, true, false]);
    const anonymous = release(['q'], groups, { k: 5, rosterKnown: false, final: true });
    expect(anonymous.published.rows[0]?.groups.every(({ counts }) => counts !== null)).toBe(true);
  });

  test('keeps a row as it was until enough reactions came', () => {
    const at = (agrees: number): GroupCounts[] => [
      { id: 'a', size: 40, cells: Uint32Array.of(6, 3, agrees) },
    ];
    const first = release(['q'], at(10), RULES);
    const second = release(['q'], at(11), RULES, first.memory);
    expect(second.published.rows).toEqual(first.published.rows);
    const third = release(
      ['q'],
      [{ id: 'a', size: 40, cells: Uint32Array.of(8, 3, 15) }],
      RULES,
      second.memory,
    );
    expect(third.published.rows[0]).toMatchObject({ asOf: 3, total: { seen: 26 } });
  });

  test('remembers a row while its position is masked', () => {
    const at = (agrees: number): GroupCounts[] => [
      { id: 'a', size: 40, cells: Uint32Array.of(6, 3, agrees) },
    ];
    const first = release(['q'], at(10), RULES);
    const masked = release([], at(10), RULES, first.memory);
    expect(masked.published.rows).toEqual([]);
    expect(release(['q'], at(11), RULES, masked.memory).published.rows).toEqual(first.published.rows);
  });

  test('waits with a row until every group large enough can be shown, unless it is the last', () => {
    const groups = [
      { id: 'a', size: 30, cells: Uint32Array.of(6, 1, 12) },
      { id: 'b', size: 20, cells: Uint32Array.of(1, 0, 2) },
    ];
    expect(release(['q'], groups, PATIENT).published.rows[0]).toMatchObject({ total: null });
    expect(release(['q'], groups, RULES).published.rows[0]).toMatchObject({ total: { seen: 22 } });
  });

  test('is all that the public result rests on', () => {
    const groups = [
      { id: 'a', size: 40, cells: Uint32Array.of(2, 3, 30, 1, 1, 1) },
      { id: 'b', size: 40, cells: Uint32Array.of(30, 2, 4, 20, 3, 5) },
    ];
    const result = publicResult(release(['q', 'r'], groups, RULES).published);
    expect(result.withheld).toEqual(['r']);
    expect(result.commonGround.map(({ position }) => position)).toEqual(['q']);
    expect(result.divergence.map(({ position }) => position)).toEqual(['q']);
  });
});
