import { here } from '../../../../acting.ts';
import { issuedReleases } from '#publish/server/releases.store.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition } = here(locals);
  return { releases: await issuedReleases(app.db, forum.forumId, edition.editionId) };
};
