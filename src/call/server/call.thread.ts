import { dayIn } from '#kernel/domain/calendar.ts';
import type { Knot, KnotRef } from '#kernel/domain/thread.ts';
import type { Edge, ThreadSource, ThreadView } from '#kernel/server/thread.ts';
import './tables.ts';

/** Call's part of the thread: a topic proposal rests on the commitment it takes up. Proposals are public. */
export const callThread: ThreadSource = {
  kinds: ['topic'],
  async knots(view, refs) {
    const rows = await topicRows(view, idsOf(refs, 'topic'));
    return rows.map((row): Knot => ({
      kind: 'topic',
      id: row.topic_id,
      words: row.titles,
      authentic: row.authentic_language,
      from: { [row.authentic_language]: row.proposer_name },
      figure: null,
      on: dayIn(row.time_zone, row.created_at),
      path: `/${row.forum}/${row.edition}/topics/${row.topic_id}`,
    }));
  },
  back: (view, refs) => edges(view, 'topic_id', idsOf(refs, 'topic')),
  async forward(view, refs) {
    const found = await edges(view, 'commitment_id', idsOf(refs, 'commitment'));
    return found.map(({ from, to }) => ({ from: to, to: from }));
  },
};

function idsOf(refs: readonly KnotRef[], kind: KnotRef['kind']): string[] {
  return refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
}

async function topicRows({ db, forumId }: ThreadView, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('topic_proposals as t')
    .innerJoin('editions as e', (on) =>
      on.onRef('e.forum_id', '=', 't.forum_id').onRef('e.edition_id', '=', 't.edition_id'),
    )
    .innerJoin('forums as f', 'f.forum_id', 't.forum_id')
    .select([
      't.topic_id',
      't.titles',
      't.authentic_language',
      't.proposer_name',
      't.created_at',
      'time_zone',
    ])
    .select(['e.slug as edition', 'f.slug as forum'])
    .where('t.forum_id', '=', forumId)
    .where('t.topic_id', 'in', [...ids])
    .execute();
}

async function edges(
  { db, forumId }: ThreadView,
  column: 'topic_id' | 'commitment_id',
  ids: readonly string[],
): Promise<Edge[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('topic_proposals')
    .select(['topic_id', 'commitment_id'])
    .where('forum_id', '=', forumId)
    .where(column, 'in', [...ids])
    .orderBy('created_at')
    .execute();
  return rows.flatMap(({ topic_id, commitment_id }) =>
    commitment_id === null
      ? []
      : [{ from: { kind: 'topic', id: topic_id }, to: { kind: 'commitment', id: commitment_id } }],
  );
}
