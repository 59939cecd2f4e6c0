import { here } from '../../../../acting.ts';
import { entriesAbout } from '#publish/server/log.store.ts';
import { issuedReleases } from '#publish/server/releases.store.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const { forumId } = forum;
  const { editionId } = edition;
  const releases = await issuedReleases(app.db, forumId, editionId);
  const knots = releases.map(({ releaseId }) => ({ kind: 'release' as const, id: releaseId }));
  const subjects = knots.map(({ kind, id }) => ({ subjectKind: kind, subjectId: id }));
  const [threads, entered] = await Promise.all([
    app.thread.readMany(viewer, forumId, knots, 'back'),
    entriesAbout(app.db, { forumId, editionId, subjects }),
  ]);
  return { releases, threads, entriesOf: entered?.entries ?? [], base };
};
