import { dayIn } from '#kernel/domain/calendar.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import { callIsOpen } from '../domain/call-span.ts';
import './tables.ts';

/** Whether topics can be proposed for this edition at this moment; false for an edition that does not exist. */
export async function callOpenAt(db: Reader, forumId: string, editionId: string, at: Date): Promise<boolean> {
  const row = await db
    .selectFrom('editions')
    .innerJoin('edition_phases', (on) =>
      on
        .onRef('edition_phases.forum_id', '=', 'editions.forum_id')
        .onRef('edition_phases.edition_id', '=', 'editions.edition_id'),
    )
    .select(['time_zone', 'opens_on as opensOn', 'closes_on as closesOn'])
    .where('editions.forum_id', '=', forumId)
    .where('editions.edition_id', '=', editionId)
    .where('phase', '=', 'call')
    .executeTakeFirst();
  return row !== undefined && callIsOpen(row, dayIn(row.time_zone, at));
}
