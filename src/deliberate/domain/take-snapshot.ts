import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { EPOCH_MINUTES_MIN } from './deliberate-limits.ts';
import type { ResultsShown } from './deliberation-rules.ts';
import { nextDeliberationState, type DeliberationState } from './deliberation-state.ts';
import type { DeliberationMoved, OneDeliberation } from './move-deliberation.ts';
import { makeOutputs, tellsMore, type OpinionOutputs, type OutputsMade } from './opinion-outputs.ts';
import { refuse } from './refusals.ts';

export type TakeSnapshot = OneDeliberation & {
  /** `asked` by the secretariat, or `due` because enough has changed. */
  readonly cause: 'asked' | 'due';
};

export type SnapshotState = {
  readonly deliberation: {
    readonly state: DeliberationState;
    readonly resultsShown: ResultsShown;
    readonly sizes: OutputsMade['sizes'];
  } | null;
  readonly latest: { readonly takenAt: Date; readonly outputs: OpinionOutputs } | null;
  readonly counted: Pick<OutputsMade, 'tallies' | 'before' | 'simulated'> & { readonly inputsSha256: string };
};

export type SnapshotTaken = OneDeliberation & {
  readonly snapshotId: string;
  readonly inputsSha256: string;
  readonly outputs: OpinionOutputs;
};

/** Releases a new epoch, if it would tell anything new; whoever asks, the cells decide what may be told. */
export function takeSnapshot(state: SnapshotState, command: Command<TakeSnapshot>): Decision<SnapshotTaken> {
  const { deliberation, latest } = state;
  const { editionId, deliberationId, cause } = command.input;
  if (deliberation === null) return refuse('deliberation-unknown');
  if (nextDeliberationState(deliberation.state, 'take_snapshot') === null)
    return refuse('deliberation-not-open');
  if (deliberation.resultsShown === 'at_close' && deliberation.state === 'open')
    return cause === 'due' ? accept<SnapshotTaken>(null) : refuse('results-at-close');
  if (cause === 'due' && latest !== null && minutesBetween(latest.takenAt, command.at) < EPOCH_MINUTES_MIN)
    return accept<SnapshotTaken>(null);
  const outputs = outputsAfter(state);
  if (!tellsMore(outputs, latest?.outputs ?? null)) return accept<SnapshotTaken>(null);
  const { inputsSha256 } = state.counted;
  return accept({ editionId, deliberationId, snapshotId: command.id, inputsSha256, outputs });
}

export type DeliberationClosed = DeliberationMoved & { readonly snapshot: SnapshotTaken };

/** Closing freezes the last epoch with it, in the same transaction, whether or not it tells more than the one before. */
export function closeDeliberation(
  state: SnapshotState,
  command: Command<OneDeliberation>,
): Decision<DeliberationClosed> {
  const { deliberation, counted } = state;
  const { editionId, deliberationId } = command.input;
  if (deliberation === null) return refuse('deliberation-unknown');
  const next = nextDeliberationState(deliberation.state, 'close');
  if (next === null) return refuse('deliberation-not-open');
  const snapshot = {
    editionId,
    deliberationId,
    snapshotId: command.id,
    inputsSha256: counted.inputsSha256,
    outputs: outputsAfter(state),
  };
  return accept({ editionId, deliberationId, state: next, snapshot });
}

function outputsAfter({ deliberation, latest, counted }: SnapshotState): OpinionOutputs {
  if (deliberation === null) throw new Error('There is nothing to count without a deliberation.');
  const epoch = (latest?.outputs.epoch ?? 0) + 1;
  return makeOutputs({ epoch, sizes: deliberation.sizes, ...counted });
}

const MINUTE_MS = 60_000;
const minutesBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / MINUTE_MS;
