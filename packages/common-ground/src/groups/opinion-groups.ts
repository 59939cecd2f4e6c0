import { adjustedRand } from './adjusted-rand.ts';
import { kMeans, kMeansUpTo, ROUNDS_MAX } from './k-means-restarts.ts';
import { sampleRows, everyRow } from '../reactions/people-sample.ts';
import { PointLoops, type Clustering } from './point-loops.ts';
import { selectPoints, type Points } from '../components/projection.ts';
import { drawnHalf, marksOf } from '../reactions/row-marks.ts';
import { silhouettes } from './silhouette.ts';

/** Numbers of groups are weighed on at most this many people, drawn by the marks of their rows. */
const JUDGED_MAX = 600;
/** Starts for each number of groups, more the fewer the people, and for the largest number, from which the others profit. */
const RESTARTS = { least: 2, most: 8, people: 1_200 };
const RESTARTS_OF_MOST = 8;
/** Stability is a mean over halves, and means over few people vary more and cost less: so these grow as people get fewer. */
const RESAMPLES = { least: 8, most: 40, people: 4_800 };
/** Mean adjusted Rand index that groups must keep when half of the people are left out. */
export const STABILITY_LEAST = 0.6;
/** A group is at least this many people and at least this share of those taken in. */
export const GROUP_SIZE_LEAST = 5;
const GROUP_SHARE_LEAST = 0.01;
const SEED = 2021;

export type Candidate = {
  readonly k: number;
  readonly silhouette: number;
  readonly smallest: number;
  /** Null when the candidate was not weighed: another with a better silhouette was stable. */
  readonly stability: number | null;
};

export type OpinionGroups = {
  /** Group of each point; all 0 when no groups were found. */
  readonly labels: Uint8Array;
  /** 0 when no groups were found. */
  readonly k: number;
  readonly stability: number | null;
  readonly silhouette: number | null;
  readonly candidates: readonly Candidate[];
};

/**
 * Groups of people in the space of the components used: k-means restarted a fixed number of times, the number
 * of groups by silhouette among those that survive resampling. Groups are numbered by size, largest first.
 * Points and marks must come in the order of what the rows hold; then nothing depends on who arrived when.
 * Only the people in `shaping` shape the groups; all others go to the nearest one.
 */
export function findGroups(
  points: Points,
  marks: Uint32Array,
  shaping: Uint32Array = everyRow(points.count),
): OpinionGroups {
  const none = { labels: new Uint8Array(points.count), k: 0, stability: null, silhouette: null };
  if (points.dimensions === 0 || shaping.length < 2 * GROUP_SIZE_LEAST) return { ...none, candidates: [] };
  const rows = sampleRows(marks, shaping, JUDGED_MAX, SEED);
  const judged = selectPoints(points, rows);
  const judgedMarks = marksOf(marks, rows);
  const candidates = propose(judged, shaping.length);
  const weighed: Candidate[] = [];
  let found: OpinionGroups | undefined;
  for (const { k, clustering, silhouette, smallest, bigEnough } of candidates) {
    const stability = found !== undefined || !bigEnough ? null : stabilityOf(judged, judgedMarks, clustering);
    weighed.push({ k, silhouette, smallest, stability });
    if (stability === null || stability < STABILITY_LEAST) continue;
    const { labels, sizes } = labelAll(points, shaping, rows.length, clustering);
    if (Math.min(...sizes) < GROUP_SIZE_LEAST) continue;
    found = { labels: bySize(labels, sizes), k, stability, silhouette, candidates: [] };
  }
  return { ...(found ?? none), candidates: weighed.toSorted((a, b) => a.k - b.k) };
}

/** Everybody's group: the clustering goes on over all who shape it when it was judged on a sample of them. */
function labelAll(points: Points, shaping: Uint32Array, judged: number, clustering: Clustering): Clustering {
  const shaped = shaping.length === points.count ? points : selectPoints(points, shaping);
  const settled =
    judged === shaping.length
      ? clustering
      : new PointLoops(shaped, clustering.centres.length / points.dimensions).settle(
          clustering.centres,
          ROUNDS_MAX,
        );
  return shaped === points ? settled : nearestCentres(points, settled.centres);
}

type Proposal = Omit<Candidate, 'stability'> & { clustering: Clustering; bigEnough: boolean };

/** Candidates in the order they are weighed: best silhouette first, of equals the smaller number of groups. */
function propose(judged: Points, people: number): Proposal[] {
  const most = Math.min(judged.dimensions + 2, Math.floor(judged.count / GROUP_SIZE_LEAST));
  const loops = new PointLoops(judged, Math.max(1, most));
  const restarts = timesFor(judged.count, RESTARTS);
  const runs = kMeansUpTo(loops, most, { restarts, restartsOfMost: RESTARTS_OF_MOST, seed: SEED });
  const scores = silhouettes(loops, runs);
  const least = Math.max(GROUP_SIZE_LEAST / people, GROUP_SHARE_LEAST) * judged.count;
  const proposals = runs.map((clustering, n) => {
    const k = clustering.sizes.length;
    const smallest = Math.min(...clustering.sizes);
    return { k, clustering, silhouette: scores[n] ?? 0, smallest, bigEnough: smallest >= least };
  });
  return proposals.sort((a, b) => b.silhouette - a.silhouette || a.k - b.k);
}

/** How alike the groups are when found from a half of the people, drawn by mark, and from all of them. */
function stabilityOf(judged: Points, marks: Uint32Array, whole: Clustering): number {
  const k = whole.sizes.length;
  const draws = timesFor(judged.count, RESAMPLES);
  const restarts = timesFor(judged.count, RESTARTS);
  const parts: Float64Array[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const half = drawnHalf(marks, SEED + draw);
    if (half.length <= k) return 0;
    const loops = new PointLoops(selectPoints(judged, half), k);
    parts.push(kMeans(loops, k, { restarts, seed: SEED + draw }));
  }
  const all = new PointLoops(judged, k);
  const found = parts.map((centres) => all.settle(centres, 0).labels);
  return found.reduce((sum, labels) => sum + adjustedRand(whole.labels, labels, k), 0) / draws;
}

type Times = { readonly least: number; readonly most: number; readonly people: number };
const timesFor = (count: number, { least, most, people }: Times): number =>
  Math.max(least, Math.min(most, Math.floor(people / count)));

/** The nearest centre of each point, of equally near ones the first. */
const nearestCentres = (points: Points, centres: Float64Array): Clustering =>
  new PointLoops(points, centres.length / points.dimensions).settle(centres, 0);

/** Renumbers groups by size, largest first; of equal ones the one with the earliest member. */
function bySize(labels: Uint8Array, sizes: Float64Array): Uint8Array {
  const order = Array.from(sizes, (_, g) => g);
  order.sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || labels.indexOf(a) - labels.indexOf(b));
  const rank = new Uint8Array(sizes.length);
  order.forEach((g, place) => (rank[g] = place));
  return labels.map((label) => rank[label] ?? 0);
}
