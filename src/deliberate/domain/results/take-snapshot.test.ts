import { describe, expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import {
  makeCells,
  type CellsBefore,
  type OpinionOutputs,
} from '#deliberate/domain/opinion/opinion-outputs.ts';
import { closeDeliberation, takeSnapshot, type SnapshotState, type TakeSnapshot } from './take-snapshot.ts';

const at = new Date('2026-11-24T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(at.getTime() - minutes * 60_000);
const sizes = { groupSizeMin: 5, publicSizeMin: 10 };
const tally = (since: number) => ({ agree: 6, disagree: 3, pass: 0, important: 0, since });

const cellsOf = (epoch: number, since: number, before: CellsBefore) =>
  makeCells({
    epoch,
    sizes,
    before,
    tallies: [{ positionId: 's1', number: 1, accredited: { academia: tally(since) }, public: null }],
  });

const OPEN: SnapshotState = {
  deliberation: { state: 'open', resultsShown: 'always', sizes },
  latest: null,
  counted: {
    inputsSha256: 'abc',
    simulated: false,
    positions: cellsOf(1, 0, new Map()),
    found: { accredited: null, public: null },
  },
};
function command(cause: TakeSnapshot['cause']): Command<TakeSnapshot> {
  const viewer = {
    account: null,
    roles: new Set(['secretariat'] as const),
    participation: null,
    visitorId: null,
  };
  const input = { editionId: 'e1', deliberationId: 'd1', cause };
  return { input, forumId: 'f1', viewer, at, id: 'n1', ids: ['n1'] };
}
function outputsOf(decision: ReturnType<typeof takeSnapshot>): OpinionOutputs {
  if (!decision.accepted || decision.change === null) throw new Error('No epoch was taken.');
  return decision.change.outputs;
}
/** The state after an epoch, with `since` people of the one group moved since. */
function after(outputs: OpinionOutputs, since: number, minutes: number): SnapshotState {
  return {
    ...OPEN,
    latest: { takenAt: minutesAgo(minutes), outputs },
    counted: {
      ...OPEN.counted,
      positions: cellsOf(
        outputs.epoch + 1,
        since,
        new Map(outputs.positions.map((position) => [position.positionId, position])),
      ),
    },
  };
}

describe('takeSnapshot', () => {
  const firstEpoch = outputsOf(takeSnapshot(OPEN, command('asked')));
  it('freezes the first epoch with its inputs hash', () => {
    expect(firstEpoch.epoch).toBe(1);
    expect(takeSnapshot(OPEN, command('asked'))).toMatchObject({
      change: { snapshotId: 'n1', deliberationId: 'd1', inputsSha256: 'abc' },
    });
  });
  it('takes none when it would tell nothing new, even if asked', () => {
    expect(takeSnapshot(after(firstEpoch, 4, 60), command('asked'))).toEqual({
      accepted: true,
      change: null,
    });
  });
  it('comes of itself no sooner than ten minutes after the last', () => {
    expect(takeSnapshot(after(firstEpoch, 6, 9), command('due'))).toEqual({ accepted: true, change: null });
    expect(outputsOf(takeSnapshot(after(firstEpoch, 6, 10), command('due'))).epoch).toBe(2);
  });
  it('waits for the close where that was promised', () => {
    const late: SnapshotState = { ...OPEN, deliberation: { state: 'open', resultsShown: 'at_close', sizes } };
    expect(takeSnapshot(late, command('asked'))).toMatchObject({ refusal: { code: 'results-at-close' } });
    expect(takeSnapshot(late, command('due'))).toEqual({ accepted: true, change: null });
    expect(closeDeliberation(late, command('asked'))).toMatchObject({ change: { state: 'closed' } });
  });
  it('refuses what is unknown or not open yet', () => {
    expect(takeSnapshot({ ...OPEN, deliberation: null }, command('asked'))).toMatchObject({
      refusal: { code: 'deliberation-unknown' },
    });
    const draft: SnapshotState = { ...OPEN, deliberation: { state: 'draft', resultsShown: 'always', sizes } };
    expect(takeSnapshot(draft, command('asked'))).toMatchObject({
      refusal: { code: 'deliberation-not-open' },
    });
  });
});

describe('closeDeliberation', () => {
  it('freezes a last epoch even if it tells nothing more, and only once', () => {
    const firstEpoch = outputsOf(takeSnapshot(OPEN, command('asked')));
    const closed = closeDeliberation(after(firstEpoch, 0, 1), command('asked'));
    expect(closed).toMatchObject({ change: { state: 'closed', snapshot: { outputs: { epoch: 2 } } } });
    const again: SnapshotState = {
      ...OPEN,
      deliberation: { state: 'closed', resultsShown: 'always', sizes },
    };
    expect(closeDeliberation(again, command('asked'))).toMatchObject({
      refusal: { code: 'deliberation-not-open' },
    });
  });
});
