import type { KnotKind, KnotRef } from '#kernel/domain/thread.ts';
import type { Edge, ThreadView } from '#kernel/server/thread.ts';
import { CITABLE_KINDS } from '../domain/outcome-text.ts';
import './tables.ts';

/** From documents to their paragraphs, from paragraphs to what they cite, from commitments to where they were made. */
export async function backEdges(view: ThreadView, refs: readonly KnotRef[]): Promise<Edge[]> {
  const [members, cited, promised] = await Promise.all([
    memberships(view, 'document_id', idsOf(refs, 'outcome')),
    citationsFrom(view, idsOf(refs, 'paragraph')),
    promises(view, 'commitment_id', idsOf(refs, 'commitment')),
  ]);
  return [...members, ...cited, ...promised];
}

/** The same links the other way round. */
export async function forwardEdges(view: ThreadView, refs: readonly KnotRef[]): Promise<Edge[]> {
  const paragraphs = idsOf(refs, 'paragraph');
  const found = await Promise.all([
    memberships(view, 'paragraph_id', paragraphs),
    citationsTo(view, refs),
    promises(view, 'paragraph_id', paragraphs),
    promises(view, 'intervention_id', idsOf(refs, 'intervention')),
  ]);
  return found.flat().map(({ from, to }) => ({ from: to, to: from }));
}

function idsOf(refs: readonly KnotRef[], kind: KnotKind): string[] {
  return refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
}

async function memberships(
  { db, forumId }: ThreadView,
  column: 'document_id' | 'paragraph_id',
  ids: readonly string[],
): Promise<Edge[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('outcome_paragraphs')
    .select(['document_id', 'paragraph_id'])
    .where('forum_id', '=', forumId)
    .where(column, 'in', [...ids])
    .where('kind', '<>', 'heading')
    .orderBy('place_in_order')
    .execute();
  return rows.map(({ document_id, paragraph_id }) => ({
    from: { kind: 'outcome', id: document_id },
    to: { kind: 'paragraph', id: paragraph_id },
  }));
}

async function citationsFrom({ db, forumId }: ThreadView, paragraphIds: readonly string[]): Promise<Edge[]> {
  if (paragraphIds.length === 0) return [];
  const rows = await db
    .selectFrom('citations')
    .select(['paragraph_id', 'target_kind', 'target_id'])
    .where('forum_id', '=', forumId)
    .where('paragraph_id', 'in', [...paragraphIds])
    .orderBy('created_at')
    .orderBy('citation_id')
    .execute();
  return rows.map(citationEdge);
}

async function citationsTo({ db, forumId }: ThreadView, refs: readonly KnotRef[]): Promise<Edge[]> {
  const targets = CITABLE_KINDS.map((kind) => ({ kind, ids: idsOf(refs, kind) })).filter(
    ({ ids }) => ids.length > 0,
  );
  if (targets.length === 0) return [];
  const rows = await db
    .selectFrom('citations')
    .select(['paragraph_id', 'target_kind', 'target_id'])
    .where('forum_id', '=', forumId)
    .where((by) =>
      by.or(
        targets.map(({ kind, ids }) => by.and([by('target_kind', '=', kind), by('target_id', 'in', ids)])),
      ),
    )
    .orderBy('created_at')
    .orderBy('citation_id')
    .execute();
  return rows.map(citationEdge);
}

function citationEdge(row: {
  readonly paragraph_id: string;
  readonly target_kind: (typeof CITABLE_KINDS)[number];
  readonly target_id: string;
}): Edge {
  return {
    from: { kind: 'paragraph', id: row.paragraph_id },
    to: { kind: row.target_kind, id: row.target_id },
  };
}

async function promises(
  { db, forumId }: ThreadView,
  column: 'commitment_id' | 'paragraph_id' | 'intervention_id',
  ids: readonly string[],
): Promise<Edge[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('commitments')
    .select(['commitment_id', 'paragraph_id', 'intervention_id'])
    .where('forum_id', '=', forumId)
    .where(column, 'in', [...ids])
    .orderBy('created_at')
    .execute();
  return rows.flatMap(({ commitment_id, paragraph_id, intervention_id }) => {
    const to = sourceOf(paragraph_id, intervention_id);
    return to === null ? [] : [{ from: { kind: 'commitment' as const, id: commitment_id }, to }];
  });
}

function sourceOf(paragraphId: string | null, interventionId: string | null): KnotRef | null {
  if (paragraphId !== null) return { kind: 'paragraph', id: paragraphId };
  return interventionId === null ? null : { kind: 'intervention', id: interventionId };
}
