import { entriesAbout } from '#publish/server/log.store.ts';
import { subjectsOfPage } from '#publish/server/page-subjects.store.ts';
import type { LayoutServerLoad } from './$types';

const HERE = '/[lang=lang]/[forum]/[edition]';

export const load: LayoutServerLoad = async ({ locals, route, params }) => {
  const { app, place } = locals;
  if (place === null || place.edition === null) return { entered: null };
  const where = { forumId: place.forum.forumId, editionId: place.edition.editionId };
  const named = 'id' in params ? (params.id ?? null) : 'slug' in params ? (params.slug ?? null) : null;
  const subjects = await subjectsOfPage(app.db, route.id.slice(HERE.length), { ...where, named });
  return { entered: await entriesAbout(app.db, { ...where, subjects }) };
};
