import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { hasSharedPolis } from '../tests/shared-polis.ts';
import { incrementalRows } from './incremental-rows.ts';
import { measure, median, type RowJob, type RowReport } from './one-row.ts';
import { qualityRows } from './quality-rows.ts';

/**
 * Prints every row of the opinion engine's goals beside its limit. `--quick` leaves out the largest. CPU is
 * that of the analysing thread, loading excluded; memory is the process's peak, data included.
 */
type Row = {
  readonly name: string;
  readonly limitMilliseconds: number;
  readonly limitMegabytes: number | null;
  readonly large: boolean;
  readonly job: RowJob;
};

const synthetic = (size: readonly [number, number, number], pairs: number, textbook = false): RowJob => ({
  kind: 'synthetic',
  shape: { people: size[0], positions: size[1], reactions: size[2] },
  pairs,
  textbook,
});

const ROWS: readonly Row[] = [
  {
    name: 'bowling-green 2,031 x 896',
    limitMilliseconds: 50,
    limitMegabytes: null,
    large: false,
    job: { kind: 'conversation', name: 'american-assembly.bowling-green', pairs: 5, textbook: true },
  },
  {
    name: '20k x 1k, 1.0M',
    limitMilliseconds: 250,
    limitMegabytes: null,
    large: false,
    job: synthetic([20_000, 1_000, 1_000_000], 5),
  },
  {
    name: '2k x 500, 0.1M (for the textbook)',
    limitMilliseconds: 250,
    limitMegabytes: null,
    large: false,
    job: synthetic([2_000, 500, 100_000], 5, true),
  },
  {
    name: '33,422 x 783, 2.0M',
    limitMilliseconds: 1_000,
    limitMegabytes: null,
    large: false,
    job: synthetic([33_422, 783, 2_000_000], 5),
  },
  {
    name: '100k x 2k, 4.0M',
    limitMilliseconds: 1_500,
    limitMegabytes: 200,
    large: false,
    job: synthetic([100_000, 2_000, 4_000_000], 5),
  },
  {
    name: '1M x 1k, 50M',
    limitMilliseconds: 8_000,
    limitMegabytes: 600,
    large: true,
    job: synthetic([1_000_000, 1_000, 50_000_000], 1),
  },
];

const JOB_FLAG = '--job=';
const FRESH_PROCESSES = 7;

function runApart(job: RowJob): RowReport {
  const self = fileURLToPath(import.meta.url);
  const out = execFileSync(process.execPath, ['--expose-gc', self, JOB_FLAG + JSON.stringify(job)], {
    encoding: 'utf8',
  });
  return JSON.parse(out) as RowReport;
}

/**
 * The first analysis of a process varies from process to process, and on a shared machine from minute to minute: median
 * and least of several, of a row that is quick to load.
 */
function firstOf(row: Row, seen: number): { readonly first: number; readonly least: number } {
  if (row.large) return { first: seen, least: seen };
  const job = { ...row.job, pairs: 0, textbook: false };
  const firsts = [seen, ...Array.from({ length: FRESH_PROCESSES - 1 }, () => runApart(job).first)];
  return { first: median(firsts), least: Math.min(...firsts) };
}

const columns = [34, 9, 9, 10, 9, 8, 8, 9, 9, 6];
const line = (cells: readonly string[]): string =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(columns[i]!) : cell.padStart(columns[i] ?? 9))).join(' ');

function main(): void {
  const jobText = process.argv.find((arg) => arg.startsWith(JOB_FLAG));
  if (jobText !== undefined) {
    process.stdout.write(JSON.stringify(measure(JSON.parse(jobText.slice(JOB_FLAG.length)) as RowJob)));
    return;
  }
  const quick = process.argv.includes('--quick');
  console.log(
    line([
      'work',
      'first ms',
      'least ms',
      'median ms',
      'limit ms',
      'peak MB',
      'limit',
      'x floor',
      'textbook',
      'met',
    ]),
  );
  for (const row of ROWS) {
    if (quick && row.large) continue;
    if (row.job.kind === 'conversation' && !hasSharedPolis) {
      console.log(`${row.name}: the open conversation is not beside the project`);
      continue;
    }
    const report = runApart(row.job);
    const inMemory = row.limitMegabytes === null || report.peakMegabytes <= row.limitMegabytes;
    const { first, least } = firstOf(row, report.first);
    const met = first <= row.limitMilliseconds && inMemory;
    console.log(
      line([
        row.name,
        first.toFixed(0),
        least.toFixed(0),
        report.median.toFixed(0),
        String(row.limitMilliseconds),
        report.peakMegabytes.toFixed(0),
        row.limitMegabytes === null ? '-' : String(row.limitMegabytes),
        `${report.floorRatio.toFixed(0)}x`,
        report.textbookRatio === null ? '-' : `${report.textbookRatio.toFixed(0)}x`,
        met ? 'yes' : 'NO',
      ]),
    );
  }
  console.log(
    '\nfirst, least: the cold run that the limit is for, median and least of seven fresh processes, nothing compiled yet. median: of the following runs, each paired with',
  );
  console.log(
    'its floor (reading two bytes per reaction once) and, where a dense matrix is reasonable, the textbook.\n',
  );
  for (const text of incrementalRows(quick)) console.log(text);
  console.log();
  for (const text of qualityRows()) console.log(text);
}

main();
