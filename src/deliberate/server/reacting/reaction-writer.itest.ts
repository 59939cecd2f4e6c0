import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdMaker } from '#kernel/server/ids.ts';
import { openTestDatabase, type TestDatabase } from '#kernel/server/postgres/test-database.ts';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import { createReactionWriter, QUEUE_REACTIONS_MAX } from './reaction-writer.ts';
import '#deliberate/server/tables.ts';

const newId = createIdMaker(Date.now);
const at = new Date('2026-11-24T00:00:00Z');
const forumId = newId();
const editionId = newId();
const deliberationId = newId();
const [open, closed] = [newId(), newId()];

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  const texts = JSON.stringify({ en: 'A position' });
  const shared = { forum_id: forumId, edition_id: editionId, deliberation_id: deliberationId };
  await test.db
    .insertInto('deliberations')
    .values({
      ...shared,
      titles: texts,
      state: 'open',
      opens_at: null,
      closes_at: null,
      public_stratum: true,
      visibility: 'confidential',
      results_shown: 'always',
      row_export: false,
      group_size_min: 5,
      public_size_min: 10,
      created_at: at,
    })
    .execute();
  const position = {
    ...shared,
    authentic_language: 'en',
    texts,
    intervention_id: null,
    drafted_by: 'x',
    simulated: false,
    created_at: at,
  };
  await test.db
    .insertInto('positions')
    .values([
      { ...position, position_id: open, number: 1, state: 'open' },
      { ...position, position_id: closed, number: 2, state: 'moderated_out' },
    ])
    .execute();
});
afterAll(() => test.close());

const writer = () => createReactionWriter({ db: test.db, now: () => at, changed: () => undefined });
const reaction = (reactorId: string, stance: Stance, positionId = open) => ({
  entryId: newId(),
  positionId,
  reactorId,
  stance,
  important: false,
});
const held = (reactorId: string) =>
  test.db
    .selectFrom('reactions')
    .select(['position_id', 'stance'])
    .where('participation_id', '=', reactorId)
    .execute();
const logged = (reactorId: string) =>
  test.db
    .selectFrom('reaction_log')
    .select('stance')
    .where('reactor_id', '=', reactorId)
    .orderBy('entry_id')
    .execute();

describe('the reaction writer', () => {
  it('keeps the last of many reactions of one person, and all of them in the log', async () => {
    const who = newId();
    const write = writer();
    const calls = ([1, -1, 0, -1] as const).map((stance) =>
      write.cast(forumId, 'accredited', [reaction(who, stance)]),
    );
    expect(await Promise.all(calls)).toEqual(
      Array.from({ length: 4 }, () => ({ ok: true, verdicts: ['taken'] })),
    );
    expect(await held(who)).toEqual([{ position_id: open, stance: -1 }]);
    expect((await logged(who)).map(({ stance }) => stance)).toEqual([1, -1, 0, -1]);
  });

  it('takes what is open and says of the rest that it is not, in one call', async () => {
    const who = newId();
    const call = writer().cast(forumId, 'accredited', [
      reaction(who, 1),
      reaction(who, 1, closed),
      reaction(who, 1, newId()),
    ]);
    expect(await call).toEqual({ ok: true, verdicts: ['taken', 'not_open', 'not_open'] });
    expect(await held(who)).toEqual([{ position_id: open, stance: 1 }]);
  });

  it('counts a reaction that is sent fifty times once', async () => {
    const who = newId();
    const same = reaction(who, 1);
    const write = writer();
    await Promise.all(Array.from({ length: 50 }, () => write.cast(forumId, 'accredited', [same])));
    await write.cast(forumId, 'accredited', [reaction(who, -1)]);
    // The copy that arrives late must not undo what came after it.
    expect(await write.cast(forumId, 'accredited', [same])).toEqual({ ok: true, verdicts: ['taken'] });
    expect(await held(who)).toEqual([{ position_id: open, stance: -1 }]);
    expect(await logged(who)).toHaveLength(2);
  });

  it('of two processes that hold the same entries in other orders waits, and never in a circle', async () => {
    const entries = Array.from({ length: 3_000 }, () => reaction(newId(), 1));
    const [here, there] = [writer(), writer()];
    const taken = { ok: true, verdicts: entries.map(() => 'taken') };
    expect(
      await Promise.all([
        here.cast(forumId, 'accredited', entries),
        there.cast(forumId, 'accredited', entries.toReversed()),
      ]),
    ).toEqual([taken, taken]);
    expect(await logged(entries[0]?.reactorId ?? '')).toHaveLength(1);
  });

  it('keeps the two strata apart', async () => {
    const who = newId();
    await writer().cast(forumId, 'public', [reaction(who, 1)]);
    expect(await held(who)).toEqual([]);
    const open = await test.db
      .selectFrom('public_reactions')
      .select('stance')
      .where('visitor_id', '=', who)
      .execute();
    expect(open).toEqual([{ stance: 1 }]);
  });

  it('says that it is busy before its queue grows without bound, and stores nothing of that call', async () => {
    const write = writer();
    const who = newId();
    const many = Array.from({ length: QUEUE_REACTIONS_MAX }, () => reaction(newId(), 1, closed));
    const first = write.cast(forumId, 'accredited', many);
    expect(await write.cast(forumId, 'accredited', [reaction(who, 1)])).toEqual({
      ok: false,
      retryAfterSeconds: 2,
    });
    await first;
    expect(await held(who)).toEqual([]);
  });
});
