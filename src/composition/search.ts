import type { Lang } from '#kernel/domain/bilingual.ts';
import type { App } from '#kernel/server/app.ts';
import type { Forum } from '#kernel/server/acts/forums.store.ts';
import type { Edition } from '#convene/domain/forum/edition.ts';
import { visiblePeople } from '#convene/server/people/people.store.ts';
import { sessionsOf } from '#convene/server/sessions/sessions.store.ts';
import { hitView, type HitView } from '#publish/domain/search/hit-view.ts';
import { ALL_EDITIONS, type SearchAsked } from '#publish/domain/search/search-asked.ts';
import { choicesFrom, type SearchChoices } from '#publish/domain/search/search-choices.ts';
import type { SearchQuestion } from '#publish/domain/search/search-question.ts';
import { searchedIn } from '#publish/domain/search/searched-record.ts';
import { siftHits } from '#publish/domain/search/sift-hits.ts';
import {
  beginIndex,
  editionsBehind,
  lockIndex,
  writeIndex,
} from '#publish/server/search/search-index.store.ts';
import { documentsOf, MATCHES_MAX, matchesOf } from '#publish/server/search/search.store.ts';
import { editionRecord } from './edition-record.ts';

export type ForumSearched = { readonly forum: Forum; readonly editions: readonly Edition[] };

/** One of them at a time in this process, by forum: a hundred who search at once wait for one reading of the record. */
const following = new WeakMap<App, Map<string, Promise<void>>>();

/** The first may have begun before what the reader knows of was written; the second has not. */
const LOOKS_MAX = 2;

/**
 * Brings the index of every edition of a forum up to its trail of acts before it is searched, so that nothing has to
 * remember to. What is indexed is the public record as an outsider reads it, through every phase's own gate.
 */
export async function followRecord(app: App, searched: ForumSearched): Promise<void> {
  const { forumId } = searched.forum;
  const underway = following.get(app) ?? new Map<string, Promise<void>>();
  following.set(app, underway);
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const behind = await editionsBehind(app.db, forumId);
    if (behind.length === 0) return;
    const begun = underway.get(forumId) ?? followAll(app, searched, behind);
    underway.set(forumId, begun);
    await begun.finally(() => {
      if (underway.get(forumId) === begun) underway.delete(forumId);
    });
  }
}

async function followAll(
  app: App,
  { forum, editions }: ForumSearched,
  behind: readonly string[],
): Promise<void> {
  for (const edition of editions) if (behind.includes(edition.editionId)) await follow(app, forum, edition);
}

async function follow({ db }: App, forum: Forum, edition: Edition): Promise<void> {
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  await beginIndex(db, where);
  await db.transaction().execute(async (tx) => {
    const acts = await lockIndex(tx, where);
    if (acts === null) return;
    const [record, people] = await Promise.all([
      editionRecord(tx, { forum, edition }),
      visiblePeople(tx, where),
    ]);
    await writeIndex(tx, where, { documents: searchedIn({ record, people }), acts });
  });
}

export type SearchFound = {
  readonly hits: readonly HitView[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** There are more than are ever looked through. */
  readonly more: boolean;
  readonly choices: SearchChoices;
};

type Wanted = ForumSearched & {
  /** Where the reader is. */
  readonly edition: Edition;
  readonly asked: SearchAsked;
  readonly question: SearchQuestion;
  readonly lang: Lang;
};

/** Searches the public record of all editions of a forum, for everyone alike. */
export async function searchForum(app: App, wanted: Wanted): Promise<SearchFound> {
  const { forum, editions, asked, question, lang } = wanted;
  await followRecord(app, { forum, editions });
  const { forumId } = forum;
  const chosen = editionChosen(wanted);
  const [matches, sessions] = await Promise.all([
    matchesOf(app.db, forumId, question),
    chosen === null ? [] : sessionsOf(app.db, forumId, chosen.editionId),
  ]);
  const { shown, counts, ...sifted } = siftHits(matches, {
    filters: {
      editionId: chosen?.editionId ?? null,
      kind: asked.kind === '' ? null : asked.kind,
      group: asked.group === '' ? null : asked.group,
      sessionId: sessions.find(({ slug }) => slug === asked.session)?.sessionId ?? null,
    },
    page: asked.page,
    editions: editions.map(({ editionId }) => editionId),
  });
  const documents = await documentsOf(app.db, forumId, shown);
  const known = new Map(editions.map((edition) => [edition.editionId, edition]));
  return {
    ...sifted,
    hits: documents.flatMap(({ editionId, document }) => {
      const edition = known.get(editionId);
      return edition === undefined ? [] : [hitView({ document, edition, terms: question.terms, lang })];
    }),
    more: matches.length === MATCHES_MAX,
    choices: choicesFrom(counts, { editions, sessions, chosen, asked }),
  };
}

/** null for all of them; a name that is none is left aside. */
function editionChosen({ edition, editions, asked }: Wanted): Edition | null {
  if (asked.edition === ALL_EDITIONS) return null;
  return editions.find(({ slug }) => slug === asked.edition) ?? edition;
}
