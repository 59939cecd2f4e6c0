import type { Command } from '#kernel/domain/command.ts';
import { knotKey } from '#kernel/domain/thread.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import type {
  CitationRemoved,
  CiteState,
  CiteTarget,
  RemoveCitation,
  RemoveState,
  TargetCited,
} from '../domain/cite-target.ts';
import type { Target } from '../domain/outcome-text.ts';
import { loadDraftAround } from './draft.store.ts';
import './tables.ts';

export async function loadCiteState(
  tx: Tx,
  command: Command<CiteTarget>,
  sight: PublicSight,
): Promise<CiteState> {
  const { forumId, input } = command;
  const { draft } = await loadDraftAround(tx, command);
  const cited = await tx
    .selectFrom('citations')
    .select(['target_kind as kind', 'target_id as id'])
    .where('forum_id', '=', forumId)
    .where('paragraph_id', '=', input.paragraphId)
    .execute();
  const seen = await sight(tx, forumId, [{ kind: input.targetKind, id: input.targetId }]);
  return { draft, cited, targetSeen: seen.size > 0 };
}

export async function writeCitation(
  tx: Tx,
  change: TargetCited,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  await tx
    .insertInto('citations')
    .values({
      forum_id: forumId,
      citation_id: change.citationId,
      paragraph_id: change.paragraphId,
      document_id: change.documentId,
      target_kind: change.targetKind,
      target_id: change.targetId,
      created_at: at,
    })
    .execute();
}

export async function loadRemoveState(
  tx: Tx,
  { forumId, input }: Command<RemoveCitation>,
): Promise<RemoveState> {
  const found = await tx
    .selectFrom('citations')
    .select('paragraph_id as paragraphId')
    .where('forum_id', '=', forumId)
    .where('citation_id', '=', input.citationId)
    .executeTakeFirst();
  if (found === undefined) return { draft: null, paragraphId: null };
  const { paragraphId } = found;
  const { draft } = await loadDraftAround(tx, {
    forumId,
    input: { editionId: input.editionId, paragraphId },
  });
  return { draft, paragraphId };
}

export async function removeCitationRow(
  tx: Tx,
  { citationId }: CitationRemoved,
  { forumId }: Command<unknown>,
): Promise<void> {
  await tx
    .deleteFrom('citations')
    .where('forum_id', '=', forumId)
    .where('citation_id', '=', citationId)
    .execute();
}

/** What each paragraph of a document rests on, as far as everyone may see it. */
export async function visibleCitations(
  tx: Tx,
  forumId: string,
  documentId: string,
  sight: PublicSight,
): Promise<Map<string, Target[]>> {
  const rows = await tx
    .selectFrom('citations')
    .select(['paragraph_id as paragraphId', 'target_kind as kind', 'target_id as id'])
    .where('forum_id', '=', forumId)
    .where('document_id', '=', documentId)
    .execute();
  const seen = await sight(tx, forumId, rows);
  const byParagraph = new Map<string, Target[]>();
  for (const { paragraphId, ...target } of rows) {
    if (!seen.has(knotKey(target))) continue;
    byParagraph.set(paragraphId, [...(byParagraph.get(paragraphId) ?? []), target]);
  }
  return byParagraph;
}
