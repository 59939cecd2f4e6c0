import type { Account, Viewer } from '#kernel/domain/viewer.ts';
import type { App } from '../app.ts';
import { CHANGED } from '../acts/execute.ts';
import type { Forum } from '../acts/forums.store.ts';
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
  /**
   * May answer from memory: for long while nothing changes in any forum, and for `PLACE_KEPT_MS` at most after
   * anything did, so that a role or accreditation withdrawn counts no longer than that.
   */
  kept(question: PlaceQuestion): Promise<RequestPlace | null>;
};

export const PLACE_KEPT_MS = 30_000;
/** A session that has run out is noticed within this time. */
const PLACE_KEPT_UNCHANGED_MS = 600_000;
const KEPT_MAX = 50_000;
const CHANGES_MAX = 100_000;

type Kept = {
  readonly at: number;
  /** The first change after it was read, if there was one by now, is the one with this number. */
  readonly change: number;
  readonly share: number;
  readonly place: Promise<RequestPlace | null>;
};

export function createPlaces(app: App, find: PlaceFinder): Places {
  const memory = new Map<string, Kept>();
  const changes: number[] = [];
  let noted = true;
  app.live.subscribe(CHANGED, () => {
    // One is enough for all that was read since the one before.
    if (!noted) changes.push(app.now().getTime());
    noted = true;
  });
  function isFresh({ at, change, share }: Kept, now: number): boolean {
    const changed = changes[change] ?? Number.POSITIVE_INFINITY;
    return at <= now && now < Math.min(at + PLACE_KEPT_UNCHANGED_MS * share, changed + PLACE_KEPT_MS * share);
  }

  async function fresh({
    forumSlug,
    editionSlug,
    cookies,
    headers,
  }: PlaceQuestion): Promise<RequestPlace | null> {
    const account = await app.accounts.accountOf(headers());
    return find({ forumSlug, editionSlug, account, visitorId: visitorIn(cookies, app.config.secret) });
  }

  function kept(question: PlaceQuestion): Promise<RequestPlace | null> {
    const key = `${question.forumSlug}/${question.editionSlug}\n${question.cookies}`;
    const now = app.now().getTime();
    const held = memory.get(key);
    if (held !== undefined && isFresh(held, now)) return held.place;
    // The oldest leave first: a Map keeps the order in which keys came.
    memory.delete(key);
    if (memory.size >= KEPT_MAX)
      for (const oldest of memory.keys()) if (memory.size >= KEPT_MAX) memory.delete(oldest);
    if (changes.length >= CHANGES_MAX) forget();
    const change = changes.length;
    noted = false;
    const place = fresh(question);
    // Half of the time is drawn by lot, so that a hall that came in together is not read again all at once.
    memory.set(key, { at: now, change, share: 0.5 + Math.random() / 2, place });
    place.catch(() => memory.delete(key));
    return place;
  }

  function forget(): void {
    memory.clear();
    changes.length = 0;
  }

  return { fresh, kept };
}
