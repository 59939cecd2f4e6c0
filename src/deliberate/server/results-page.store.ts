import type { Reader } from '#kernel/server/db.ts';
import type { Stratum } from '../domain/cast-reaction.ts';
import { decodePoints } from '../domain/opinion-map.ts';
import { pictureOf, type MapPicture } from '../domain/map-picture.ts';
import type { ResultsView } from '../domain/position-view.ts';
import { populationsIn, rowsOf, type PopulationRow } from '../domain/result-rows.ts';
import { readMap } from './opinion-analyses.store.ts';
import { ownPlace, type OwnPlace } from './own-place.store.ts';
import { readResults, type ResultsWanted } from './results.store.ts';

export type ResultsPage = {
  readonly results: ResultsView;
  readonly populations: readonly Stratum[];
  readonly population: Stratum;
  readonly rows: readonly PopulationRow[];
  readonly map: {
    readonly picture: MapPicture;
    readonly epoch: number;
    readonly peopleMin: number;
    /** Where all its points are, below the address of the results. */
    readonly file: string;
  } | null;
  /** Of the population shown, and for the reader alone. */
  readonly own: OwnPlace | null;
};

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
    file: `map/${stratum}-${found.epoch}-${found.map.sha256.slice(0, 12)}.bin`,
    peopleMin: stratum === 'accredited' ? groupSizeMin : publicSizeMin,
  };
}
