import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kernel/domain/viewer.ts';
import { ANYONE, openTestApplication, type TestApplication } from '../../../whole-app/test-application.ts';
import { closeDeliberationCommand } from '#deliberate/server/deliberation/deliberations.commands.ts';
import { lineageOf } from '#deliberate/server/positions/lineage.store.ts';
import { positionCards } from '#deliberate/server/positions/position-list.store.ts';
import {
  draftPositionCommand,
  editPositionCommand,
} from '#deliberate/server/positions/positions.commands.ts';
import { castReactionCommand, takeBackReactionCommand } from './reactions.commands.ts';
import { keepBackReasonCommand, showReasonCommand } from './reasons.commands.ts';
import { allShownReasons, reasonedPositions, reasonsAt, shownReasons } from './reasons.store.ts';
import {
  officer,
  openWorld,
  rapporteur,
  refusedAs,
  START,
  taken,
  visitor,
} from '#deliberate/server/test-deliberation.ts';

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(START);
});
afterAll(() => test.close());

async function reasonWorld(rules: object = {}) {
  const world = await openWorld(test, { reasonsShown: true, ...rules });
  const { forumId, editionId, positionId, deliberationId } = world;
  const where = { forumId, editionId, positionId };
  const say = async (who: Viewer, reason: string, reasonOffered = true) =>
    taken(await world.as(who, castReactionCommand, { positionId, stance: 1, reason, reasonOffered }));
  const read = async () => (await reasonsAt(test.db, { ...where, after: null })).reasons;
  return {
    ...world,
    where,
    say,
    read,
    /** So many new participants, each with words of their own. */
    async chorus(count: number, offered = true) {
      const people: Viewer[] = [];
      for (let at = 0; at < count; at += 1) {
        const one = await world.member('civil_society');
        await say(one, `까닭 ${at}`, offered);
        people.push(one);
      }
      return people;
    },
    close: async () => taken(await world.as(officer, closeDeliberationCommand, { deliberationId })),
    show: (reasonId: string) => world.as(rapporteur, showReasonCommand, { reasonId }),
    async showAll() {
      for (const { reasonId } of await read())
        taken(await world.as(rapporteur, showReasonCommand, { reasonId }));
    },
    forAll: () => shownReasons(test.db, where),
    async own(viewer: Viewer) {
      const deliberation = { deliberationId, publicStratum: true };
      const [card] = await positionCards(test.db, { forumId, viewer, deliberation });
      return card?.own?.reason ?? null;
    },
  };
}

describe('a reason at the desk', () => {
  it('waits for an epoch, and comes without who, when or how', async () => {
    const world = await reasonWorld();
    await world.chorus(4);
    await world.epoch();
    expect(await world.read()).toEqual([]);
    const [last] = await world.chorus(1);
    taken(await world.epoch());
    const read = await world.read();
    expect(read.map(({ words }) => words).sort()).toEqual(['까닭 0', '까닭 0', '까닭 1', '까닭 2', '까닭 3']);
    expect(Object.keys(read[0] ?? {}).sort()).toEqual(
      ['offered', 'reasonId', 'state', 'whyCode', 'why', 'words'].sort(),
    );
    expect(read.map(({ reasonId }) => reasonId)).toEqual(read.map(({ reasonId }) => reasonId).sort());
    // New words are new: nobody reads them before the next epoch, and what they replace is gone.
    await world.say(last ?? ANYONE, '다른 말');
    expect((await world.read()).length).toBe(4);
    await world.close();
    expect((await world.read()).length).toBe(5);
  });
  it('is counted position by position', async () => {
    const world = await reasonWorld();
    await world.chorus(3);
    await world.chorus(2, false);
    await world.close();
    await world.show((await world.read()).find(({ offered }) => offered)?.reasonId ?? '');
    expect(await reasonedPositions(test.db, world.where)).toMatchObject([
      { positionId: world.positionId, reasonsShown: true, all: 5, waiting: 2, shown: 1 },
    ]);
  });
  it('given on words that were reworded is read by nobody', async () => {
    const world = await reasonWorld();
    await world.chorus(5);
    taken(await world.epoch());
    expect((await world.read()).length).toBe(5);
    const words = { texts: { ko: '전혀 다른 문장' }, authenticLanguage: 'ko', kind: 'rewording' };
    taken(await world.as(rapporteur, editPositionCommand, { positionId: world.positionId, ...words }));
    expect(await world.read()).toEqual([]);
  });
  it('leads to a position that tells where it was given, and not which it was', async () => {
    const draft = draftPositionCommand(test.app.thread.publicSight);
    const input = { texts: { ko: '경보의 시각을 적어 둔다' }, authenticLanguage: 'ko' };
    const open = await reasonWorld();
    await open.chorus(5);
    taken(await open.epoch());
    const [given] = await open.read();
    const { positionId } = taken(await open.as(rapporteur, draft, { ...input, reasonId: given?.reasonId }));
    const whole = await lineageOf(
      test.db,
      { forumId: open.forumId, positionId },
      { sight: test.app.thread.publicSight },
    );
    expect(whole?.from).toMatchObject([{ positionId: open.positionId, kind: 'reason', as: 'rapporteur' }]);
    const { acts } = await open.everything();
    expect(JSON.stringify([whole, acts])).not.toContain(given?.reasonId);
  });
});

