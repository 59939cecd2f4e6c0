import { error } from '@sveltejs/kit';
import { paragraphOf } from '#conclude/server/outcome-list.store.ts';
import { isUuid } from '#kernel/domain/uuid.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../../../acting.ts';
import { wordsAsCited } from '../../../../../../checking.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const { forumId } = forum;
  if (!isUuid(params.id)) error(404, 'not-found');
  const where = { forumId, editionId: edition.editionId, viewer };
  const found = await paragraphOf(app.db, { ...where, paragraphId: params.id });
  if (found === null) error(404, 'not-found');
  const start = { kind: 'paragraph' as const, id: params.id };
  const [back, forward, asCited] = await Promise.all([
    app.thread.read(viewer, forumId, start, 'back'),
    app.thread.read(viewer, forumId, start, 'forward'),
    wordsAsCited(app, where, found.paragraph),
  ]);
  return { base, ...found, back, forward, asCited, timeZone: edition.timeZone };
};
