import { createHash } from 'node:crypto';
import { canonicalJson } from '@madang/record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STAKEHOLDER_GROUPS, type StakeholderGroup, type Viewer } from '#kernel/domain/viewer.ts';
import {
  ANYONE,
  newId,
  openTestApplication,
  someone,
  type TestApplication,
} from '../../../whole-app/test-application.ts';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { Cell } from '#deliberate/domain/opinion/opinion-cell.ts';
import { decodePoints, GRID_SIDE } from '#deliberate/domain/opinion/opinion-map.ts';
import type { About } from '#deliberate/domain/positions/about.ts';
import { markPositionCommand } from '#deliberate/server/positions/marks.commands.ts';
import type { ResultsView } from '#deliberate/domain/positions/position-view.ts';
import { analysisReview } from './analysis-review.store.ts';
import { startEpochs } from '#deliberate/server/results/epochs.ts';
import { readBundles } from './opinion-bundles.store.ts';
import { readMap } from './opinion-analyses.store.ts';
import { ownPlace } from './own-place.store.ts';
import { releasedMap } from '#deliberate/server/results/results-map.store.ts';
import { resultsPage } from '#deliberate/server/results/results-page.store.ts';
import {
  openWorld,
  rapporteur,
  START,
  taken,
  visitor,
  type World,
} from '#deliberate/server/test-deliberation.ts';

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(START);
});
afterAll(() => test.close());

const SENTENCES = Array.from({ length: 12 }, (_, n) => `입장 ${n + 1}`);
type Camps = Awaited<ReturnType<typeof campsWorld>>;

/** Two camps across two stakeholder groups, told apart on every position but the first, on which nearly all agree. */
async function campsWorld() {
  const where = await openWorld(test, {}, SENTENCES);
  const people: Viewer[] = [];
  for (const group of ['academia', 'private_sector'] as const)
    for (let n = 0; n < 16; n += 1) people.push(await where.member(group));
  const said = people.flatMap((person, p) =>
    where.positions.map((positionId, at) => ({ person, positionId, stance: campStance(p, at) })),
  );
  await insertAll(where, said);
  return { ...where, people };
}

function campStance(person: number, position: number): Stance {
  if (position === 0) return person === 3 ? 0 : 1;
  if (((person >> 1) + position * 3) % 4 === 0) return 0;
  return (person + position) % 2 === 0 ? 1 : -1;
}

/** Some change their mind. */
async function turn(where: Camps, positionId: string, [from, to]: readonly [number, number]): Promise<void> {
  const at = where.positions.indexOf(positionId);
  for (let p = from; p < to; p += 1) {
    const person = where.people[p] ?? ANYONE;
    taken(await where.react(person, { positionId, stance: campStance(p, at) === 1 ? -1 : 1 }));
  }
}

type Said = { readonly person: Viewer; readonly positionId: string; readonly stance: Stance };

/** As the batch writer would, at one moment: the latest and the log. */
async function insertAll(where: World, said: readonly Said[]): Promise<void> {
  test.clock.at = new Date(test.clock.at.getTime() + 1000);
  const rows = said.map(({ person, positionId, stance }) => ({
    shared: {
      ...{ forum_id: where.forumId, deliberation_id: where.deliberationId, position_id: positionId },
      ...{ stance, important: false, reacted_at: test.clock.at },
    },
    reactor: person.participation?.participationId ?? '',
  }));
  await test.db
    .insertInto('reactions')
    .values(rows.map(({ shared, reactor }) => ({ ...shared, participation_id: reactor, simulated: false })))
    .execute();
  await test.db
    .insertInto('reaction_log')
    .values(
      rows.map(({ shared, reactor }) => ({
        ...shared,
        ...{ entry_id: newId(), stratum: 'accredited', reactor_id: reactor },
      })),
    )
    .execute();
}

const opinionOf = async (where: World) => {
  const { accredited } = (await where.seen()).opinion;
  if (accredited === null) throw new Error('Nothing was found.');
  return accredited;
};

/** Counts of all groups of a kind together at each position; null where one is hidden or says "nearly all". */
function sums(view: ResultsView, kind: 'declared' | 'opinion') {
  return view.positions
    .toSorted((a, b) => a.number - b.number)
    .map((row) => {
      const declared = STAKEHOLDER_GROUPS.map((group: StakeholderGroup) => row.accredited[group]);
      const cells: readonly Cell[] =
        kind === 'declared' ? declared.filter(({ shown }) => shown) : row.opinion.accredited;
      const sum = [0, 0, 0];
      for (const cell of cells) {
        if (!cell.shown || cell.nearlyAll !== null) return null;
        [cell.agree, cell.disagree, cell.pass].forEach((n, at) => (sum[at] = (sum[at] ?? 0) + (n ?? 0)));
      }
      return cells.length === 0 ? null : sum;
    });
}

