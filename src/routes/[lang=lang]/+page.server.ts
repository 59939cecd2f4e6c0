import { allForums } from '#kernel/server/acts/forums.store.ts';
import { editionsOf } from '#convene/server/forum/editions.store.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { app } = locals;
  const forums = await allForums(app.db);
  const registers = forums.map(async (forum) => ({
    forum,
    editions: await editionsOf(app.db, forum.forumId, app.now()),
  }));
  return { registers: await Promise.all(registers) };
};
