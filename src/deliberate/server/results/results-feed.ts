import type { App } from '#kernel/server/app.ts';
import type { Database } from '#kernel/server/database/db.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { EpochNews } from '#deliberate/domain/results/epoch-news.ts';
import { packShades } from '#deliberate/domain/results/epoch-news.ts';
import type { OpinionOutputs } from '#deliberate/domain/opinion/opinion-outputs.ts';
import { mayReadResults } from '#deliberate/domain/results/results-shown.ts';
import { readMap } from '#deliberate/server/opinion/opinion-analyses.store.ts';
import { mapFile } from './results-map.store.ts';
import '#deliberate/server/tables.ts';

/** Between processes alone: no audience is named for it, so nobody outside hears it. */
export const EPOCH_RELEASED = 'epoch-released';

/** What open results pages hear. The same for everyone, as all they show is. */
export const resultsTopic = (deliberationId: string): string => `results/${deliberationId}`;

const STRATA: readonly Stratum[] = ['accredited', 'public'];
/** Clocks of several processes may differ by so much. */
const CLOCKS_APART_MS = 60_000;

export type ResultsFeed = {
  /** Tells all that is known so far; for tests. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Tells open pages of each epoch, whichever process made it: with its density grids where everyone may see the results,
 * and otherwise only that there is one, so that those who may look again.
 */
export function startResultsFeed(app: App, log: (line: string) => void): ResultsFeed {
  const since = new Date(app.now().getTime() - CLOCKS_APART_MS);
  const told = new Map<string, number>();
  let work: Promise<void> = Promise.resolve();

  async function tellNew(): Promise<void> {
    for (const one of await epochsSince(app.db, since)) {
      if (one.epoch <= (told.get(one.deliberationId) ?? 0)) continue;
      told.set(one.deliberationId, one.epoch);
      const news = mayReadResults(one, false) ? JSON.stringify(await newsOf(app.db, one)) : undefined;
      app.live.publish(resultsTopic(one.deliberationId), news);
    }
  }
  function settle(): Promise<void> {
    work = work
      .then(tellNew)
      .catch((error: unknown) => log(`[results] ${error instanceof Error ? error.message : String(error)}`));
    return work;
  }
  const unsubscribe = app.live.subscribe(EPOCH_RELEASED, () => void settle());
  return {
    settle,
    async stop() {
      unsubscribe();
      await work;
    },
  };
}

type Released = Awaited<ReturnType<typeof epochsSince>>[number];

/** Over all forums, as what runs beside requests belongs to none. */
function epochsSince(db: Database, since: Date) {
  return db
    .selectFrom('opinion_snapshots as s')
    .innerJoin('deliberations as d', (join) =>
      join.onRef('d.forum_id', '=', 's.forum_id').onRef('d.deliberation_id', '=', 's.deliberation_id'),
    )
    .distinctOn(['s.forum_id', 's.deliberation_id'])
    .select(['s.forum_id as forumId', 's.deliberation_id as deliberationId', 's.epoch', 's.outputs'])
    .select(['s.taken_at as takenAt', 's.outputs_sha256 as outputsSha256'])
    .select(['d.state', 'd.results_shown as resultsShown'])
    .where('s.taken_at', '>=', since)
    .orderBy('s.forum_id')
    .orderBy('s.deliberation_id')
    .orderBy('s.epoch', 'desc')
    .execute();
}

async function newsOf(db: Database, released: Released): Promise<EpochNews> {
  const { epoch, takenAt, outputsSha256, outputs } = released;
  const maps: { [stratum in Stratum]?: { readonly file: string; readonly shades: string } } = {};
  for (const stratum of STRATA) {
    const map = await mapOf(db, released, outputs, stratum);
    if (map !== null) maps[stratum] = map;
  }
  return { epoch, takenAt, outputsSha256, maps };
}

async function mapOf(
  db: Database,
  { forumId, deliberationId }: Released,
  { opinion }: OpinionOutputs,
  stratum: Stratum,
) {
  const found = opinion?.[stratum] ?? null;
  if (found === null || found.map === null) return null;
  const density = await readMap(db, { forumId, deliberationId, stratum, epoch: found.epoch }, 'density');
  if (density === null) return null;
  return { file: mapFile(stratum, found.epoch, found.map.sha256), shades: packShades(density) };
}
