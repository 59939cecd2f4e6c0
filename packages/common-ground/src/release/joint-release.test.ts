import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exposed, triple, type Constraint } from '../../tests/attacker.ts';
import { planted } from '../../tests/planted.ts';
import { analyseMatrix } from '../analysis.ts';
import { crossGroups, type CrossedGroup } from '../groups/crossed-groups.ts';
import type { GroupCounts } from '../findings/group-counts.ts';
import { releaseJointly, type JointMemory, type JointRelease } from './joint-release.ts';
import { publicResult } from './public-result.ts';
import { release, type Release, type ReleaseRules } from './release.ts';

/** One position; everybody's groups in two divisions, reaction (0 disagree, 1 pass, 2 agree) and epoch of it. */
type Person = {
  readonly groups: readonly [string, number];
  readonly reaction: number;
  readonly since: number;
};

const EPOCHS = 3;
const ALL: ReleaseRules = { k: 5, rosterKnown: true, final: true };

function partsIn(people: readonly Person[], epoch: number): CrossedGroup[] {
  return [...Map.groupBy(people, ({ groups }) => groups.join(' / ')).values()].map((own) => {
    const cells = new Uint32Array(3);
    for (const { reaction, since } of own) if (since <= epoch) cells[reaction]!++;
    return { groups: own[0]!.groups, size: own.length, cells };
  });
}

function releasesOf(people: readonly Person[], rules: ReleaseRules): JointRelease[] {
  let memory: JointMemory | null = null;
  return Array.from({ length: EPOCHS }, (_, e) => {
    const final = e + 1 === EPOCHS || rules.final === true;
    const step: ReturnType<typeof releaseJointly> = releaseJointly(
      ['q'],
      partsIn(people, e + 1),
      { ...rules, final },
      memory,
    );
    memory = step.memory;
    return step.published;
  });
}

/** What somebody learns from one release who knows who is in which group, and who reacted when. */
function learned(
  people: readonly Person[],
  view: Release,
  groupOf: (person: Person) => string,
): Constraint[] {
  return view.rows.flatMap((row) => {
    const active = people.flatMap(({ since }, p) => (since <= row.asOf ? [p] : []));
    const total = row.total === null ? [] : [{ people: active, counts: triple(row.total) }];
    const groups = row.groups.flatMap(({ group, counts }) =>
      counts === null
        ? []
        : [{ people: active.filter((p) => groupOf(people[p]!) === String(group)), counts: triple(counts) }],
    );
    return [...total, ...groups];
  });
}

function learnedJointly(people: readonly Person[], releases: readonly JointRelease[]): Constraint[] {
  return releases.flatMap(({ divisions, crossed }) => [
    ...divisions.flatMap((view, d) => learned(people, view, ({ groups }) => String(groups[d]))),
    ...learned(people, crossed, ({ groups }) => groups.join(' / ')),
  ]);
}

const peopleOf = (count: number, since: fc.Arbitrary<number>): fc.Arbitrary<Person[]> =>
  fc.array(
    fc.record({
      groups: fc.tuple(fc.constantFrom('a', 'a', 'b', 'c'), fc.constantFrom(0, 0, 1, 1, 2)),
      reaction: fc.constantFrom(0, 1, 2, 2, 2),
      since,
    }),
    { minLength: count, maxLength: count },
  );

