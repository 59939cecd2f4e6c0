import type { Account, Viewer } from '#kernel/domain/viewer.ts';
import type { App } from './app.ts';
import type { Forum } from './forums.store.ts';
import { visitorIn } from './visitor.ts';

/** Where a request stands; the edition is read by the phase that owns it, so the kernel is handed a finder. */
export type RequestPlace = {
  readonly forum: Forum;
  readonly edition: { readonly editionId: string; readonly slug: string } | null;
  readonly viewer: Viewer;
};
export type PlaceFinder = (request: {
  forumSlug: string;
  editionSlug: string | null;
  account: Account | null;
  visitorId: string | null;
}) => Promise<RequestPlace | null>;

export type PlaceQuestion = {
  readonly forumSlug: string;
  readonly editionSlug: string;
  /** The Cookie header as sent: it is all that tells one asker from another. */
  readonly cookies: string;
  readonly headers: () => Headers;
};

export type Places = {
  fresh(question: PlaceQuestion): Promise<RequestPlace | null>;
  /** May answer from a short memory: a role or accreditation withdrawn still counts until it has passed. */
  kept(question: PlaceQuestion): Promise<RequestPlace | null>;
};

export const PLACE_KEPT_MS = 30_000;
const KEPT_MAX = 50_000;

export function createPlaces(app: App, find: PlaceFinder): Places {
  const memory = new Map<string, { readonly until: number; readonly place: Promise<RequestPlace | null> }>();

  async function fresh({
    forumSlug,
    editionSlug,
    cookies,
    headers,
  }: PlaceQuestion): Promise<RequestPlace | null> {
    const account = await app.accounts.accountOf(headers());
    return find({ forumSlug, editionSlug, account, visitorId: visitorIn(cookies) });
  }

  function kept(question: PlaceQuestion): Promise<RequestPlace | null> {
    const key = `${question.forumSlug}/${question.editionSlug}\n${question.cookies}`;
    const now = app.now().getTime();
    const held = memory.get(key);
    if (held !== undefined && held.until > now) return held.place;
    // The oldest leave first: a Map keeps the order in which keys came.
    memory.delete(key);
    if (memory.size >= KEPT_MAX)
      for (const oldest of memory.keys()) if (memory.size >= KEPT_MAX) memory.delete(oldest);
    const place = fresh(question);
    // Half of the time is drawn by lot, so that a hall that came in together is not read again all at once.
    memory.set(key, { until: now + PLACE_KEPT_MS * (0.5 + Math.random() / 2), place });
    place.catch(() => memory.delete(key));
    return place;
  }

  return { fresh, kept };
}
