import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import { hasOpened } from '#deliberate/domain/deliberation/deliberation-state.ts';
import type { Cell } from '#deliberate/domain/opinion/opinion-cell.ts';
import type { OpinionAnalysis } from '#deliberate/domain/opinion/opinion-reading.ts';
import type {
  DeliberationView,
  OpinionView,
  ResultRow,
  ResultsView,
  Withheld,
} from '#deliberate/domain/positions/position-view.ts';
import { PUBLIC_STATES } from '#deliberate/domain/positions/position-state.ts';
import { mayReadResults } from '#deliberate/domain/results/results-shown.ts';
import {
  deliberationById,
  deliberationForAll,
  hasReacted,
  type OfEdition,
} from '#deliberate/server/deliberation/deliberation-view.store.ts';
import '#deliberate/server/tables.ts';

export type ResultsWanted = OfEdition & {
  readonly viewer: Viewer;
  /** An earlier deliberation of the edition; without it the one that everyone meets now. */
  readonly deliberationId?: string;
  /** One released epoch of it, as somebody saw it; without it the latest. */
  readonly snapshotId?: string;
};

/** The results this reader may see: the released epoch asked for, else the latest, and nothing counted since. */
export async function readResults(db: Reader, where: ResultsWanted): Promise<ResultsView | null> {
  const { deliberationId } = where;
  const deliberation = await (deliberationId === undefined
    ? deliberationForAll(db, where)
    : deliberationById(db, { ...where, deliberationId }));
  if (deliberation === null) return null;
  const kept = await keptBack(db, where, deliberation);
  if (kept !== null) return { ...NOTHING, deliberation, withheld: kept };
  const epoch = await releasedEpoch(db, where, deliberation.deliberationId);
  if (epoch === null) return { ...NOTHING, deliberation, withheld: 'no_epoch' };
  const { outputs, ...shown } = epoch;
  const positions = await rowsOf(db, { forumId: where.forumId, takenAt: epoch.takenAt }, outputs);
  const readable = new Set(positions.map(({ positionId }) => positionId));
  return {
    deliberation,
    withheld: null,
    epoch: { ...shown, number: outputs.epoch, simulated: outputs.simulated },
    positions,
    opinion: {
      accredited: opinionView(outputs, 'accredited', readable),
      public: opinionView(outputs, 'public', readable),
    },
  };
}

const NOTHING = { epoch: null, positions: [], opinion: { accredited: null, public: null } } as const;

/** Without the positions whose words were taken from everyone or reworded since. */
function opinionView(
  { opinion, findings }: Outputs,
  stratum: Stratum,
  readable: ReadonlySet<string>,
): OpinionView | null {
  const analysis = opinion?.[stratum] ?? null;
  const found = findings?.[stratum];
  if (analysis === null || found === undefined) return null;
  const about = ({ positionId }: { readonly positionId: string }) => readable.has(positionId);
  const { positions: _positions, groups, waiting, bridging, ...told } = analysis;
  return {
    ...told,
    groups: groups.map((group) => ({ ...group, holds: group.holds.filter(about) })),
    waiting: waiting.filter((id) => readable.has(id)),
    bridging: bridging.filter((id) => readable.has(id)),
    divides: {
      declared: found.divides.declared.filter(about),
      opinion: found.divides.opinion.filter(about),
    },
    background: (found.background ?? []).filter(about),
    minority: found.minority.filter(about),
    unclear: found.unclear.filter((id) => readable.has(id)),
  };
}

async function keptBack(
  db: Reader,
  where: { readonly forumId: string; readonly viewer: Viewer },
  deliberation: DeliberationView,
): Promise<Withheld | null> {
  if (!hasOpened(deliberation.state)) return 'not_open';
  if (mayReadResults(deliberation, false)) return null;
  if (deliberation.resultsShown === 'at_close') return 'at_close';
  return (await hasReacted(db, where, deliberation)) ? null : 'after_reaction';
}

async function releasedEpoch(db: Reader, { forumId, snapshotId }: ResultsWanted, deliberationId: string) {
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
    .$if(snapshotId !== undefined, (query) => query.where('snapshot_id', '=', snapshotId ?? ''))
    .orderBy('epoch', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

type Outputs = NonNullable<Awaited<ReturnType<typeof releasedEpoch>>>['outputs'];

/** In reading order; a position whose words were taken from everyone or reworded since is left out with its numbers. */
async function rowsOf(
  db: Reader,
  { forumId, takenAt }: { readonly forumId: string; readonly takenAt: Date },
  { positions, commonGround, publicGround, opinion }: Outputs,
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
    return [
      {
        ...said,
        accredited: cells.accredited,
        public: cells.public,
        ground,
        publicGround: publicGround?.find(({ positionId }) => positionId === ground.positionId) ?? null,
        opinion: {
          accredited: cellsIn(opinion?.accredited, ground.positionId),
          public: cellsIn(opinion?.public, ground.positionId),
        },
      },
    ];
  });
}

function cellsIn(analysis: OpinionAnalysis | null | undefined, positionId: string): readonly Cell[] {
  return analysis?.positions.find((one) => one.positionId === positionId)?.cells ?? [];
}
