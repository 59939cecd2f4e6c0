import type { Texts } from '#kernel/domain/bilingual.ts';
import { sharesName } from '../people/add-person.ts';
import type { SessionWritten } from '../sessions/add-session.ts';
import type { ImportRelease, ImportState, KnownSession } from './import-state.ts';
import { freeSlug, slugFrom } from '../forum/slug.ts';

type SessionsToImport = {
  readonly made: readonly SessionWritten[];
  /** Those made and those found, as far as words need to know them. */
  readonly all: readonly KnownSession[];
  /** By the key of the draft; null for words whose session the release does not name. */
  readonly sessionIdOf: (key: string | null) => string;
};

/** Words without a session are put where everyone can see that nobody said in which session they fell. */
const NOT_STATED: Texts = { ko: '세션이 알려지지 않은 발언', en: 'Interventions whose session is not known' };

/** A session of the same title is the same session. */
export function sessionsToImport(
  state: ImportState,
  input: ImportRelease,
  { editionId, take }: { readonly editionId: string; readonly take: () => string },
): SessionsToImport {
  const ids = new Map<string | null, string>();
  const made: SessionWritten[] = [];
  const taken = new Set(state.sessions.map(({ slug }) => slug));
  let place = Math.max(0, ...state.sessions.map((session) => session.place));
  const add = (
    key: string | null,
    titles: Texts,
    rest: Pick<SessionWritten, 'kind' | 'heldOn' | 'parentId'>,
  ) => {
    const known = state.sessions.find((session) => sharesName(session.titles, titles));
    if (known !== undefined) return ids.set(key, known.sessionId);
    const slug = freeSlug(slugFrom(titles['en'] ?? Object.values(titles)[0] ?? ''), rest.kind, taken);
    taken.add(slug);
    place += 1;
    const sessionId = take();
    made.push({ ...EMPTY, ...rest, titles, editionId, sessionId, slug, place });
    return ids.set(key, sessionId);
  };
  for (const { key, title, kind, on, parent } of input.sessions)
    add(key, { [input.language]: title }, { kind, heldOn: on, parentId: ids.get(parent) ?? null });
  if (input.interventions.some(({ session }) => session === null))
    add(null, NOT_STATED, { kind: 'plenary', heldOn: null, parentId: null });
  const fresh = made.map(({ sessionId, slug, titles, recordMode, place: at }) => ({
    sessionId,
    slug,
    titles,
    recordMode,
    place: at,
    lastWords: 0,
  }));
  return { made, all: [...state.sessions, ...fresh], sessionIdOf: (key) => ids.get(key) ?? '' };
}

/** A ministry's release is public, so what it reports was said for the record. */
const EMPTY = {
  summary: null,
  startsAt: null,
  endsAt: null,
  room: null,
  streamUrl: null,
  recordMode: 'attributed',
} as const;