describe('opinion groups of an epoch', () => {
  it('are found in the thread, frozen with the outputs, hashed, and entered with the program that ran', async () => {
    const where = await campsWorld();
    taken(await where.epoch());
    const found = await opinionOf(where);
    expect(found).toMatchObject({
      epoch: 1,
      state: 'found',
      between: null,
      waiting: [],
      algorithm: /^common-ground\//,
    });
    expect(found.groups.map(({ group, sizeMin }) => [group, sizeMin])).toEqual([
      ['A', 15],
      ['B', 15],
    ]);
    expect(found.groups.every(({ holds }) => holds.length > 0)).toBe(true);
    const view = await where.seen();
    const standings = view.positions.map(({ ground }) => ground.standing);
    expect(standings).toEqual(['common', ...Array.from({ length: 11 }, () => 'divided')]);
    expect(sums(view, 'opinion').slice(1)).toEqual(sums(view, 'declared').slice(1));
    const { snapshots } = await where.everything();
    const written = canonicalJson(snapshots[0]?.outputs);
    expect(written.ok && createHash('sha256').update(written.value).digest('hex')).toBe(
      snapshots[0]?.outputs_sha256,
    );
    const entry = await test.db
      .selectFrom('log_outbox')
      .select('data')
      .where('forum_id', '=', where.forumId)
      .where('kind', '=', 'snapshot.taken')
      .executeTakeFirstOrThrow();
    expect(entry.data).toMatchObject({
      method: 'released-groups/5',
      algorithm: found.algorithm,
      code_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });
  it('are made of what is shown as it is shown: changes too few to show move neither cells nor groups', async () => {
    const where = await campsWorld();
    taken(await where.epoch());
    const [, second = '', third = ''] = where.positions;
    await turn(where, second, [0, 3]);
    await turn(where, third, [0, 7]);
    const before = sums(await where.seen(), 'opinion');
    taken(await where.epoch());
    const view = await where.seen();
    expect((await opinionOf(where)).epoch).toBe(2);
    expect(sums(view, 'opinion')).toEqual(sums(view, 'declared'));
    expect(sums(view, 'opinion')[1]).toEqual(before[1]);
    expect(sums(view, 'opinion')[2]).not.toEqual(before[2]);
  });
  it('still count what was taken back until enough changed, and wait where somebody has left', async () => {
    const where = await campsWorld();
    taken(await where.epoch());
    const [, second = '', third = ''] = where.positions;
    const [gone, moved] = where.people.slice(4);
    await test.db
      .deleteFrom('reactions')
      .where('forum_id', '=', where.forumId)
      .where('position_id', '=', second)
      .where('participation_id', '=', gone?.participation?.participationId ?? '')
      .execute();
    await turn(where, third, [8, 15]);
    taken(await where.epoch());
    expect((await opinionOf(where)).waiting).toEqual([]);
    await test.db
      .updateTable('participations')
      .set({ accreditation: 'denied' })
      .where('forum_id', '=', where.forumId)
      .where('participation_id', '=', moved?.participation?.participationId ?? '')
      .execute();
    for (const one of where.people.slice(8, 15))
      taken(await where.react(one, { positionId: third, stance: 0 }));
    taken(await where.epoch());
    const view = await where.seen();
    const waiting = new Set((await opinionOf(where)).waiting);
    expect(waiting.size).toBe(11);
    expect(waiting.has(third)).toBe(false);
    for (const row of view.positions.filter(({ positionId }) => waiting.has(positionId)))
      expect(row.opinion.accredited).toEqual([]);
  });
  it('leave out what is about the person, list it, and are as they were once it is about the matter again', async () => {
    const where = await campsWorld();
    taken(await where.epoch());
    const [first, second = ''] = [await where.seen(), where.positions[1]];
    const { forumId, deliberationId } = where;
    const bundled = await readBundles(test.db, { forumId, deliberationId, stratum: 'accredited' });
    expect([...bundled.keys()].sort()).toEqual(
      where.people.map(({ participation }) => participation?.participationId).sort(),
    );
    expect([...new Set(bundled.values())].sort()).toEqual([0, 1]);
    const mark = (about: About) =>
      where.as(rapporteur, markPositionCommand, {
        positionId: second,
        about,
        reason: { ko: `${about}의 까닭` },
      });
    taken(await mark('person'));
    expect(
      await where.as(someone('guest', 'participant'), markPositionCommand, {
        positionId: second,
        about: 'matter',
        reason: { ko: '왜' },
      }),
    ).toMatchObject({ ok: false });
    taken(await where.epoch());
    const view = await where.seen();
    const row = view.positions.find(({ positionId }) => positionId === second);
    expect(row?.ground).toEqual({ positionId: second, standing: 'about_person', least: null });
    expect(row?.accredited).toEqual(
      first.positions.find(({ positionId }) => positionId === second)?.accredited,
    );
    expect(row?.opinion.accredited.length).toBe(2);
    expect(sums(view, 'opinion').slice(1)).toEqual(sums(view, 'declared').slice(1));
    const found = await opinionOf(where);
    expect(found.epoch).toBe(2);
    expect(found.background?.map(({ positionId }) => positionId)).toEqual([second]);
    const { background: _aside, ...rest } = found;
    expect(JSON.stringify(rest)).not.toContain(second);
    taken(await mark('matter'));
    taken(await where.epoch());
    const again = (text: unknown) => JSON.stringify(text).replaceAll(/"epoch":\d+|"sha256":"\w+"/g, '');
    expect(again(await opinionOf(where))).toBe(again(first.opinion.accredited));
    const acts = (await where.everything()).acts.filter(({ kind }) => kind === 'position.marked');
    expect(acts.map(({ payload }) => payload)).toMatchObject([
      { about: 'person', aboutVersion: 1, reason: { ko: 'person의 까닭' } },
      { about: 'matter', aboutVersion: 2, reason: { ko: 'matter의 까닭' } },
    ]);
    const entries = await test.db
      .selectFrom('log_outbox')
      .select('data')
      .where('forum_id', '=', where.forumId)
      .where('kind', '=', 'position.marked')
      .execute();
    expect(entries.map(({ data }) => data)).toMatchObject([
      { number: 2, about: 'person', about_version: 1 },
      { number: 2, about: 'matter', about_version: 2 },
    ]);
  });
  it('are said not to be there where nobody parts', async () => {
    const where = await openWorld(test, {}, SENTENCES);
    const people = await Promise.all(Array.from({ length: 12 }, () => where.member('academia')));
    await insertAll(
      where,
      people.flatMap((person, p) =>
        where.positions.map((positionId, at) => ({ person, positionId, stance: (p + at) % 5 === 0 ? 0 : 1 })),
      ) as Said[],
    );
    taken(await where.epoch());
    const found = await opinionOf(where);
    expect(found.state).not.toBe('found');
    expect(found.groups).toEqual([]);
  });
});

describe('the map', () => {
  let where: Camps;
  let page: NonNullable<Awaited<ReturnType<typeof resultsPage>>>;
  beforeAll(async () => {
    where = await campsWorld();
    taken(await where.epoch());
    const found = await resultsPage(test.db, { ...where, viewer: ANYONE }, null);
    if (found === null) throw new Error('There are no results.');
    page = found;
  });
  it('is one and the same file for everyone, by a name that holds its hash, with no point of fewer than five', async () => {
    const file = page.map?.file.replace('map/', '') ?? '';
    const map = await releasedMap(test.db, { ...where, viewer: ANYONE }, file);
    expect(map).toMatchObject({ forAll: true, sha256: (await opinionOf(where)).map?.sha256 });
    const points = decodePoints(map?.bytes ?? new Uint8Array());
    expect(points.length).toBeGreaterThan(2);
    for (const { people } of points) expect(people).toBeGreaterThanOrEqual(5);
    const wrong = file.replace(/[0-9a-f]{12}\.bin$/, '000000000000.bin');
    expect(await releasedMap(test.db, { ...where, viewer: ANYONE }, wrong)).toBeNull();
    const density = await readMap(test.db, { ...where, stratum: 'accredited', epoch: 1 }, 'density');
    expect(density?.length).toBe(GRID_SIDE * GRID_SIDE);
  });
  it('tells a person their own place, and nobody else anything', async () => {
    const results = await where.seen();
    const placeOf = (viewer: Viewer) => ownPlace(test.db, { ...where, viewer }, results);
    const [first, second, third] = where.people;
    if (first === undefined || second === undefined || third === undefined) throw new Error('They are 32.');
    const [one, neighbour, like] = [await placeOf(first), await placeOf(second), await placeOf(third)];
    expect(one).toMatchObject({ stratum: 'accredited', reactions: 12, missing: 0 });
    expect(one?.place?.group).not.toBe(neighbour?.place?.group);
    expect(one?.place?.group).toBe(like?.place?.group);
    const newcomer = await where.member('academia');
    expect(await placeOf(newcomer)).toBeNull();
    taken(await where.react(newcomer, { positionId: where.positionId, stance: 1 }));
    expect(await placeOf(newcomer)).toMatchObject({ reactions: 1, missing: 6, place: null });
    expect(await placeOf(visitor())).toBeNull();
    expect(page.own).toBeNull();
  });
  it('is reviewed by the secretariat: what would change, and rows that look odd', async () => {
    const { strata } = await analysisReview(test.db, { ...where, viewer: ANYONE });
    expect(strata).toMatchObject([{ stratum: 'accredited', epoch: 1 }]);
    expect(strata[0]?.sensitivity?.map(({ without }) => without)).toEqual([
      { mostActive: 1 },
      { group: 0 },
      { group: 1 },
    ]);
  });
});

describe('several processes over one database', () => {
  it('take an epoch that is due once', async () => {
    const where = await campsWorld();
    const fail = (line: string) => {
      throw new Error(line);
    };
    const [one, other] = [startEpochs(test.app, fail), startEpochs(test.app, fail)];
    await Promise.all([one.settle(), other.settle()]);
    await one.settle();
    await one.stop();
    await other.stop();
    expect((await where.everything()).snapshots.map(({ epoch }) => epoch)).toEqual([1]);
  });
});
