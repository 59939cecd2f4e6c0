import { dayIn } from '#kernel/domain/calendar.ts';
import type { Knot, KnotKind, KnotRef } from '#kernel/domain/thread.ts';
import { sql } from '#kernel/server/database/db.ts';
import type { Edge, ThreadSource, ThreadView } from '#kernel/server/thread.ts';
import './tables.ts';

/** Publish's part of the thread: a results release rests on the texts that were adopted when it went out. */
export const publishThread: ThreadSource = {
  kinds: ['release'],
  knots: (view, refs) => releaseKnots(view, idsOf(refs, 'release')),
  back: (view, refs) => edges(view, 'release_id', idsOf(refs, 'release')),
  async forward(view, refs) {
    const found = await edges(view, 'document_id', idsOf(refs, 'outcome'));
    return found.map(({ from, to }) => ({ from: to, to: from }));
  },
};

function idsOf(refs: readonly KnotRef[], kind: KnotKind): string[] {
  return refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
}

async function releaseKnots({ db, forumId }: ThreadView, ids: readonly string[]): Promise<Knot[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('results_releases as r')
    .innerJoin('editions as e', (on) =>
      on.onRef('e.forum_id', '=', 'r.forum_id').onRef('e.edition_id', '=', 'r.edition_id'),
    )
    .innerJoin('forums as f', 'f.forum_id', 'r.forum_id')
    .select(['r.release_id', 'r.number', 'r.issued_at', 'e.names', 'e.time_zone'])
    .select(['e.slug as edition', 'f.slug as forum'])
    .where('r.forum_id', '=', forumId)
    .where('r.release_id', 'in', [...ids])
    .execute();
  return rows.map((row) => ({
    kind: 'release',
    id: row.release_id,
    words: { ko: `결과 보도자료 제${row.number}호`, en: `Results release no. ${row.number}` },
    authentic: null,
    from: row.names,
    figure: null,
    on: dayIn(row.time_zone, row.issued_at),
    path: `/${row.forum}/${row.edition}/release#release-${row.number}`,
  }));
}

async function edges(
  { db, forumId }: ThreadView,
  column: 'release_id' | 'document_id',
  ids: readonly string[],
): Promise<Edge[]> {
  if (ids.length === 0) return [];
  const asked = sql.ref(column === 'release_id' ? 'r.release_id' : 'd.document_id');
  const { rows } = await sql<{ release_id: string; document_id: string }>`
    SELECT r.release_id, d.document_id
    FROM results_releases AS r
    JOIN decisions AS d ON d.forum_id = r.forum_id AND d.edition_id = r.edition_id AND d.decided_at <= r.issued_at
    WHERE r.forum_id = ${forumId} AND ${asked} = ANY (${[...ids]}::uuid[])
    ORDER BY r.number, d.decided_at`.execute(db);
  return rows.map(({ release_id, document_id }) => ({
    from: { kind: 'release', id: release_id },
    to: { kind: 'outcome', id: document_id },
  }));
}
