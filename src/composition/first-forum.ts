import type { App } from '#kernel/server/app.ts';
import { sql } from '#kernel/server/database/db.ts';
import { allForums } from '#kernel/server/acts/forums.store.ts';

const LOADED = 'sample.loaded';

/**
 * On an empty database: the sample forum, or with `empty` nothing but the wait for the secretariat. A sample that was
 * only half loaded when the process was killed was never shown to anyone; it is taken away and loaded again.
 */
export async function firstForum(app: App, { empty }: { empty: boolean }): Promise<void> {
  const forums = await allForums(app.db);
  if (empty && forums.length === 0) return;
  const { loadSampleForum, SAMPLE_LOADER } = await import('../../fixtures/forum-2021/load.ts');
  const [only] = forums;
  if (forums.length > 1) return;
  if (only !== undefined) {
    if (!(await isHalfLoaded(app, only.forumId, SAMPLE_LOADER))) return;
    await takeAway(app, only.forumId);
  }
  const forumId = await loadSampleForum(app);
  await markLoaded(app, forumId, SAMPLE_LOADER);
}

async function isHalfLoaded(app: App, forumId: string, loader: string): Promise<boolean> {
  const acts = await app.db
    .selectFrom('acts')
    .select('kind')
    .where('forum_id', '=', forumId)
    .where('actor_id', '=', loader)
    .where('kind', 'in', ['forum.created', LOADED])
    .execute();
  const kinds = new Set(acts.map(({ kind }) => kind));
  return kinds.has('forum.created') && !kinds.has(LOADED);
}

async function takeAway(app: App, forumId: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'forum_id'`.execute(app.db);
  await app.db.transaction().execute(async (tx) => {
    for (const { name } of rows)
      await sql`DELETE FROM ${sql.table(name)} WHERE forum_id = ${forumId}`.execute(tx);
  });
}

function markLoaded(app: App, forumId: string, loader: string) {
  return app.db
    .insertInto('acts')
    .values({
      forum_id: forumId,
      act_id: app.newId(),
      edition_id: null,
      kind: LOADED,
      subject_kind: 'forum',
      subject_id: forumId,
      payload: '{}',
      actor_id: loader,
      on_behalf_of: null,
      acted_at: app.now(),
    })
    .execute();
}
