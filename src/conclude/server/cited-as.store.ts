import type { Reader } from '#kernel/server/database/db.ts';
import { mayReadResults } from '#deliberate/domain/results/results-shown.ts';
import type { CitedAs, CitedResults } from '../domain/cited-as.ts';
import type { Target } from '../domain/outcome-text.ts';
import './tables.ts';

/** The columns in which a citation keeps what it holds fast. */
export const HELD = ['cited_version', 'snapshot_id', 'epoch', 'outputs_sha256'] as const;

type Held = {
  readonly cited_version: number | null;
  readonly snapshot_id: string | null;
  readonly epoch: number | null;
  readonly outputs_sha256: string | null;
};

export function citedAsOf({
  cited_version: version,
  snapshot_id,
  epoch,
  outputs_sha256,
}: Held): CitedAs | null {
  const results =
    snapshot_id === null || epoch === null || outputs_sha256 === null
      ? null
      : { snapshotId: snapshot_id, epoch, sha256: outputs_sha256 };
  return version === null && results === null ? null : { version, results };
}

/** What a citation made now would hold fast. */
export async function standingOf(db: Reader, forumId: string, { kind, id }: Target): Promise<CitedAs | null> {
  if (kind === 'snapshot') {
    const results = await snapshotRow(db, forumId, id);
    return results === null ? null : { version: null, results };
  }
  return kind === 'position' ? positionNow(db, forumId, id) : null;
}

async function snapshotRow(db: Reader, forumId: string, snapshotId: string): Promise<CitedResults | null> {
  const row = await db
    .selectFrom('opinion_snapshots')
    .select(['snapshot_id as snapshotId', 'epoch', 'outputs_sha256 as sha256'])
    .where('forum_id', '=', forumId)
    .where('snapshot_id', '=', snapshotId)
    .executeTakeFirst();
  return row ?? null;
}

/** The newest epoch that is about these words, if everyone may read it. */
async function positionNow(db: Reader, forumId: string, positionId: string): Promise<CitedAs | null> {
  const row = await db
    .selectFrom('positions as p')
    .innerJoin('deliberations as d', (on) =>
      on.onRef('d.forum_id', '=', 'p.forum_id').onRef('d.deliberation_id', '=', 'p.deliberation_id'),
    )
    .leftJoinLateral(
      (by) =>
        by
          .selectFrom('opinion_snapshots as s')
          .select(['s.snapshot_id', 's.epoch', 's.outputs_sha256'])
          .whereRef('s.forum_id', '=', 'p.forum_id')
          .whereRef('s.deliberation_id', '=', 'p.deliberation_id')
          .where((or) =>
            or.or([or('p.reworded_at', 'is', null), or('s.taken_at', '>=', or.ref('p.reworded_at'))]),
          )
          .orderBy('s.epoch', 'desc')
          .limit(1)
          .as('latest'),
      (on) => on.onTrue(),
    )
    .select(['p.version as cited_version', 'd.state', 'd.results_shown as resultsShown'])
    .select(['latest.snapshot_id', 'latest.epoch', 'latest.outputs_sha256'])
    .where('p.forum_id', '=', forumId)
    .where('p.position_id', '=', positionId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { state, resultsShown, ...held } = row;
  return citedAsOf(mayReadResults({ state, resultsShown }, false) ? held : { ...held, snapshot_id: null });
}
