import { reasonedPositions } from '#deliberate/server/reacting/reasons.store.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, lang, forum, edition } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const positions = await reasonedPositions(app.db, where);
  return { positions, deskBase: `/${lang}/desk/${forum.slug}/${edition.slug}` };
};
