import { createHash } from 'node:crypto';
import { canonicalJson } from '@madang/record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kernel/domain/viewer.ts';
import {
  ANYONE,
  newId,
  openTestApplication,
  someone,
  type TestApplication,
} from '../../../whole-app/test-application.ts';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import {
  closeDeliberationCommand,
  openDeliberationCommand,
  planDeliberationCommand,
} from '#deliberate/server/deliberation/deliberations.commands.ts';
import { startEpochs } from './epochs.ts';
import { readResults } from './results.store.ts';
import { positionCards } from '#deliberate/server/positions/position-list.store.ts';
import {
  closePositionCommand,
  editPositionCommand,
  moderatePositionCommand,
  restorePositionCommand,
} from '#deliberate/server/positions/positions.commands.ts';
import {
  groupsBut,
  officer,
  openWorld,
  planWorld,
  rapporteur,
  refusedAs,
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

describe('reacting', () => {
  it('keeps one reaction of a person, the last one, and each change of mind in the log', async () => {
    const where = await openWorld(test);
    const { positionId } = where;
    const who = await where.member('academia');
    taken(await where.react(who, { positionId: positionId, stance: 1 }));
    expect(await where.react(who, { positionId: positionId, stance: 1 })).toEqual({ ok: true, change: null });
    taken(await where.react(who, { positionId: positionId, stance: -1, important: true }));
    const { reactions, log, acts } = await where.everything();
    expect(reactions).toMatchObject([{ stance: -1, important: true, simulated: false }]);
    expect(log.map(({ stance }) => stance).sort()).toEqual([-1, 1]);
    expect(acts.map(({ kind }) => kind)).toEqual([
      'deliberation.planned',
      'position.drafted',
      'deliberation.opened',
      'position.opened',
    ]);
  });
  it('refuses, and leaves everything as it was, where nobody may react', async () => {
    const where = await openWorld(test, { publicStratum: false }, ['하나', '둘']);
    const [first = '', second = ''] = where.positions;
    const who = await where.member('academia');
    taken(await where.react(who, { positionId: first, stance: 1 }));
    taken(await where.as(officer, closePositionCommand, { positionId: second }));
    const before = await where.everything();
    expect(await where.react(who, { positionId: newId(), stance: 1 })).toMatchObject(
      refusedAs('position-unknown'),
    );
    expect(await where.react(who, { positionId: second, stance: 1 })).toMatchObject(
      refusedAs('position-closed'),
    );
    expect(await where.react(visitor(), { positionId: first, stance: 1 })).toMatchObject(
      refusedAs('not-admitted'),
    );
    expect(await where.everything()).toEqual(before);
  });
  it('takes none before the deliberation opens, nor after it closed', async () => {
    const where = await planWorld(test);
    const positionId = await where.draft('하나');
    const who = await where.member('academia');
    expect(await where.react(who, { positionId: positionId, stance: 1 })).toMatchObject(
      refusedAs('position-closed'),
    );
    const { deliberationId } = where;
    taken(await where.as(officer, openDeliberationCommand, { deliberationId }));
    taken(await where.react(who, { positionId: positionId, stance: 1 }));
    taken(await where.as(officer, closeDeliberationCommand, { deliberationId }));
    const before = await where.everything();
    expect(await where.react(who, { positionId: positionId, stance: -1 })).toMatchObject(
      refusedAs('position-closed'),
    );
    expect(await where.everything()).toEqual(before);
  });
});

describe('the words of a position', () => {
  it('belong to those who draft: others are refused by role', async () => {
    const where = await openWorld(test);
    const { positionId } = where;
    const before = await where.everything();
    const input = { positionId, reason: { ko: '이유' } };
    expect(await where.as(rapporteur, moderatePositionCommand, input)).toMatchObject(
      refusedAs('role-missing'),
    );
    expect(await where.as(someone('x'), closePositionCommand, input)).toMatchObject(
      refusedAs('role-missing'),
    );
    expect(await where.everything()).toEqual(before);
  });
});

describe('released results', () => {
  it('show two populations side by side and never a number over both, nor over groups', async () => {
    const where = await openWorld(test);
    const { positionId } = where;
    await where.crowd(positionId, 'academia', [1, 1, 1, 1, -1, -1, 0]);
    await where.crowd(positionId, 'government', [1, 1, -1, -1, -1, 0]);
    for (let n = 0; n < 11; n += 1)
      taken(await where.react(visitor(), { positionId: positionId, stance: n < 8 ? 1 : -1 }));
    taken(await where.epoch());
    const { positions } = await where.seen();
    const shown = { shown: true, epoch: 1, nearlyAll: null, importantMin: 0 };
    const hidden = groupsBut('academia', 'government');
    expect(positions[0]?.accredited).toEqual({
      academia: { ...shown, n: 7, agree: 4, disagree: 2, pass: 1 },
      government: { ...shown, n: 6, agree: 2, disagree: 3, pass: 1 },
      ...Object.fromEntries(hidden.map((group) => [group, { shown: false }])),
    });
    expect(positions[0]?.public).toEqual({ ...shown, n: 11, agree: 8, disagree: 3, pass: 0 });
    expect(positions[0]?.ground).toMatchObject({
      standing: 'divided',
      least: { group: 'government', permille: 333 },
    });
    const written = JSON.stringify(positions);
    for (const sum of [13, 24, 18, 17]) expect(written).not.toMatch(new RegExp(`:${sum}[,}]`));
  });
  it('say nothing of groups of 2 and 4, and not which of a group of 5 who all agreed', async () => {
    const stories: readonly (readonly Stance[])[] = [
      [1, 1],
      [-1, 0],
      [1, 1, 1, 1],
      [-1, -1, 0, 1],
    ];
    for (const stances of stories) {
      const where = await openWorld(test);
      const { positionId } = where;
      await where.crowd(positionId, 'civil_society', stances);
      await where.crowd(positionId, 'academia', [1, 1, 1, 1, 1]);
      taken(await where.epoch());
      expect(await where.cellOf('civil_society')).toEqual({ shown: false });
      expect(await where.cellOf('academia')).toEqual({
        shown: true,
        epoch: 1,
        n: 5,
        nearlyAll: 'agree',
        agree: null,
        disagree: null,
        pass: null,
        importantMin: 0,
      });
    }
  });
  it('carry a cell until as many changed as the smallest group has, and ask for nothing new meanwhile', async () => {
    const where = await openWorld(test);
    const { positionId } = where;
    const people = await where.crowd(positionId, 'academia', [1, 1, 1, 1, -1, 0]);
    taken(await where.epoch());
    const first = await where.seen();
    for (const one of people.slice(0, 4))
      taken(await where.react(one, { positionId: positionId, stance: -1 }));
    expect(await where.epoch()).toEqual({ ok: true, change: null });
    expect(await where.seen()).toEqual(first);
    const [, , , , fifth] = people;
    if (fifth === undefined) throw new Error('There are six people.');
    taken(await where.react(fifth, { positionId: positionId, stance: 1 }));
    expect(taken(await where.epoch()).outputs.epoch).toBe(2);
    expect(await where.cellOf('academia')).toMatchObject({ epoch: 2, n: 6, agree: 1, disagree: 4, pass: 1 });
  });
  it('are not counted live: a reaction shows nowhere before the next epoch', async () => {
    const where = await openWorld(test);
    const { positionId } = where;
    await where.crowd(positionId, 'academia', [1, 1, 1, -1, -1]);
    taken(await where.epoch());
    const before = await where.seen();
    await where.crowd(positionId, 'government', [1, 1, 1, -1, -1, -1, -1]);
    expect(await where.seen()).toEqual(before);
  });
  it('keep what was last shown of a position that was out for an epoch', async () => {
    const where = await openWorld(test, {}, ['하나', '둘']);
    const [first = '', second = ''] = where.positions;
    await where.crowd(first, 'academia', [1, 1, 1, -1, -1]);
    taken(await where.epoch());
    const shown = await where.cellOf('academia');
    taken(await where.as(officer, moderatePositionCommand, { positionId: first, reason: { ko: '확인 중' } }));
    expect((await where.seen()).positions.map(({ positionId }) => positionId)).toEqual([second]);
    await where.crowd(second, 'government', [1, 1, 1, -1, -1]);
    taken(await where.epoch());
    taken(await where.as(officer, restorePositionCommand, { positionId: first, reason: { ko: '확인함' } }));
    taken(await where.epoch());
    const back = (await where.seen()).positions.find(({ positionId }) => positionId === first);
    expect(back?.accredited.academia).toEqual(shown);
  });
  it('are frozen with hashes that anyone can compute again', async () => {
    const where = await openWorld(test);
    const { positionId } = where;
    await where.crowd(positionId, 'academia', [1, 1, 1, -1, -1]);
    taken(await where.epoch());
    const { snapshots } = await where.everything();
    const written = canonicalJson(snapshots[0]?.outputs);
    if (!written.ok) throw new Error(written.detail);
    expect(snapshots[0]?.outputs_sha256).toBe(createHash('sha256').update(written.value).digest('hex'));
    const entry = await test.db
      .selectFrom('log_outbox')
      .select('data')
      .where('forum_id', '=', where.forumId)
      .where('kind', '=', 'snapshot.taken')
      .executeTakeFirstOrThrow();
    expect(entry.data).toMatchObject({ epoch: 1, outputs_sha256: snapshots[0]?.outputs_sha256 });
  });
});

describe('the promise of when results are shown', () => {
  it('after one’s own reaction: to the same epoch as everyone, and to nobody else, the secretariat included', async () => {
    const where = await openWorld(test, { resultsShown: 'after_reaction' });
    const { positionId } = where;
    const [one] = await where.crowd(positionId, 'academia', [1, 1, 1, -1, -1]);
    taken(await where.epoch());
    expect((await where.seen(one)).epoch?.number).toBe(1);
    for (const viewer of [ANYONE, officer, visitor(), await where.member('academia')])
      expect(await where.seen(viewer)).toMatchObject({
        epoch: null,
        withheld: 'after_reaction',
        positions: [],
      });
  });
  it('at the close: no epoch before it, and one with it, for all', async () => {
    const where = await openWorld(test, { resultsShown: 'at_close' });
    const { positionId } = where;
    const [one] = await where.crowd(positionId, 'academia', [1, 1, 1, -1, -1]);
    expect(await where.epoch()).toMatchObject(refusedAs('results-at-close'));
    expect(await where.seen(one)).toMatchObject({ epoch: null, withheld: 'at_close' });
    taken(await where.as(officer, closeDeliberationCommand, { deliberationId: where.deliberationId }));
    expect(await where.seen()).toMatchObject({ epoch: { number: 1 }, withheld: null });
  });
});

describe('an epoch that somebody saw', () => {
  it('is read again as it was, without what was reworded since, and never under another promise', async () => {
    const where = await openWorld(test);
    const { positionId } = where;
    const again = (one: World & { snapshotId: string }) =>
      readResults(test.db, {
        forumId: one.forumId,
        editionId: one.editionId,
        viewer: officer,
        snapshotId: one.snapshotId,
      });
    await where.crowd(positionId, 'academia', [1, 1, 1, -1, -1]);
    const { snapshotId } = taken(await where.epoch());
    await where.crowd(positionId, 'academia', [1, 1, 1, -1, -1, 0]);
    taken(await where.epoch());
    expect((await where.seen()).epoch?.number).toBe(2);
    expect(await again({ ...where, snapshotId })).toMatchObject({
      epoch: { number: 1 },
      positions: [{ positionId }],
    });
    const reworded = { positionId, texts: { ko: '둘' }, authenticLanguage: 'ko', kind: 'rewording' };
    taken(await where.as(officer, editPositionCommand, reworded));
    expect(await again({ ...where, snapshotId })).toMatchObject({ epoch: { number: 1 }, positions: [] });
    const other = await openWorld(test, { resultsShown: 'at_close' });
    expect(await again({ ...other, snapshotId })).toMatchObject({ epoch: null, withheld: 'at_close' });
    expect(await again({ ...(await openWorld(test)), snapshotId })).toMatchObject({ epoch: null });
  });
});

describe('the rules', () => {
  it('cannot change after opening, nor can a second deliberation stand beside the first', async () => {
    const where = await openWorld(test);
    const before = await where.everything();
    const plan = { titles: { ko: '다른 숙의' }, resultsShown: 'at_close' };
    expect(await where.as(officer, planDeliberationCommand, plan)).toMatchObject(refusedAs('rules-fixed'));
    expect(await where.as(officer, planDeliberationCommand, { ...plan, groupSizeMin: 3 })).toMatchObject(
      refusedAs('input-invalid'),
    );
    expect(await where.everything()).toEqual(before);
  });
  it('close a deliberation at its time, and release epochs when they are due', async () => {
    const where = await openWorld(test, { closesAt: '2026-11-24T05:00:00Z' });
    const { positionId } = where;
    await where.crowd(positionId, 'academia', [1, 1, 1, -1, -1]);
    const epochs = startEpochs(test.app, (line) => {
      throw new Error(line);
    });
    await epochs.settle();
    expect((await where.seen()).epoch?.number).toBe(1);
    await where.crowd(positionId, 'academia', [1, 1, 1, -1, -1]);
    await epochs.settle();
    expect((await where.seen()).epoch?.number).toBe(1);
    test.clock.at = new Date('2026-11-24T04:00:00Z');
    await epochs.settle();
    expect((await where.seen()).epoch?.number).toBe(2);
    test.clock.at = new Date('2026-11-24T05:00:00Z');
    await epochs.settle();
    await epochs.stop();
    expect(await where.seen()).toMatchObject({ deliberation: { state: 'closed' }, epoch: { number: 3 } });
    const { acts } = await where.everything();
    expect(acts.slice(-2).map(({ kind, actor_id }) => [kind, actor_id])).toEqual([
      ['deliberation.closed', null],
      ['snapshot.taken', null],
    ]);
  });
});

describe('the list of positions', () => {
  it.each([1, 3])(
    'takes one statement for %i positions, and shows nobody another’s reaction',
    async (count) => {
      const sentences = Array.from({ length: count }, (_, at) => `입장 ${at + 1}`);
      const where = await openWorld(test, {}, sentences);
      const { positionId } = where;
      const [mine, other] = [await where.member('academia'), visitor()];
      taken(await where.react(mine, { positionId: positionId, stance: 1, important: true }));
      taken(await where.react(other, { positionId: positionId, stance: -1 }));
      const deliberation = (await where.seen()).deliberation;
      const cards = (viewer: Viewer) => positionCards(test.db, { ...where, viewer, deliberation });
      expect(await test.countQueries(() => cards(mine))).toBe(1);
      const own = async (viewer: Viewer) => (await cards(viewer)).map((card) => card.own);
      const none = Array.from({ length: count - 1 }, () => null);
      expect(await own(mine)).toEqual([{ stance: 1, important: true, reason: null }, ...none]);
      expect(await own(other)).toEqual([{ stance: -1, important: false, reason: null }, ...none]);
      expect(await own(ANYONE)).toEqual([null, ...none]);
      expect((await cards(mine)).map(({ number, texts }) => [number, texts['ko']])).toEqual(
        sentences.map((ko, at) => [at + 1, ko]),
      );
    },
  );
  it('takes three statements for the results', async () => {
    const where = await openWorld(test);
    taken(await where.as(officer, closeDeliberationCommand, { deliberationId: where.deliberationId }));
    expect(await test.countQueries(() => where.seen())).toBe(3);
  });
});
