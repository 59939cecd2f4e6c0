import { dayIn } from '#kernel/domain/calendar.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import { yearLine, type Edition } from '../../domain/forum/edition.ts';
import '../tables.ts';

const columns = [
  'edition_id as editionId',
  'slug',
  'ordinal',
  'label',
  'names',
  'theme',
  'place',
  'starts_on as startsOn',
  'ends_on as endsOn',
  'time_zone as timeZone',
  'sample',
  'source',
] as const;

export async function editionBySlug(
  db: Reader,
  forumId: string,
  slug: string,
  at: Date,
): Promise<Edition | null> {
  const [edition] = await editionsWhere(db, forumId, at, slug);
  return edition ?? null;
}

/** All editions of a forum, the newest first. */
export function editionsOf(db: Reader, forumId: string, at: Date): Promise<Edition[]> {
  return editionsWhere(db, forumId, at, null);
}

async function editionsWhere(db: Reader, forumId: string, at: Date, slug: string | null): Promise<Edition[]> {
  const all = db.selectFrom('editions').select(columns).where('forum_id', '=', forumId);
  const rows = await (slug === null ? all : all.where('slug', '=', slug))
    .orderBy('starts_on', (by) => by.desc().nullsFirst())
    .execute();
  if (rows.length === 0) return [];
  const spans = await db
    .selectFrom('edition_phases')
    .select(['edition_id as editionId', 'phase', 'opens_on as opensOn', 'closes_on as closesOn'])
    .where('forum_id', '=', forumId)
    .where(
      'edition_id',
      'in',
      rows.map((row) => row.editionId),
    )
    .execute();
  return rows.map((row) => {
    const own = spans.filter(({ editionId }) => editionId === row.editionId);
    return { ...row, phases: yearLine(own, dayIn(row.timeZone, at)) };
  });
}
