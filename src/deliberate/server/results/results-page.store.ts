import type { Reader } from '#kernel/server/database/db.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import { decodePoints } from '#deliberate/domain/opinion/opinion-map.ts';
import { pictureOf } from '#deliberate/domain/opinion/map-picture.ts';
import type { ResultsView } from '#deliberate/domain/positions/position-view.ts';
import { populationsIn, rowsOf } from '#deliberate/domain/results/result-rows.ts';
import type { ResultsPage } from '#deliberate/domain/results/results-page.ts';
import { readMap } from '#deliberate/server/opinion/opinion-analyses.store.ts';
import { ownPlace } from '#deliberate/server/opinion/own-place.store.ts';
import { mapFile } from './results-map.store.ts';
import { readResults, type ResultsWanted } from './results.store.ts';

/** The results of one population with its map: the one asked for, else the first of which anything is shown. */
export async function resultsPage(
  db: Reader,
  where: ResultsWanted,
  asked: string | null,
): Promise<ResultsPage | null> {
  const results = await readResults(db, where);
  if (results === null) return null;
  const populations = populationsIn(results);
  const population = populations.find((one) => one === asked) ?? populations[0] ?? 'accredited';
  const own = await ownPlace(db, where, results);
  return {
    results,
    populations,
    population,
    rows: rowsOf(results, population),
    map: await mapOf(db, where, results, population),
    own: own?.stratum === population ? own : null,
  };
}

async function mapOf(
  db: Reader,
  { forumId }: ResultsWanted,
  { deliberation, opinion }: ResultsView,
  stratum: Stratum,
): Promise<ResultsPage['map']> {
  const found = opinion[stratum];
  if (found === null || found.map === null) return null;
  const { deliberationId, groupSizeMin, publicSizeMin } = deliberation;
  const bytes = await readMap(db, { forumId, deliberationId, stratum, epoch: found.epoch }, 'points');
  if (bytes === null) return null;
  return {
    picture: pictureOf(decodePoints(bytes)),
    epoch: found.epoch,
    file: mapFile(stratum, found.epoch, found.map.sha256),
    peopleMin: stratum === 'accredited' ? groupSizeMin : publicSizeMin,
  };
}
