import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import { EPOCH_MINUTES_MIN } from '#deliberate/domain/deliberate-limits.ts';
import type { ResultsShown } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import {
  nextDeliberationState,
  type DeliberationState,
} from '#deliberate/domain/deliberation/deliberation-state.ts';
import type {
  DeliberationMoved,
  OneDeliberation,
} from '#deliberate/domain/deliberation/move-deliberation.ts';
import type { OpinionFound } from '#deliberate/domain/opinion/opinion-analysis.ts';
import type { Bundles } from '#deliberate/domain/opinion/opinion-bundles.ts';
import {
  makeOutputs,
  tellsMore,
  type OpinionOutputs,
  type PositionCells,
  type Sizes,
} from '#deliberate/domain/opinion/opinion-outputs.ts';
import { readingOf, type OpinionAnalysis } from '#deliberate/domain/opinion/opinion-reading.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

export type TakeSnapshot = OneDeliberation & {
  /** `asked` by the secretariat, or `due` because enough has changed. */
  readonly cause: 'asked' | 'due';
};

/** What was found in one population's released reactions, with what the server keeps of it for itself. */
export type StratumFound = {
  readonly found: OpinionFound;
  readonly broken: ReadonlySet<number>;
  /** The bundles of those whose bundle is another than before. Never published. */
  readonly bundles: Bundles;
  readonly stamp: Pick<OpinionAnalysis, 'algorithm' | 'codeSha256' | 'map'>;
  /** For the secretariat alone: what would change without some, and rows that look odd. */
  readonly review: OpinionReview;
};

/** Never published. Positions by number; nobody is named. */
export type OpinionReview = {
  readonly sensitivity: readonly {
    readonly without: { readonly group: number } | { readonly mostActive: number };
    readonly entering: readonly number[];
    readonly leaving: readonly number[];
  }[];
  readonly flags: readonly { readonly kind: 'straight-lining' | 'near-duplicate'; readonly people: number }[];
};

export type SnapshotState = {
  readonly deliberation: {
    readonly state: DeliberationState;
    readonly resultsShown: ResultsShown;
    readonly sizes: Sizes;
  } | null;
  readonly latest: { readonly takenAt: Date; readonly outputs: OpinionOutputs } | null;
  readonly counted: {
    /** Of the next epoch. */
    readonly positions: readonly PositionCells[];
    readonly simulated: boolean;
    readonly inputsSha256: string;
    /** Null for a population of which nothing was counted anew. */
    readonly found: Readonly<Record<Stratum, StratumFound | null>>;
  };
};

export type SnapshotTaken = OneDeliberation & {
  readonly snapshotId: string;
  readonly inputsSha256: string;
  readonly outputs: OpinionOutputs;
  readonly found: Readonly<Record<Stratum, StratumFound | null>>;
};

/** Releases a new epoch, if it would tell anything new; whoever asks, the cells decide what may be told. */
export function takeSnapshot(state: SnapshotState, command: Command<TakeSnapshot>): Decision<SnapshotTaken> {
  const { deliberation, latest, counted } = state;
  const { editionId, deliberationId, cause } = command.input;
  if (deliberation === null) return refuse('deliberation-unknown');
  if (nextDeliberationState(deliberation.state, 'take_snapshot') === null)
    return refuse('deliberation-not-open');
  if (deliberation.resultsShown === 'at_close' && deliberation.state === 'open')
    return cause === 'due' ? accept<SnapshotTaken>(null) : refuse('results-at-close');
  if (cause === 'due' && latest !== null && minutesBetween(latest.takenAt, command.at) < EPOCH_MINUTES_MIN)
    return accept<SnapshotTaken>(null);
  if (!tellsMore(counted.positions, latest?.outputs.positions ?? null)) return accept<SnapshotTaken>(null);
  return accept(snapshotOf(state, { editionId, deliberationId }, command.id));
}

export type DeliberationClosed = DeliberationMoved & { readonly snapshot: SnapshotTaken };

/** Closing freezes the last epoch with it, in the same transaction, whether or not it tells more than the one before. */
export function closeDeliberation(
  state: SnapshotState,
  command: Command<OneDeliberation>,
): Decision<DeliberationClosed> {
  const { editionId, deliberationId } = command.input;
  if (state.deliberation === null) return refuse('deliberation-unknown');
  const next = nextDeliberationState(state.deliberation.state, 'close');
  if (next === null) return refuse('deliberation-not-open');
  const snapshot = snapshotOf(state, { editionId, deliberationId }, command.id);
  return accept({ editionId, deliberationId, state: next, snapshot });
}

function snapshotOf(
  { deliberation, latest, counted }: SnapshotState,
  where: OneDeliberation,
  snapshotId: string,
): SnapshotTaken {
  if (deliberation === null) throw new Error('There is nothing to count without a deliberation.');
  const { sizes } = deliberation;
  const { positions, simulated, inputsSha256, found } = counted;
  const epoch = nextEpoch(latest);
  const positionIds = new Map(positions.map(({ number, positionId }) => [number, positionId]));
  const readingIn = (stratum: Stratum, sizeMin: number): OpinionAnalysis | null => {
    const anew = found[stratum];
    const earlier = latest?.outputs.opinion?.[stratum] ?? null;
    if (anew === null) return carried(earlier, positionIds);
    return readingOf({ ...anew, epoch, sizeMin, positionIds, waitingBefore: earlier?.waiting ?? [] });
  };
  const opinion = {
    accredited: readingIn('accredited', sizes.groupSizeMin),
    public: readingIn('public', sizes.publicSizeMin),
  };
  const outputs = makeOutputs({ epoch, sizes, simulated, positions, opinion });
  return { ...where, snapshotId, inputsSha256, outputs, found };
}

/** An earlier reading goes on for the positions that everyone may still read. */
function carried(
  reading: OpinionAnalysis | null,
  positionIds: ReadonlyMap<number, string>,
): OpinionAnalysis | null {
  if (reading === null) return null;
  const known = new Set(positionIds.values());
  return { ...reading, positions: reading.positions.filter(({ positionId }) => known.has(positionId)) };
}

export const nextEpoch = (latest: SnapshotState['latest']): number => (latest?.outputs.epoch ?? 0) + 1;

const MINUTE_MS = 60_000;
const minutesBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / MINUTE_MS;
