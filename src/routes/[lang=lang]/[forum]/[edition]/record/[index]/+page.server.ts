import { error } from '@sveltejs/kit';
import { here } from '../../../../../acting.ts';
import { enteredAct, logState } from '#publish/server/log.store.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { app, forum, edition } = here(locals);
  const index = Number(params.index);
  const state = await logState(app.db, forum.forumId, edition.editionId);
  if (state === null || !Number.isSafeInteger(index)) error(404, 'not-found');
  const entry = await enteredAct(app.db, forum.forumId, edition.editionId, index);
  if (entry === null) error(404, 'not-found');
  return { entry, folder: state.folder };
};
