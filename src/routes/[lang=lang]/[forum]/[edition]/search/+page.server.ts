import { editionsOf } from '#convene/server/forum/editions.store.ts';
import { searchAskedFrom } from '#publish/domain/search/search-asked.ts';
import { isTooLong, questionFrom } from '#publish/domain/search/search-question.ts';
import { MATCHES_MAX } from '#publish/server/search/search.store.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../acting.ts';
import { searchForum } from '../../../../../composition/search.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, lang } = here(locals);
  const asked = searchAskedFrom(url.searchParams);
  const tooLong = isTooLong(asked.q);
  const question = tooLong ? null : questionFrom(asked.q);
  if (question === null) return { asked, tooLong, found: null };
  const editions = await editionsOf(app.db, forum.forumId, app.now());
  const found = await searchForum(app, { forum, edition, editions, asked, question, lang });
  const stems = question.terms.flatMap(({ stem }) => (stem === null ? [] : [stem]));
  return { asked, tooLong, found: { ...found, stems, cut: question.cut, matchesMax: MATCHES_MAX } };
};
