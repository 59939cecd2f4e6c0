import { error } from '@sveltejs/kit';
import { here } from '../../../../../acting.ts';
import { readEntryPage } from '#publish/server/entry-page.store.ts';
import { logState } from '#publish/server/log.store.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { app, forum, edition } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const index = Number(params.index);
  const state = await logState(app.db, where.forumId, where.editionId);
  if (state === null || !Number.isSafeInteger(index) || index < 0) error(404, 'not-found');
  const page = await readEntryPage(
    app.db,
    { ...where, index },
    {
      sight: app.thread.publicSight,
      base: `/${forum.slug}/${edition.slug}`,
    },
  );
  if (page === null) error(404, 'not-found');
  return { ...page, folder: state.folder };
};
