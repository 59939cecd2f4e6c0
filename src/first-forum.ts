import type { App } from '#kernel/server/app.ts';
import { allForums } from '#kernel/server/forums.store.ts';

/** On an empty database: the sample forum, or with `empty` nothing but the wait for the secretariat. */
export async function firstForum(app: App, { empty }: { empty: boolean }): Promise<void> {
  if (empty || (await allForums(app.db)).length > 0) return;
}
