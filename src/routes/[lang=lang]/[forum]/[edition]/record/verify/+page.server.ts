import { error } from '@sveltejs/kit';
import { here } from '../../../../../acting.ts';
import { logState } from '#publish/server/log.store.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition } = here(locals);
  const state = await logState(app.db, forum.forumId, edition.editionId);
  if (state === null) error(404, 'not-found');
  const asked = Number.parseInt(url.searchParams.get('entry') ?? '', 10);
  const entry = asked >= 0 && asked < state.size ? asked : null;
  return { folder: state.folder, entry };
};
