import type { Account, OwnParticipation, Viewer } from '#kernel/domain/viewer.ts';
import type { App } from '#kernel/server/app.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import { forumBySlug, viewerOf, type Forum } from '#kernel/server/acts/forums.store.ts';
import type { Edition } from '../../domain/forum/edition.ts';
import { editionBySlug } from '../forum/editions.store.ts';

/** Where a request stands: a forum, perhaps an edition of it, and who is looking. */
export type Place = { readonly forum: Forum; readonly edition: Edition | null; readonly viewer: Viewer };

export type PlaceRequest = {
  readonly forumSlug: string;
  readonly editionSlug: string | null;
  readonly account: Account | null;
  readonly visitorId: string | null;
};

/** null when the address names a forum or an edition that does not exist. */
export async function placeOf(app: App, request: PlaceRequest): Promise<Place | null> {
  const forum = await forumBySlug(app.db, request.forumSlug);
  if (forum === null) return null;
  const { forumId } = forum;
  const edition =
    request.editionSlug === null
      ? null
      : await editionBySlug(app.db, forumId, request.editionSlug, app.now());
  if (edition === null && request.editionSlug !== null) return null;
  const participation =
    edition === null || request.account === null
      ? null
      : await ownParticipation(app.db, forumId, edition.editionId, request.account.email);
  const { account, visitorId } = request;
  return { forum, edition, viewer: await viewerOf(app.db, forumId, { account, visitorId, participation }) };
}

async function ownParticipation(
  db: Reader,
  forumId: string,
  editionId: string,
  email: string,
): Promise<OwnParticipation | null> {
  const row = await db
    .selectFrom('people')
    .innerJoin('participations', (join) =>
      join
        .onRef('participations.forum_id', '=', 'people.forum_id')
        .onRef('participations.person_id', '=', 'people.person_id'),
    )
    .select([
      'participation_id as participationId',
      'people.person_id as personId',
      'stakeholder_group as stakeholderGroup',
    ])
    .where('people.forum_id', '=', forumId)
    .where('people.email', '=', email)
    .where('participations.edition_id', '=', editionId)
    .where('participations.accreditation', '=', 'accredited')
    .executeTakeFirst();
  return row === undefined ? null : { ...row, editionId };
}
