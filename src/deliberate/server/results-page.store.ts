import type { Reader } from '#kernel/server/db.ts';
import type { Stratum } from '../domain/cast-reaction.ts';
import { decodePoints } from '../domain/opinion-map.ts';
import { pictureOf } from '../domain/map-picture.ts';
import type { ResultsView } from '../domain/position-view.ts';
import { populationsIn, rowsOf } from '../domain/result-rows.ts';
import type { ResultsPage } from '../domain/results-page.ts';
import { readMap } from './opinion-analyses.store.ts';
import { ownPlace } from './own-place.store.ts';
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
