import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Waiting } from '#kernel/domain/waiting.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import { begunAt, endOf, type DeskInYear } from '#convene/domain/waiting-kinds.ts';
import type { ConcludeWaiting } from '../domain/waiting-kinds.ts';
import './tables.ts';

type Waits = Waiting<ConcludeWaiting>;

/** What the outcome needs before it can be adopted, and what earlier editions promised and nobody took up. Two queries. */
export async function concludeWaiting(db: Reader, asked: DeskInYear): Promise<Waits[]> {
  const [texts, commitments] = await Promise.all([textsBegun(db, asked), commitmentsOpen(db, asked)]);
  return [...texts, ...commitments];
}

type Text = {
  readonly titles: Texts;
  readonly state: 'drafting' | 'adopted';
  readonly operative: number;
  readonly uncited: number;
  readonly uncitedSince: Date | null;
  readonly changedAt: Date | null;
};

async function textsBegun(db: Reader, asked: DeskInYear): Promise<Waits[]> {
  const { rows } = await sql<Text>`
    SELECT d.titles, d.state, count(p.paragraph_id)::integer AS operative,
      (count(p.paragraph_id) FILTER (WHERE c.cited IS NOT TRUE))::integer AS uncited,
      min(p.created_at) FILTER (WHERE c.cited IS NOT TRUE) AS "uncitedSince",
      max(coalesce(p.edited_at, p.created_at)) AS "changedAt"
    FROM outcome_documents AS d
    LEFT JOIN outcome_paragraphs AS p ON p.forum_id = d.forum_id AND p.document_id = d.document_id
      AND p.kind = 'operative' AND d.state = 'drafting'
    LEFT JOIN LATERAL (
      SELECT true AS cited FROM citations AS c
      WHERE c.forum_id = p.forum_id AND c.paragraph_id = p.paragraph_id LIMIT 1) AS c ON true
    WHERE d.forum_id = ${asked.forumId} AND d.edition_id = ${asked.editionId}
    GROUP BY d.forum_id, d.document_id
    ORDER BY d.created_at`.execute(db);
  const begun = begunAt(asked, 'conclude');
  if (rows.length === 0) return begun === null ? [] : [{ kind: 'outcome-to-start', count: 1, since: begun }];
  return rows.flatMap(({ titles, state, operative, uncited, uncitedSince, changedAt }): Waits[] => {
    if (state === 'adopted' || operative === 0) return [];
    const due = endOf(asked, 'conclude');
    if (uncited > 0) return [{ kind: 'paragraphs-uncited', count: uncited, since: uncitedSince, due }];
    return [{ kind: 'outcome-to-adopt', count: 1, since: changedAt, due, subject: titles }];
  });
}

/** By the edition that made them, the newest first; each is followed up at that edition's own desk. */
async function commitmentsOpen(db: Reader, { forumId, editionId, forum }: DeskInYear): Promise<Waits[]> {
  const { rows } = await sql<{ names: Texts; slug: string; count: number; since: Date }>`
    SELECT e.names, e.slug, count(*)::integer AS count, min(c.created_at) AS since
    FROM editions AS own
    JOIN editions AS e ON e.forum_id = own.forum_id AND e.starts_on < own.starts_on
    JOIN commitments AS c ON c.forum_id = e.forum_id AND c.edition_id = e.edition_id AND c.state = 'open'
    WHERE own.forum_id = ${forumId} AND own.edition_id = ${editionId}
    GROUP BY e.forum_id, e.edition_id
    ORDER BY e.starts_on DESC`.execute(db);
  return rows.map(({ names, slug, count, since }) => ({
    kind: 'commitments-open',
    count,
    since,
    subject: names,
    path: `/desk/${forum}/${slug}/outcome`,
  }));
}
