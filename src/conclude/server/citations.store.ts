import type { Command } from '#kernel/domain/command.ts';
import { knotKey } from '#kernel/domain/thread.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import type {
  CitationRemoved,
  CiteState,
  CiteTarget,
  RemoveCitation,
  RemoveState,
  TargetCited,
} from '../domain/cite-target.ts';
import type { CitedTarget } from '../domain/outcome-text.ts';
import { loadDraftAround } from './draft.store.ts';
import { citedAsOf, HELD, standingOf } from './cited-as.store.ts';
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
    .select(['target_kind as kind', 'target_id as id', 'citation_id as citationId', ...HELD])
    .where('forum_id', '=', forumId)
    .where('paragraph_id', '=', input.paragraphId)
    .execute();
  const target = { kind: input.targetKind, id: input.targetId };
  const seen = await sight(tx, forumId, [target]);
  return {
    draft,
    cited: cited.map(({ kind, id, citationId, ...held }) => ({
      kind,
      id,
      citationId,
      citedAs: citedAsOf(held),
    })),
    targetSeen: seen.size > 0,
    standing: seen.size > 0 ? await standingOf(tx, forumId, target) : null,
  };
}

export async function writeCitation(
  tx: Tx,
  change: TargetCited,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const { version = null, results = null } = change.citedAs ?? {};
  const held = {
    cited_version: version,
    snapshot_id: results?.snapshotId ?? null,
    epoch: results?.epoch ?? null,
    outputs_sha256: results?.sha256 ?? null,
    created_at: at,
  };
  await tx
    .insertInto('citations')
    .values({
      ...held,
      forum_id: forumId,
      citation_id: change.citationId,
      paragraph_id: change.paragraphId,
      document_id: change.documentId,
      target_kind: change.targetKind,
      target_id: change.targetId,
    })
    .onConflict((on) => on.columns(['forum_id', 'citation_id']).doUpdateSet(held))
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
): Promise<Map<string, CitedTarget[]>> {
  const rows = await tx
    .selectFrom('citations')
    .select(['paragraph_id as paragraphId', 'target_kind as kind', 'target_id as id', ...HELD])
    .where('forum_id', '=', forumId)
    .where('document_id', '=', documentId)
    .execute();
  const seen = await sight(tx, forumId, rows);
  const byParagraph = new Map<string, CitedTarget[]>();
  for (const { paragraphId, kind, id, ...held } of rows) {
    if (!seen.has(knotKey({ kind, id }))) continue;
    const as = citedAsOf(held);
    const target: CitedTarget = { kind, id, ...(as !== null && { as }) };
    byParagraph.set(paragraphId, [...(byParagraph.get(paragraphId) ?? []), target]);
  }
  return byParagraph;
}
