import type { Waiting } from '#kernel/domain/waiting.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import { nowAndNext } from '#convene/domain/forum/year-ahead.ts';
import { begunAt, endOf, type DeskInYear } from '#convene/domain/waiting-kinds.ts';
import type { PublishWaiting } from '../domain/waiting-kinds.ts';
import './tables.ts';

/** Acts are entered within seconds; what has waited longer than this will not go in by itself. */
const ENTERING_MINUTES_MAX = 10;

type Published = {
  readonly released: boolean;
  readonly sealed: boolean;
  readonly behind: number;
  readonly behindSince: Date | null;
};

/** What is to be issued or sealed, and what does not reach the record. One query. */
export async function publishWaiting(db: Reader, asked: DeskInYear): Promise<Waiting<PublishWaiting>[]> {
  const { forumId, editionId, at } = asked;
  const before = new Date(at.getTime() - ENTERING_MINUTES_MAX * 60_000);
  const { rows } = await sql<Published>`
    SELECT count(*)::integer AS behind, min(acted_at) AS "behindSince",
      EXISTS (SELECT FROM results_releases WHERE forum_id = ${forumId} AND edition_id = ${editionId}) AS released,
      EXISTS (SELECT FROM edition_seals WHERE forum_id = ${forumId} AND edition_id = ${editionId}) AS sealed
    FROM log_outbox
    WHERE forum_id = ${forumId} AND edition_id = ${editionId} AND log_index IS NULL AND acted_at < ${before}`.execute(
    db,
  );
  const { released = false, sealed = false, behind = 0, behindSince = null } = rows[0] ?? {};
  const begun = begunAt(asked, 'publish');
  const all: Waiting<PublishWaiting>[] = [
    { kind: 'record-behind', count: behind, since: behindSince },
    { kind: 'release-to-issue', count: begun === null || released || sealed ? 0 : 1, since: begun },
    {
      kind: 'record-to-seal',
      count: nowAndNext(asked.phases).over && !sealed ? 1 : 0,
      since: lastEnd(asked),
    },
  ];
  return all.filter(({ count }) => count > 0);
}

function lastEnd(asked: DeskInYear): Date | null {
  const ends = asked.phases.flatMap(({ phase }) => endOf(asked, phase) ?? []);
  return ends.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
}
