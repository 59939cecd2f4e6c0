import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { App } from '#kernel/server/app.ts';
import { sql } from '#kernel/server/database/db.ts';
import { CHANGED } from '#kernel/server/acts/execute.ts';
import { startRelay, type Relay } from '#kernel/server/live/live-relay.ts';
import { startEpochs } from '#deliberate/server/results/epochs.ts';
import { reactionsTopic } from '#deliberate/server/reacting/reaction-batch.store.ts';
import { createReactionWriter, type ReactionWriter } from '#deliberate/server/reacting/reaction-writer.ts';
import { openWorld, START, type World } from '#deliberate/server/test-deliberation.ts';
import { newId, openTestApplication, type TestApplication } from './test-application.ts';

// Two application processes over one database: each has its own connections, memory and live topics.
let test: TestApplication;
let here: App;
let there: App;
let relays: Relay[];
const said: string[] = [];
beforeAll(async () => {
  test = await openTestApplication(START);
  const other = test.beside();
  [here, there] = [test.app, other.app];
  relays = [test.pool, other.pool].map((pool, at) =>
    startRelay(pool, at === 0 ? here.live : there.live, (line) => said.push(line)),
  );
  await vi.waitFor(async () => expect(await listening()).toHaveLength(2));
});
afterEach(() => stops.splice(0).forEach((stop) => stop()));
afterAll(async () => {
  for (const relay of relays) await relay.stop();
  await test.close();
});

const stops: (() => void)[] = [];
function hearing({ live }: App, topic: string): (string | null)[] {
  const heard: (string | null)[] = [];
  stops.push(live.subscribe(topic, ({ data }) => heard.push(data)));
  return heard;
}

async function listening(): Promise<number[]> {
  const { rows } = await sql<{ pid: number }>`
    SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN %' AND datname = current_database()`.execute(
    test.db,
  );
  return rows.map(({ pid }) => pid);
}

const writerOf = ({ db, now, live }: App): ReactionWriter =>
  createReactionWriter({ db, now, changed: (id) => live.publish(reactionsTopic(id)) });

async function reactAtBoth({ forumId, positionId }: { forumId: string; positionId: string }, count: number) {
  const writers = [writerOf(here), writerOf(there)];
  const people = Array.from({ length: count }, newId);
  const casts = people.map((reactorId, at) =>
    writers[at % 2]?.cast(forumId, 'public', [
      { entryId: newId(), positionId, reactorId, stance: at % 3 === 0 ? -1 : 1, important: false },
    ]),
  );
  expect(await Promise.all(casts)).toEqual(people.map(() => ({ ok: true, verdicts: ['taken'] })));
}

describe('two processes over one database', () => {
  let world: World & { positionId: string };
  beforeAll(async () => {
    world = await openWorld(test, { publicStratum: true });
    // What was told while the world was made arrives before this.
    const ready = hearing(there, 'ready');
    await sql`SELECT pg_notify('madang_live', 'ready')`.execute(test.db);
    await vi.waitFor(() => expect(ready).toEqual([null]));
  });

  it('hear each other’s changes once, and their own once', async () => {
    const [own, others, all] = [
      hearing(here, `desk/${world.editionId}`),
      hearing(there, `desk/${world.editionId}`),
      hearing(there, CHANGED),
    ];
    await world.draft('둘');
    await vi.waitFor(() => expect(others).toEqual([null]));
    await vi.waitFor(() => expect(all).toEqual([null]));
    // Our own notice comes back on our own listening connection after it came to the other one.
    await new Promise((done) => setTimeout(done, 100));
    expect(own).toEqual([null]);
  });

  it('hear nothing of a command that was refused', async () => {
    const heard = hearing(there, CHANGED);
    expect(
      await world.react(await world.member('academia'), { positionId: newId(), stance: 1 }),
    ).toMatchObject({
      ok: false,
    });
    await world.draft('셋');
    await vi.waitFor(() => expect(heard).toEqual([null]));
  });

  it('take reactions both, count each once, and tell both', async () => {
    const topic = reactionsTopic(world.deliberationId);
    const [atHere, atThere] = [hearing(here, topic), hearing(there, topic)];
    await reactAtBoth(world, 60);
    const { rows } = await sql`
      SELECT count(*) AS entries, count(DISTINCT reactor_id) AS people FROM reaction_log
      WHERE forum_id = ${world.forumId}`.execute(test.db);
    expect(rows).toEqual([{ entries: 60, people: 60 }]);
    await vi.waitFor(() => expect(Math.min(atHere.length, atThere.length)).toBeGreaterThan(1));
  });

  it('make one epoch between them, which both show', async () => {
    test.clock.at = new Date(test.clock.at.getTime() + 3_600_000);
    const [first, second] = [startEpochs(here, () => undefined), startEpochs(there, () => undefined)];
    await Promise.all([first.settle(), second.settle(), first.settle(), second.settle()]);
    await Promise.all([first.stop(), second.stop()]);
    const epochs = await there.db
      .selectFrom('opinion_snapshots')
      .select('epoch')
      .where('forum_id', '=', world.forumId)
      .execute();
    expect(epochs).toEqual([{ epoch: 1 }]);
  });

  it('read everything again after a listening connection was lost, and hear again', async () => {
    const heard = hearing(there, 'deliberation/quiet');
    const before = await listening();
    for (const pid of before) await sql`SELECT pg_terminate_backend(${pid})`.execute(test.db);
    await vi.waitFor(() => expect(heard).toEqual([null]), { timeout: 10_000 });
    await vi.waitFor(async () => expect(await listening()).toHaveLength(2), { timeout: 10_000 });
    const again = hearing(there, CHANGED);
    await world.draft('넷');
    await vi.waitFor(() => expect(again.length).toBeGreaterThan(0));
  });
});
