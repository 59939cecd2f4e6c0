import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kernel/domain/viewer.ts';
import { newId, openTestApplication, type TestApplication } from '../../../whole-app/test-application.ts';
import type { EditKind } from '#deliberate/domain/positions/edit-position.ts';
import { deliberationForAll } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { closeDeliberationCommand } from '#deliberate/server/deliberation/deliberations.commands.ts';
import { positionCards } from './position-list.store.ts';
import { editPositionCommand } from './positions.commands.ts';
import { writeReactionBatch } from '#deliberate/server/reacting/reaction-batch.store.ts';
import {
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

const SENTENCE = '경보를 스물네 시간 안에 나눈다.';
const OTHER = '경보는 나라마다 알아서 정한다.';
const TYPO = '경보를 스물네시간 안에 나눈다.';

type Open = Awaited<ReturnType<typeof openWorld>>;
const edit = (where: World, positionId: string, ko: string, kind?: EditKind) =>
  where.as(rapporteur, editPositionCommand, {
    positionId,
    texts: { ko },
    authenticLanguage: 'ko',
    ...(kind && { kind }),
  });

async function cardOf({ forumId, editionId, positionId }: Open, viewer: Viewer) {
  const deliberation = await deliberationForAll(test.db, { forumId, editionId });
  if (deliberation === null) throw new Error('There is no deliberation.');
  const cards = await positionCards(test.db, { forumId, viewer, deliberation });
  return cards.find((card) => card.positionId === positionId);
}
async function batch({ forumId, positionId }: Open, version?: number) {
  const entry = { entryId: newId(), positionId, reactorId: newId(), stance: 1 as const, important: false };
  const reactions = [{ ...entry, version }];
  const written = await writeReactionBatch(test.db, {
    forumId,
    stratum: 'public',
    at: test.clock.at,
    reactions,
  });
  return { entry, written };
}

describe('words that people were asked about', () => {
  it('when reworded, ask everyone again: their reaction is not moved, and they see what they said to what', async () => {
    const where = await openWorld(test, {}, [SENTENCE]);
    const { positionId } = where;
    const [first] = await where.crowd(positionId, 'academia', [1, 1, 1, 1, -1, -1]);
    if (first === undefined) throw new Error('Nobody came.');
    taken(await where.epoch());
    expect(await where.cellOf('academia')).toMatchObject({ shown: true, agree: 4, disagree: 2 });
    taken(await edit(where, positionId, OTHER, 'rewording'));

    expect((await where.seen()).positions).toEqual([]);
    expect(await cardOf(where, first)).toMatchObject({
      texts: { ko: OTHER },
      version: 2,
      own: null,
      before: { stance: 1, texts: { ko: SENTENCE }, authenticLanguage: 'ko' },
    });
    // The same stance again is a reaction to the new words.
    expect(taken(await where.react(first, { positionId, stance: 1 }))).toMatchObject({ version: 2 });
    expect(await cardOf(where, first)).toMatchObject({ own: { stance: 1 }, before: null });
    taken(await where.epoch());
    // One of them has answered anew: too few to show, and nothing of what was said to the old words.
    expect(await where.cellOf('academia')).toMatchObject({ shown: false });
    await where.crowd(positionId, 'academia', [-1, -1, -1, -1, 0, 1]);
    taken(await where.epoch());
    expect(await where.cellOf('academia')).toMatchObject({ shown: true, agree: 2, disagree: 4 });
  });

  it('when corrected, keep the reactions', async () => {
    const where = await openWorld(test, {}, [SENTENCE]);
    const { positionId } = where;
    const [first] = await where.crowd(positionId, 'academia', [1, 1, 1, 1, -1, -1]);
    taken(await where.epoch());
    taken(await edit(where, positionId, TYPO, 'correction'));
    expect(await where.cellOf('academia')).toMatchObject({ shown: true, agree: 4, disagree: 2 });
    expect(first && (await cardOf(where, first))).toMatchObject({
      own: { stance: 1 },
      before: null,
      version: 2,
    });
  });

  it('are never edited without saying which, and a refusal changes nothing', async () => {
    const where = await openWorld(test, {}, [SENTENCE]);
    const before = await where.everything();
    expect(await edit(where, where.positionId, OTHER)).toMatchObject(refusedAs('edit-kind-missing'));
    expect(await edit(where, where.positionId, OTHER, 'correction')).toMatchObject(
      refusedAs('not-a-correction'),
    );
    expect(await where.everything()).toEqual(before);
    taken(await where.as(officer, closeDeliberationCommand, { deliberationId: where.deliberationId }));
    expect(await edit(where, where.positionId, OTHER, 'rewording')).toMatchObject(
      refusedAs('rewording-too-late'),
    );
  });

  it('take no reaction that was meant for the words before, by form or in a batch', async () => {
    const where = await openWorld(test, {}, [SENTENCE]);
    const { positionId } = where;
    taken(await edit(where, positionId, TYPO, 'correction'));
    taken(await edit(where, positionId, OTHER, 'rewording'));
    const before = await where.everything();
    const late = { positionId, stance: 1 as const, version: 2 };
    expect(await where.react(visitor(), late)).toMatchObject(refusedAs('position-reworded'));
    const { written } = await batch(where, 2);
    expect(written).toEqual({ notOpen: new Set(), reworded: new Set([0]), deliberations: [] });
    expect(await where.everything()).toEqual(before);
  });

  it('are carried by each reaction of a batch; without a version it is the one that stands', async () => {
    const where = await openWorld(test, {}, [SENTENCE]);
    taken(await edit(where, where.positionId, TYPO, 'correction'));
    for (const [said, kept] of [
      [1, 1],
      [undefined, 2],
    ] as const) {
      const { entry } = await batch(where, said);
      const held = await where.everything();
      expect(held.open.find(({ visitor_id }) => visitor_id === entry.reactorId)?.version).toBe(kept);
      expect(held.log.find(({ entry_id }) => entry_id === entry.entryId)?.version).toBe(kept);
    }
  });
});

describe('a draft', () => {
  it('is edited as often as one likes, each time kept, and nothing of it enters the record', async () => {
    const where = await planWorld(test);
    const positionId = await where.draft(SENTENCE);
    taken(await edit(where, positionId, TYPO));
    taken(await edit(where, positionId, OTHER));
    const kept = await test.db
      .selectFrom('position_versions')
      .select(['version', 'change', 'made_as', 'texts'])
      .where('position_id', '=', positionId)
      .orderBy('version')
      .execute();
    expect(kept).toEqual([
      { version: 1, change: 'first', made_as: 'rapporteur', texts: { ko: SENTENCE } },
      { version: 2, change: 'draft', made_as: 'rapporteur', texts: { ko: TYPO } },
      { version: 3, change: 'draft', made_as: 'rapporteur', texts: { ko: OTHER } },
    ]);
    const entered = await test.db
      .selectFrom('log_outbox')
      .select('kind')
      .where('subject_id', '=', positionId)
      .execute();
    expect(entered).toEqual([]);
  });
});
