import type { ActionFailure } from '@sveltejs/kit';
import { citeTargetCommand } from '#conclude/server/citations.commands.ts';
import { addParagraphCommand } from '#conclude/server/drafting.commands.ts';
import { readResults } from '#deliberate/server/results/results.store.ts';
import { act, here, type Refused } from '../../../../../acting.ts';

/**
 * Each position becomes a paragraph of the draft that cites it and the released results it stands in. What was taken
 * before a refusal stays: a draft is there to be worked on.
 */
export async function takeIntoOutcome(
  locals: App.Locals,
  documentId: string,
  positionIds: readonly string[],
): Promise<ActionFailure<Refused> | null> {
  const { app, forum, edition, viewer } = here(locals);
  const { editionId } = edition;
  const results = await readResults(app.db, { forumId: forum.forumId, editionId, viewer });
  const cite = citeTargetCommand(app.thread.publicSight);
  for (const positionId of positionIds) {
    const row = results?.positions.find((one) => one.positionId === positionId);
    if (row === undefined || !results?.epoch) continue;
    const words = { kind: 'operative', language: row.authenticLanguage, texts: row.texts };
    const added = await act(locals, addParagraphCommand, { editionId, documentId, ...words });
    if (!added.ok) return added.failure;
    const paragraphId = added.change?.paragraphId;
    const targets = { position: positionId, snapshot: results.epoch.snapshotId };
    for (const [targetKind, targetId] of Object.entries(targets)) {
      const cited = await act(locals, cite, { editionId, paragraphId, targetKind, targetId });
      if (!cited.ok) return cited.failure;
    }
  }
  return null;
}
