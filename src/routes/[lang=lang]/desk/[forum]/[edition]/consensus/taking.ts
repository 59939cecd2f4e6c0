import type { ActionFailure } from '@sveltejs/kit';
import { isUuid } from '#kernel/domain/uuid.ts';
import { citeTargetCommand } from '#conclude/server/citations.commands.ts';
import { addParagraphCommand } from '#conclude/server/drafting.commands.ts';
import { refuse } from '#deliberate/domain/refusals.ts';
import { readResults } from '#deliberate/server/results/results.store.ts';
import { act, failedAs, here, type Refused } from '../../../../../acting.ts';

/** What somebody chose, and the released results in which they saw it. */
type Taking = {
  readonly documentId: string;
  readonly snapshotId: string;
  readonly positionIds: readonly string[];
};

/**
 * Each position becomes a paragraph of the draft that cites it and the released results it was seen in, whatever was
 * released since. One that no longer stands as it was seen keeps all from being taken: a citation must show what was
 * meant. What was taken before a later refusal stays: a draft is there to be worked on.
 */
export async function takeIntoOutcome(
  locals: App.Locals,
  { documentId, snapshotId, positionIds }: Taking,
): Promise<ActionFailure<Refused> | null> {
  const { app, forum, edition, viewer, lang } = here(locals);
  const { editionId } = edition;
  const where = { forumId: forum.forumId, editionId, viewer };
  const results = isUuid(snapshotId) ? await readResults(app.db, { ...where, snapshotId }) : null;
  const seen = new Map(results?.positions.map((row) => [row.positionId, row]));
  if (positionIds.some((positionId) => !seen.has(positionId))) {
    const { refusal } = refuse('results-changed');
    return failedAs(refusal, lang, {});
  }
  const cite = citeTargetCommand(app.thread.publicSight);
  for (const [positionId, row] of seen) {
    if (!positionIds.includes(positionId)) continue;
    const words = { kind: 'operative', language: row.authenticLanguage, texts: row.texts };
    const added = await act(locals, addParagraphCommand, { editionId, documentId, ...words });
    if (!added.ok) return added.failure;
    const paragraphId = added.change?.paragraphId;
    const targets = { position: positionId, snapshot: snapshotId };
    for (const [targetKind, targetId] of Object.entries(targets)) {
      const cited = await act(locals, cite, { editionId, paragraphId, targetKind, targetId });
      if (!cited.ok) return cited.failure;
    }
  }
  return null;
}
