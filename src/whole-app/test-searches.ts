import type { App } from '#kernel/server/app.ts';
import { forumBySlug } from '#kernel/server/acts/forums.store.ts';
import { editionsOf } from '#convene/server/forum/editions.store.ts';
import { searchAskedFrom } from '#publish/domain/search/search-asked.ts';
import { questionFrom } from '#publish/domain/search/search-question.ts';
import { searchForum, type SearchFound } from '../composition/search.ts';

/** For tests: asks what an address of the search page asks, in the newest edition of a forum or the one named. */
export async function searchAt(
  app: App,
  place: { readonly forum: string; readonly edition?: string; readonly lang?: 'ko' | 'en' },
  address: string,
): Promise<SearchFound> {
  const asked = searchAskedFrom(new URLSearchParams(address));
  const question = questionFrom(asked.q);
  const forum = await forumBySlug(app.db, place.forum);
  const editions = forum === null ? [] : await editionsOf(app.db, forum.forumId, app.now());
  const edition = editions.find(({ slug }) => slug === (place.edition ?? slug));
  if (forum === null || edition === undefined || question === null)
    throw new Error(`Nothing is asked by ${address}, or there is nowhere to look.`);
  return searchForum(app, { forum, editions, edition, asked, question, lang: place.lang ?? 'en' });
}