describe('a reason for everyone', () => {
  it('is hidden below the smallest group, in each population apart', async () => {
    const world = await reasonWorld();
    await world.chorus(5);
    for (let at = 0; at < 9; at += 1) await world.say(visitor(), `지나가다 ${at}`);
    await world.close();
    await world.showAll();
    const shown = await world.forAll();
    expect(shown.public).toEqual([]);
    expect([...shown.accredited].sort()).toEqual(['까닭 0', '까닭 1', '까닭 2', '까닭 3', '까닭 4']);
    const { positionId } = world;
    expect(await allShownReasons(test.db, world)).toEqual([{ positionId, ...shown }]);
  });
  it('goes at once when it is kept back, and the rest with it when too few are left', async () => {
    const world = await reasonWorld();
    const people = await world.chorus(5);
    taken(await world.epoch());
    await world.showAll();
    expect((await world.forAll()).accredited.length).toBe(5);
    const mine = (await world.read()).find(({ words }) => words === '까닭 0')?.reasonId;
    const why = { reasonId: mine, whyCode: 'identifies', why: { ko: '이름이 있습니다' } };
    expect(await world.as(rapporteur, keepBackReasonCommand, { reasonId: mine })).toMatchObject(
      refusedAs('kept-back-why-missing'),
    );
    taken(await world.as(rapporteur, keepBackReasonCommand, why));
    expect(await world.forAll()).toEqual({ accredited: [], public: [] });
    expect(await allShownReasons(test.db, world)).toEqual([]);
    const told = { state: 'kept_back', whyCode: 'identifies', why: { ko: '이름이 있습니다' } };
    expect(await world.own(people[0] ?? ANYONE)).toMatchObject({ words: '까닭 0', ...told });
    expect(await world.own(people[1] ?? ANYONE)).toMatchObject({ state: 'shown', why: null });
    taken(await world.as(officer, keepBackReasonCommand, { ...why, erase: true }));
    expect(await world.own(people[0] ?? ANYONE)).toMatchObject({ words: '', ...told });
    expect(await world.show(mine ?? '')).toMatchObject(refusedAs('reason-unknown'));
  });
  it('is taken back by its author, whole or as an offer, at any time before the close', async () => {
    const world = await reasonWorld();
    const people = await world.chorus(6);
    taken(await world.epoch());
    await world.showAll();
    expect((await world.forAll()).accredited.length).toBe(6);
    await world.say(people[0] ?? ANYONE, '까닭 0', false);
    expect((await world.forAll()).accredited.length).toBe(5);
    expect((await world.read()).length).toBe(6);
    taken(await world.as(people[1] ?? ANYONE, takeBackReactionCommand, { positionId: world.positionId }));
    expect(await world.forAll()).toEqual({ accredited: [], public: [] });
    expect(JSON.stringify(await world.read())).not.toContain('까닭 1');
  });
  it('never comes of rules that did not say so, nor of an author who did not', async () => {
    const silent = await reasonWorld({ reasonsShown: false });
    const [one] = await silent.chorus(1);
    await silent.close();
    expect(await silent.own(one ?? ANYONE)).toMatchObject({ offered: false });
    const reasonId = (await silent.read())[0]?.reasonId ?? '';
    expect(await silent.show(reasonId)).toMatchObject(refusedAs('reasons-not-shown'));
    const world = await reasonWorld();
    await world.chorus(1, false);
    await world.close();
    expect(await world.show((await world.read())[0]?.reasonId ?? '')).toMatchObject(
      refusedAs('reason-not-offered'),
    );
  });
  it('leaves acts that hold no words and no person, and nothing in the record', async () => {
    const world = await reasonWorld();
    const people = await world.chorus(1);
    await world.close();
    await world.showAll();
    const [reason] = await world.read();
    taken(await world.as(officer, keepBackReasonCommand, { reasonId: reason?.reasonId, whyCode: 'beside' }));
    const { acts } = await world.everything();
    const told = acts.filter(({ kind }) => kind.startsWith('reason.'));
    expect(told.map(({ kind }) => kind)).toEqual(['reason.shown', 'reason.kept_back']);
    const outbox = await test.db
      .selectFrom('log_outbox')
      .selectAll()
      .where('forum_id', '=', world.forumId)
      .execute();
    const whole = JSON.stringify([acts, outbox]);
    expect(whole).not.toContain('까닭 0');
    expect(JSON.stringify(told)).not.toContain(people[0]?.participation?.participationId);
    expect(JSON.stringify(outbox)).not.toContain(reason?.reasonId);
  });
});
