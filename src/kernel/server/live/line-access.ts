import type { IncomingHttpHeaders } from 'node:http';
import { mayAny, type Role } from '#kernel/domain/viewer.ts';
import type { RequestPlace } from '../http/places.ts';
import type { Line, Wanted, WhyClosed } from './line.ts';

/**
 * The first part of a topic names its audience: `session/<id>` is heard by whoever `session` is for. What everyone may
 * hear is asked for by its topic, without a look at who asks; anything else as `<kind>/<forum>/<edition>`, since roles
 * belong to a forum.
 */
export type Audiences = Readonly<Record<string, readonly Role[]>>;

/** Whoever asks, as far as it tells who they are. */
export type Asking = { readonly headers: IncomingHttpHeaders };

export type AccessParts = {
  readonly audiences: Audiences;
  readonly placeOf: (asking: Asking, forumSlug: string, editionSlug: string) => Promise<RequestPlace | null>;
};

const TOPIC_FORM = /^[a-z0-9/-]{1,120}$/;

/** Each topic by itself: what may not be heard is closed, and the rest is heard. */
export function lineFor(parts: AccessParts, asked: readonly string[], asking: Asking): Promise<Line> {
  return Promise.all(asked.map((topic) => wantedFor(parts, topic, asking)));
}

/** Whether anything on the line depends on who asks, and so may be lost while it is open. */
export function isForSome({ audiences }: AccessParts, line: Line): boolean {
  return line.some(({ asked, topic }) => topic !== null && !rolesFor(audiences, asked)?.includes('public'));
}

async function wantedFor(parts: AccessParts, asked: string, asking: Asking): Promise<Wanted> {
  const roles = rolesFor(parts.audiences, asked);
  if (roles === undefined || !TOPIC_FORM.test(asked)) return closed(asked, 'not-found');
  if (roles.includes('public')) return { asked, topic: asked, closed: null };
  const [kind = '', forumSlug, editionSlug, ...rest] = asked.split('/');
  if (forumSlug === undefined || editionSlug === undefined || rest.length > 0)
    return closed(asked, 'not-found');
  const place = await parts.placeOf(asking, forumSlug, editionSlug);
  if (place === null || place.edition === null) return closed(asked, 'not-found');
  if (mayAny(place.viewer, roles))
    return { asked, topic: `${kind}/${place.edition.editionId}`, closed: null };
  return closed(asked, place.viewer.account === null ? 'sign-in-needed' : 'role-missing');
}

function rolesFor(audiences: Audiences, asked: string): readonly Role[] | undefined {
  const kind = asked.split('/', 1)[0] ?? '';
  return Object.hasOwn(audiences, kind) ? audiences[kind] : undefined;
}

function closed(asked: string, why: WhyClosed): Wanted {
  return { asked, topic: null, closed: why };
}
