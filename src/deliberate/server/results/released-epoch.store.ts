import type { Reader } from '#kernel/server/database/db.ts';
import type { OpinionOutputs } from '#deliberate/domain/opinion/opinion-outputs.ts';
import { mayReadResults } from '#deliberate/domain/results/results-shown.ts';
import { sha256OfJson } from '#deliberate/server/digest.ts';
import '#deliberate/server/tables.ts';

/** An epoch as it was released, whatever was released since: what a citation of its hash can be held against. */
export type ReleasedEpoch = {
  readonly snapshotId: string;
  readonly epoch: number;
  readonly takenAt: Date;
  readonly method: string;
  readonly inputsSha256: string;
  /** As it was entered into the record. */
  readonly outputsSha256: string;
  readonly outputs: OpinionOutputs;
};

/** Only what everyone may read: nobody's own reactions open an epoch here. */
export async function releasedEpochs(
  db: Reader,
  { forumId, editionId }: { readonly forumId: string; readonly editionId: string },
  snapshotIds: readonly string[],
): Promise<ReleasedEpoch[]> {
  if (snapshotIds.length === 0) return [];
  const rows = await db
    .selectFrom('opinion_snapshots as s')
    .innerJoin('deliberations as d', (on) =>
      on.onRef('d.forum_id', '=', 's.forum_id').onRef('d.deliberation_id', '=', 's.deliberation_id'),
    )
    .select(['s.snapshot_id as snapshotId', 's.epoch', 's.taken_at as takenAt', 's.method'])
    .select(['s.inputs_sha256 as inputsSha256', 's.outputs_sha256 as outputsSha256', 's.outputs'])
    .select(['d.state', 'd.results_shown as resultsShown'])
    .where('s.forum_id', '=', forumId)
    .where('s.edition_id', '=', editionId)
    .where('s.snapshot_id', 'in', [...snapshotIds])
    .execute();
  return rows
    .filter((row) => mayReadResults(row, false))
    .map(({ state: _state, resultsShown: _shown, ...epoch }) => epoch);
}

/** The hash made again from what is stored, to be held against the one that was entered. */
export function hashAgain({ outputs }: ReleasedEpoch): string {
  return sha256OfJson(outputs);
}
