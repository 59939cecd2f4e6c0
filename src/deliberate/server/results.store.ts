import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Reader } from '#kernel/server/db.ts';
import type { DeliberationView, ResultRow, ResultsView, Withheld } from '../domain/position-view.ts';
import { PUBLIC_STATES } from '../domain/position-state.ts';
import { mayReadResults } from '../domain/results-shown.ts';
import {
  deliberationById,
  deliberationForAll,
  hasReacted,
  type OfEdition,
} from './deliberation-view.store.ts';
import './tables.ts';

export type ResultsWanted = OfEdition & {
  readonly viewer: Viewer;
  /** An earlier deliberation of the edition; without it the one that everyone meets now. */
  readonly deliberationId?: string;
};

/** The results this reader may see: the latest released epoch and nothing that was counted since. */
export async function readResults(db: Reader, where: ResultsWanted): Promise<ResultsView | null> {
  const { deliberationId } = where;
  const deliberation = await (deliberationId === undefined
    ? deliberationForAll(db, where)
    : deliberationById(db, { ...where, deliberationId }));
  if (deliberation === null) return null;
  const kept = await keptBack(db, where, deliberation);
  if (kept !== null) return { deliberation, epoch: null, withheld: kept, positions: [] };
  const epoch = await latestEpoch(db, where.forumId, deliberation.deliberationId);
  if (epoch === null) return { deliberation, epoch: null, withheld: 'no_epoch', positions: [] };
  const { outputs, ...shown } = epoch;
  return {
    deliberation,
    withheld: null,
    epoch: { ...shown, number: outputs.epoch, simulated: outputs.simulated },
    positions: await rowsOf(db, { forumId: where.forumId, takenAt: epoch.takenAt }, outputs),
  };
}

async function keptBack(
  db: Reader,
  where: { readonly forumId: string; readonly viewer: Viewer },
  deliberation: DeliberationView,
): Promise<Withheld | null> {
  if (deliberation.state === 'draft') return 'not_open';
  if (mayReadResults(deliberation, false)) return null;
  if (deliberation.resultsShown === 'at_close') return 'at_close';
  return (await hasReacted(db, where, deliberation)) ? null : 'after_reaction';
}

async function latestEpoch(db: Reader, forumId: string, deliberationId: string) {
  const row = await db
    .selectFrom('opinion_snapshots')
    .select([
      'snapshot_id as snapshotId',
      'taken_at as takenAt',
      'method',
      'inputs_sha256 as inputsSha256',
      'outputs_sha256 as outputsSha256',
      'outputs',
    ])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .orderBy('epoch', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

type Outputs = NonNullable<Awaited<ReturnType<typeof latestEpoch>>>['outputs'];

/** In reading order; a position whose words were taken from everyone or reworded since is left out with its numbers. */
async function rowsOf(
  db: Reader,
  { forumId, takenAt }: { readonly forumId: string; readonly takenAt: Date },
  { positions, commonGround }: Outputs,
): Promise<ResultRow[]> {
  if (positions.length === 0) return [];
  const words = await db
    .selectFrom('positions')
    .select(['position_id as positionId', 'number', 'texts', 'authentic_language as authenticLanguage'])
    .select(['state', 'intervention_id as interventionId', 'simulated', 'version'])
    .where('forum_id', '=', forumId)
    .where(
      'position_id',
      'in',
      positions.map(({ positionId }) => positionId),
    )
    .where('state', 'in', [...PUBLIC_STATES])
    .where('opened_at', 'is not', null)
    .where((by) => by.or([by('reworded_at', 'is', null), by('reworded_at', '<=', takenAt)]))
    .execute();
  return commonGround.flatMap((ground) => {
    const said = words.find(({ positionId }) => positionId === ground.positionId);
    const cells = positions.find(({ positionId }) => positionId === ground.positionId);
    if (said === undefined || cells === undefined) return [];
    return [{ ...said, accredited: cells.accredited, public: cells.public, ground }];
  });
}
