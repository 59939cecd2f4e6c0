import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import { numbered } from '../domain/outcome-text.ts';
import { mayReadDraft, type OutcomeView, type ParagraphView } from '../domain/outcome-view.ts';
import { citedAsOf, HELD } from './cited-as.store.ts';
import './tables.ts';

export type Outcomes = {
  readonly documents: readonly OutcomeView[];
  /** How many texts are being drafted that this viewer may not read yet. */
  readonly drafting: number;
};

type Wanted = { readonly forumId: string; readonly editionId: string; readonly viewer: Viewer };

/** The outcome documents of an edition with their whole text, in the order they were started. Three queries. */
export async function outcomesOf(db: Reader, wanted: Wanted): Promise<Outcomes> {
  const rows = await documentRows(db, wanted);
  const open = mayReadDraft(wanted.viewer, wanted.editionId);
  const readable = rows.filter(({ state }) => open || state === 'adopted');
  const ids = readable.map(({ documentId }) => documentId);
  const [paragraphs, citations] = await Promise.all([
    paragraphRows(db, wanted.forumId, ids),
    citationRows(db, wanted.forumId, ids),
  ]);
  const documents = readable.map(({ documentId, kind, titles, state, ...rest }) => {
    const own = numbered(paragraphs.filter((paragraph) => paragraph.documentId === documentId));
    return {
      documentId,
      kind,
      titles,
      state,
      adoption: adoptionOf(rest),
      paragraphs: own.map(withCitations),
    };
  });
  return { documents, drafting: rows.length - readable.length };

  function withCitations(row: ParagraphRow & { readonly number: number | null }): ParagraphView {
    const { paragraphId, kind, number, language, texts, createdAt, editedAt } = row;
    const own = citations
      .filter((citation) => citation.paragraphId === paragraphId)
      .map(({ paragraphId: _paragraph, targetKind, targetId, citationId, versionNow, ...held }) => ({
        citationId,
        kind: targetKind,
        id: targetId,
        citedAs: citedAsOf(held),
        versionNow,
      }));
    return { paragraphId, kind, number, language, texts, changedAt: editedAt ?? createdAt, citations: own };
  }
}

function documentRows(db: Reader, { forumId, editionId }: Wanted) {
  return db
    .selectFrom('outcome_documents as d')
    .leftJoin('decisions as k', (on) =>
      on.onRef('k.forum_id', '=', 'd.forum_id').onRef('k.document_id', '=', 'd.document_id'),
    )
    .leftJoin('outcome_versions as v', (on) =>
      on.onRef('v.forum_id', '=', 'k.forum_id').onRef('v.version_id', '=', 'k.version_id'),
    )
    .select(['d.document_id as documentId', 'd.kind', 'd.titles', 'd.state'])
    .select(['k.manner', 'k.note', 'k.recorded_by as recordedBy', 'k.decided_at as decidedAt'])
    .select(['v.number as version', 'v.sha256'])
    .where('d.forum_id', '=', forumId)
    .where('d.edition_id', '=', editionId)
    .orderBy('d.created_at')
    .orderBy('d.document_id')
    .execute();
}

type AdoptionRow = Omit<
  Awaited<ReturnType<typeof documentRows>>[number],
  'documentId' | 'kind' | 'titles' | 'state'
>;

function adoptionOf({ manner, note, recordedBy, decidedAt, version, sha256 }: AdoptionRow) {
  if (manner === null || decidedAt === null || version === null || sha256 === null) return null;
  return { manner, note, recordedBy, decidedAt, version, sha256 };
}

type ParagraphRow = Awaited<ReturnType<typeof paragraphRows>>[number];

async function paragraphRows(db: Reader, forumId: string, documentIds: readonly string[]) {
  if (documentIds.length === 0) return [];
  return db
    .selectFrom('outcome_paragraphs')
    .select(['paragraph_id as paragraphId', 'document_id as documentId', 'kind', 'texts'])
    .select(['authentic_language as language', 'created_at as createdAt', 'edited_at as editedAt'])
    .where('forum_id', '=', forumId)
    .where('document_id', 'in', [...documentIds])
    .orderBy('place_in_order')
    .execute();
}

async function citationRows(db: Reader, forumId: string, documentIds: readonly string[]) {
  if (documentIds.length === 0) return [];
  return db
    .selectFrom('citations as c')
    .leftJoin('positions as p', (on) =>
      on.onRef('p.forum_id', '=', 'c.forum_id').onRef('p.position_id', '=', 'c.target_id'),
    )
    .select(['c.paragraph_id as paragraphId', 'c.citation_id as citationId'])
    .select(['target_kind as targetKind', 'target_id as targetId', 'p.version as versionNow', ...HELD])
    .where('c.forum_id', '=', forumId)
    .where('c.document_id', 'in', [...documentIds])
    .orderBy('c.created_at')
    .orderBy('citation_id')
    .execute();
}

/** A paragraph with the document it stands in; null where there is none that this viewer may read. */
export async function paragraphOf(
  db: Reader,
  wanted: Wanted & { readonly paragraphId: string },
): Promise<{ readonly document: OutcomeView; readonly paragraph: ParagraphView } | null> {
  const { documents } = await outcomesOf(db, wanted);
  for (const document of documents) {
    const paragraph = document.paragraphs.find((one) => one.paragraphId === wanted.paragraphId);
    if (paragraph !== undefined) return { document, paragraph };
  }
  return null;
}
