import { error } from '@sveltejs/kit';
import { here } from '../../../../../acting.ts';
import { logState } from '#publish/server/log.store.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition } = here(locals);
  const state = await logState(app.db, forum.forumId, edition.editionId);
  if (state === null) error(404, 'not-found');
  return { folder: state.folder };
};
