import { error } from '@sveltejs/kit';
import { paragraphOf } from '#conclude/server/outcome-list.store.ts';
import { isUuid } from '#kernel/domain/uuid.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../../../../acting.ts';
import { checkParagraph } from '../../../../../../../checking.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  if (!isUuid(params.id)) error(404, 'not-found');
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const found = await paragraphOf(app.db, { ...where, viewer, paragraphId: params.id });
  if (found === null) error(404, 'not-found');
  const check = await checkParagraph(app, where, found.paragraph);
  const epochs = `/api/v1/${forum.slug}/${edition.slug}/results/epochs`;
  const { kind, number, paragraphId, texts, language } = found.paragraph;
  return { base, ...check, epochs, paragraph: { kind, number, paragraphId, texts, language } };
};
