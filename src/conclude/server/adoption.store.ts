import { createHash } from 'node:crypto';
import { canonicalJson } from '@madang/record';
import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import type { AdoptOutcome, AdoptState, OutcomeAdopted, OutcomeContent } from '../domain/adopt-outcome.ts';
import { visibleCitations } from './citations.store.ts';
import { lockDocument } from './draft.store.ts';
import './tables.ts';

export async function loadAdoptState(
  tx: Tx,
  { forumId, input }: Command<AdoptOutcome>,
  sight: PublicSight,
): Promise<AdoptState> {
  const document = await lockDocument(tx, forumId, input);
  if (document === null) return { document, citations: new Map() };
  return { document, citations: await visibleCitations(tx, forumId, document.documentId, sight) };
}

/** SHA-256 (hex) over the canonical JSON (RFC 8785) of a version's content. */
export function contentHash(content: OutcomeContent): string {
  const text = canonicalJson(content);
  if (!text.ok) throw new Error(`A version is not canonical JSON: ${text.detail}`);
  return createHash('sha256').update(text.value, 'utf8').digest('hex');
}

export async function writeAdoption(
  tx: Tx,
  change: OutcomeAdopted & { readonly sha256: string },
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const { documentId, editionId, versionId } = change;
  const shared = { forum_id: forumId, document_id: documentId, edition_id: editionId, version_id: versionId };
  await tx
    .updateTable('outcome_documents')
    .set({ state: 'adopted' })
    .where('forum_id', '=', forumId)
    .where('document_id', '=', documentId)
    .execute();
  const content = JSON.stringify(change.content);
  await tx
    .insertInto('outcome_versions')
    .values({ ...shared, number: 1, content, sha256: change.sha256, created_at: at })
    .execute();
  await tx
    .insertInto('decisions')
    .values({
      ...shared,
      decision_id: change.decisionId,
      kind: 'adopted',
      manner: change.manner,
      note: change.note === null ? null : JSON.stringify(change.note),
      recorded_by: change.recordedBy,
      decided_at: at,
    })
    .execute();
}