describe('a joint release', () => {
  const cases: readonly (readonly [number, number])[] = [
    [2, 8],
    [2, 11],
    [3, 11],
    [4, 11],
    [5, 12],
  ];
  test.each(cases)('with k = %s of %s people exposes nobody to subtraction across divisions', (k, count) => {
    const attacked = fc.property(
      peopleOf(count, fc.constantFrom(1, 1, 1, 2, 3)),
      fc.boolean(),
      (people, final) => {
        const releases = releasesOf(people, { k, rosterKnown: true, final });
        expect(exposed(count, learnedJointly(people, releases))).toEqual([]);
      },
    );
    fc.assert(attacked, { numRuns: 200 });
  });

  /** Declared a and b, opinion 0 and 1; nobody of b is in 0 but one. */
  const lonely: Person[] = Array.from({ length: 12 }, (_, p) => ({
    groups: [p < 5 ? 'a' : 'b', p < 6 ? 0 : 1],
    reaction: p % 3,
    since: 1,
  }));

  test('hides what divisions released one by one would tell: the attacker is a real one', () => {
    const groupsBy = (d: 0 | 1): GroupCounts[] =>
      [...Map.groupBy(lonely, ({ groups }) => groups[d])].map(([id, own]) => {
        const cells = new Uint32Array(3);
        for (const { reaction } of own) cells[reaction]!++;
        return { id, size: own.length, cells };
      });
    const apart = ([0, 1] as const).flatMap((d) =>
      learned(lonely, release(['q'], groupsBy(d), ALL).published, ({ groups }) => String(groups[d])),
    );
    expect(exposed(lonely.length, apart)).toContain(5);
    const [declared, opinion] = releasesOf(lonely, ALL)[0]!.divisions;
    expect(declared!.rows[0]!.groups.map(({ counts }) => counts?.seen)).toEqual([5, 7]);
    expect(opinion!.rows[0]!.groups.map(({ counts }) => counts)).toEqual([null, null]);
  });

  test('shows every group of both divisions and both at once where all are large enough', () => {
    const people = Array.from({ length: 40 }, (_, p): Person => {
      return { groups: [p % 2 === 0 ? 'a' : 'b', p % 4 < 2 ? 0 : 1], reaction: p % 3, since: 1 };
    });
    const { divisions, crossed } = releaseJointly(['q'], partsIn(people, 1), ALL).published;
    for (const view of [...divisions, crossed])
      for (const { counts } of view.rows[0]!.groups) expect(counts?.seen).toBe(40 / view.sizes.length);
    expect(crossed.sizes.map(({ group }) => group)).toEqual(['a / 0', 'a / 1', 'b / 0', 'b / 1']);
  });

  test('waits with a row until every group can be shown, unless it is the last', () => {
    const patient = releaseJointly(['q'], partsIn(lonely, 1), { k: 5, rosterKnown: true });
    expect(patient.published.divisions[0]!.rows[0]).toMatchObject({ total: null });
    const last = releaseJointly(['q'], partsIn(lonely, 1), ALL, patient.memory);
    expect(last.published.divisions[0]!.rows[0]).toMatchObject({ asOf: 2, total: { seen: 12 } });
  });

  test('remembers a row while its position is masked', () => {
    const first = releaseJointly(['q'], partsIn(lonely, 1), ALL);
    const masked = releaseJointly([], [], ALL, first.memory);
    const more = [...lonely, { groups: ['b', 1], reaction: 2, since: 1 } satisfies Person];
    const back = releaseJointly(['q'], partsIn(more, 1), ALL, masked.memory);
    expect(back.published.divisions[0]!.rows).toEqual(first.published.divisions[0]!.rows);
  });

  test('keeps a row until enough came to each block, and takes in groups that were empty then', () => {
    const people = (more: number, newcomers: number): Person[] => [
      ...Array.from({ length: 24 + more }, (_, p): Person => {
        return { groups: [p % 2 === 0 ? 'a' : 'b', 0], reaction: p % 3, since: 1 };
      }),
      ...Array.from({ length: newcomers }, (): Person => ({ groups: ['a', 1], reaction: 2, since: 1 })),
    ];
    const first = releaseJointly(['q'], partsIn(people(0, 0), 1), ALL);
    const one = releaseJointly(['q'], partsIn(people(1, 0), 1), ALL, first.memory);
    expect(one.published.divisions[0]!.rows).toEqual(first.published.divisions[0]!.rows);
    const many = releaseJointly(['q'], partsIn(people(24, 1), 1), ALL, one.memory);
    expect(many.published.divisions[0]!.rows[0]).toMatchObject({ asOf: 3, total: { seen: 49 } });
    expect(many.published.divisions[1]!.rows[0]!.groups.map(({ counts }) => counts)).toEqual([null, null]);
  });

  test('of an analysis is all that public results of both divisions rest on', () => {
    const { store } = planted({
      people: 600,
      positions: 30,
      sizes: [3, 2],
      reactionsEach: 20,
      divisive: 0.6,
      contrast: 0.8,
      seed: 5,
    });
    const { matrix, labels } = analyseMatrix(store.matrix());
    const opinion = new Map(
      matrix.participantIds.flatMap((id, row) => (labels[row]! < 0 ? [] : [[id, labels[row]!]])),
    );
    const declared = new Map(matrix.participantIds.map((id) => [id, ['x', 'y', 'z'][Number(id) % 3]!]));
    const parts = crossGroups(matrix, [declared, opinion]);
    expect(parts.reduce((sum, { size }) => sum + size, 0)).toBe(600);
    const { published } = releaseJointly(matrix.positionIds, parts, ALL);
    const results = [...published.divisions, published.crossed].map(publicResult);
    expect(results.map(({ groups }) => groups.length)).toEqual([3, 2, 6]);
    for (const { commonGround } of results) expect(commonGround.length).toBeGreaterThan(20);
  });
});
