import { dayIn } from '#kernel/domain/calendar.ts';
import type { Knot, KnotRef } from '#kernel/domain/thread.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { Edge, ThreadSource, ThreadView } from '#kernel/server/thread.ts';
import { mayReadDraft } from '../domain/outcome-view.ts';
import type { ParagraphKind } from '../domain/outcome-text.ts';
import { backEdges, forwardEdges } from './thread-edges.store.ts';
import './tables.ts';

/**
 * Conclude's part of the thread: a document rests on its paragraphs, a paragraph on what it cites, a commitment on
 * the paragraph or the intervention it comes from.
 */
export const concludeThread: ThreadSource = {
  kinds: ['paragraph', 'outcome', 'commitment'],
  async knots(view, refs) {
    const [paragraphs, outcomes, commitments] = await Promise.all([
      paragraphKnots(view, idsOf(refs, 'paragraph')),
      outcomeKnots(view, idsOf(refs, 'outcome')),
      commitmentKnots(view, idsOf(refs, 'commitment')),
    ]);
    return [...paragraphs, ...outcomes, ...commitments];
  },
  back: (view, refs): Promise<Edge[]> => backEdges(view, refs),
  forward: (view, refs): Promise<Edge[]> => forwardEdges(view, refs),
};

function idsOf(refs: readonly KnotRef[], kind: KnotRef['kind']): string[] {
  return refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
}

const FIGURES: Record<ParagraphKind, (number: number) => Knot['figure']> = {
  heading: () => null,
  preambular: (number) => ({ ko: `전문 ${number}`, en: `Preambular ${number}` }),
  operative: (number) => ({ ko: `본문 ${number}`, en: `Operative ${number}` }),
};

async function paragraphKnots({ db, forumId, viewer }: ThreadView, ids: readonly string[]): Promise<Knot[]> {
  if (ids.length === 0) return [];
  const rows = await documents(db, forumId)
    .innerJoin(
      (by) =>
        by
          .selectFrom('outcome_paragraphs')
          .select(['forum_id', 'paragraph_id', 'document_id', 'texts', 'authentic_language'])
          .select('kind as paragraph_kind')
          .select(
            sql<number>`row_number() OVER (PARTITION BY forum_id, document_id, kind ORDER BY place_in_order)`.as(
              'number',
            ),
          )
          .where('forum_id', '=', forumId)
          .as('p'),
      (on) => on.onRef('p.forum_id', '=', 'd.forum_id').onRef('p.document_id', '=', 'd.document_id'),
    )
    .select(['p.paragraph_id', 'p.texts', 'p.authentic_language', 'p.number'])
    // Joined after an outer join, the builder would call it nullable.
    .select(sql<ParagraphKind>`p.paragraph_kind`.as('paragraph_kind'))
    .where('p.paragraph_id', 'in', [...ids])
    .execute();
  return rows.filter(readableBy(viewer)).map((row) => ({
    kind: 'paragraph',
    id: row.paragraph_id,
    words: row.texts,
    authentic: row.authentic_language,
    from: row.titles,
    figure: FIGURES[row.paragraph_kind](row.number),
    on: row.decided_at === null ? null : dayIn(row.time_zone, row.decided_at),
    path: `/${row.forum}/${row.edition}/outcome/paragraphs/${row.paragraph_id}`,
  }));
}

async function outcomeKnots({ db, forumId, viewer }: ThreadView, ids: readonly string[]): Promise<Knot[]> {
  if (ids.length === 0) return [];
  const rows = await documents(db, forumId)
    .where('d.document_id', 'in', [...ids])
    .execute();
  return rows.filter(readableBy(viewer)).map((row) => ({
    kind: 'outcome',
    id: row.document_id,
    words: row.titles,
    authentic: null,
    from: row.edition_names,
    figure: row.state === 'adopted' ? { ko: '채택', en: 'Adopted' } : { ko: '초안', en: 'Draft' },
    on: row.decided_at === null ? null : dayIn(row.time_zone, row.decided_at),
    path: `/${row.forum}/${row.edition}/outcome`,
  }));
}

const readableBy =
  (viewer: ThreadView['viewer']) =>
  ({ state, edition_id }: { readonly state: string; readonly edition_id: string }) =>
    state === 'adopted' || mayReadDraft(viewer, edition_id);

function documents(db: Reader, forumId: string) {
  return db
    .selectFrom('outcome_documents as d')
    .innerJoin('editions as e', (on) =>
      on.onRef('e.forum_id', '=', 'd.forum_id').onRef('e.edition_id', '=', 'd.edition_id'),
    )
    .innerJoin('forums as f', 'f.forum_id', 'd.forum_id')
    .leftJoin('decisions as k', (on) =>
      on.onRef('k.forum_id', '=', 'd.forum_id').onRef('k.document_id', '=', 'd.document_id'),
    )
    .select(['d.document_id', 'd.edition_id', 'd.titles', 'd.state', 'k.decided_at'])
    .select(['e.slug as edition', 'e.names as edition_names', 'e.time_zone', 'f.slug as forum'])
    .where('d.forum_id', '=', forumId);
}

async function commitmentKnots({ db, forumId }: ThreadView, ids: readonly string[]): Promise<Knot[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('commitments as c')
    .innerJoin('editions as e', (on) =>
      on.onRef('e.forum_id', '=', 'c.forum_id').onRef('e.edition_id', '=', 'c.edition_id'),
    )
    .innerJoin('forums as f', 'f.forum_id', 'c.forum_id')
    .select(['c.commitment_id', 'c.texts', 'c.made_by', 'c.created_at', 'e.time_zone'])
    .select(['e.slug as edition', 'f.slug as forum'])
    .where('c.forum_id', '=', forumId)
    .where('c.commitment_id', 'in', [...ids])
    .execute();
  return rows.map((row) => ({
    kind: 'commitment',
    id: row.commitment_id,
    words: row.texts,
    authentic: null,
    from: Object.keys(row.made_by).length === 0 ? null : row.made_by,
    figure: null,
    on: dayIn(row.time_zone, row.created_at),
    path: `/${row.forum}/${row.edition}/outcome#commitment-${row.commitment_id}`,
  }));
}
