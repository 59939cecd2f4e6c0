import type { Command } from '#kernel/domain/command.ts';
import type { App } from '#kernel/server/app.ts';
import { sql, type Reader, type Tx } from '#kernel/server/database/db.ts';
import type { OneDeliberation } from '#deliberate/domain/deliberation/move-deliberation.ts';
import { METHOD } from '#deliberate/domain/opinion/opinion-outputs.ts';
import type {
  DeliberationClosed,
  SnapshotState,
  SnapshotTaken,
} from '#deliberate/domain/results/take-snapshot.ts';
import { countEpoch } from './count-epoch.ts';
import { sha256OfJson } from '#deliberate/server/digest.ts';
import { writeBundles } from '#deliberate/server/opinion/opinion-bundles.store.ts';
import { writeAnalyses } from '#deliberate/server/opinion/opinion-analyses.store.ts';
import '#deliberate/server/tables.ts';

/** Epochs of one deliberation come one after another; reactions go on meanwhile. */
export function loadForSnapshot(tx: Tx, command: Command<OneDeliberation>, app: App): Promise<SnapshotState> {
  return loadSnapshotState(tx, { command, app, closing: false });
}

/** Waits for the reactions that are being written, and keeps later ones out until it is closed. */
export function loadForClosing(tx: Tx, command: Command<OneDeliberation>, app: App): Promise<SnapshotState> {
  return loadSnapshotState(tx, { command, app, closing: true });
}

type Loading = {
  readonly command: Command<OneDeliberation>;
  readonly app: App;
  readonly closing: boolean;
};

const NOTHING_COUNTED: SnapshotState['counted'] = {
  positions: [],
  simulated: false,
  inputsSha256: '',
  found: { accredited: null, public: null },
};

async function loadSnapshotState(tx: Tx, { command, app, closing }: Loading): Promise<SnapshotState> {
  const { forumId, input, at } = command;
  const { editionId, deliberationId } = input;
  const query = tx
    .selectFrom('deliberations')
    .select(['state', 'results_shown', 'group_size_min', 'public_size_min'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('deliberation_id', '=', deliberationId);
  const found = await (closing ? query.forUpdate() : query.forNoKeyUpdate()).executeTakeFirst();
  if (found === undefined) return { deliberation: null, latest: null, counted: NOTHING_COUNTED };
  const sizes = { groupSizeMin: found.group_size_min, publicSizeMin: found.public_size_min };
  const last = await latest(tx, forumId, deliberationId);
  const until = closing ? null : at;
  const counted = await countEpoch(tx, app, { forumId, deliberationId, until, sizes, latest: last });
  const deliberation = { state: found.state, resultsShown: found.results_shown, sizes };
  return { deliberation, latest: last, counted };
}

async function latest(db: Reader, forumId: string, deliberationId: string) {
  const row = await db
    .selectFrom('opinion_snapshots')
    .select(['taken_at as takenAt', 'outputs'])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .orderBy('epoch', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function writeSnapshot(
  tx: Tx,
  taken: SnapshotTaken,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  await tx
    .insertInto('opinion_snapshots')
    .values({
      forum_id: forumId,
      snapshot_id: taken.snapshotId,
      edition_id: taken.editionId,
      deliberation_id: taken.deliberationId,
      epoch: taken.outputs.epoch,
      method: METHOD,
      inputs_sha256: taken.inputsSha256,
      outputs_sha256: sha256OfJson(taken.outputs),
      outputs: JSON.stringify(taken.outputs),
      taken_at: at,
    })
    .execute();
  await writeAnalyses(tx, taken, forumId);
  await writeBundles(tx, taken, forumId);
}

export async function writeClosing(
  tx: Tx,
  { deliberationId, state, snapshot }: DeliberationClosed,
  command: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('deliberations')
    // What closed by itself closed at the time that was promised, not at the moment somebody noticed.
    .set({ state, closes_at: sql<Date>`least(closes_at, ${command.at})` })
    .where('forum_id', '=', command.forumId)
    .where('deliberation_id', '=', deliberationId)
    .execute();
  await writeSnapshot(tx, snapshot, command);
}
