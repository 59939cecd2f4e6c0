import { analyseMatrix } from '../src/analysis.ts';
import { isSetAside } from '../src/polis/polis-statements.ts';
import type { ReactionMatrix } from '../src/reactions/reaction-matrix.ts';
import { resultOf } from '../src/result.ts';
import { conversation } from '../tests/shared-polis.ts';
import { streamReactions, syntheticMatrix, type Shape } from './shapes.ts';
import { textbookAnalysis } from './textbook.ts';

export type RowReport = {
  readonly reactions: number;
  /** CPU milliseconds of the analysing thread: first run in a fresh process, and median of the later ones. */
  readonly first: number;
  readonly median: number;
  readonly peakMegabytes: number;
  readonly baseMegabytes: number;
  /** CPU of the analysis over CPU of reading every packed reaction once, median of pairs. */
  readonly floorRatio: number;
  /** Median over pairs of textbook CPU / ours; null when a dense matrix would not be reasonable. */
  readonly textbookRatio: number | null;
  readonly groups: number;
};

export type RowJob =
  | {
      readonly kind: 'conversation';
      readonly name: string;
      readonly pairs: number;
      readonly textbook: boolean;
    }
  | { readonly kind: 'synthetic'; readonly shape: Shape; readonly pairs: number; readonly textbook: boolean };

const thread = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

function timed(work: () => unknown): number {
  const from = thread();
  work();
  return thread() - from;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

const FLOOR_CELLS = 50_000_000;

/** Milliseconds of one pass, from enough passes for the clock to see. */
function floorOf(matrix: ReactionMatrix): number {
  const passes = Math.max(1, Math.ceil(FLOOR_CELLS / matrix.cells.length));
  let kept = 0;
  const total = timed(() => {
    for (let pass = 0; pass < passes; pass += 1) kept += streamReactions(matrix);
  });
  return kept < 0 ? NaN : total / passes;
}

function load(job: RowJob): ReactionMatrix {
  if (job.kind === 'synthetic') return syntheticMatrix(job.shape);
  const talk = conversation(job.name);
  for (const statement of talk.statements.values())
    if (isSetAside(statement)) talk.store.maskPosition(statement.id, true);
  return talk.store.matrix();
}

/** Runs in a process of its own, so that memory and the cold start are those of this row alone. */
export function measure(job: RowJob): RowReport {
  const baseMegabytes = process.memoryUsage.rss() / 1e6;
  const matrix = load(job);
  globalThis.gc?.();
  let groups = 0;
  const ours = (): void => void (groups = resultOf(analyseMatrix(matrix)).groups.length);
  const first = timed(ours);
  const peakMegabytes = process.resourceUsage().maxRSS / 1e3;
  const later: number[] = [];
  const floors: number[] = [];
  const textbooks: number[] = [];
  for (let pair = 0; pair < job.pairs; pair += 1) {
    const floor = floorOf(matrix);
    const own = timed(ours);
    later.push(own);
    floors.push(own / floor);
    if (job.textbook) textbooks.push(timed(() => textbookAnalysis(matrix)) / own);
  }
  return {
    reactions: matrix.cells.length,
    first,
    median: later.length === 0 ? first : median(later),
    peakMegabytes,
    baseMegabytes,
    floorRatio: floors.length === 0 ? first / floorOf(matrix) : median(floors),
    textbookRatio: textbooks.length === 0 ? null : median(textbooks),
    groups,
  };
}
