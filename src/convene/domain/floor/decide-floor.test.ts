import { describe, expect, it } from 'vitest';
import { lineOf } from './floor-line.ts';
import { requestIn } from './floor-state.ts';
import { leftMs, spentMs } from './floor-time.ts';
import { asOwn, speakerOf, testFloor } from './test-floor.ts';

const names = (floor: ReturnType<typeof testFloor>) =>
  lineOf(floor.state).map(({ speaker }) => speaker.participationId.slice(2));

function opened() {
  const floor = testFloor();
  expect(floor.open()).toBe('ok');
  return floor;
}

describe('the list of speakers', () => {
  it('is not there before the chair opens it, nor after the meeting has ended', () => {
    const floor = testFloor();
    expect(floor.ask('gaon-1')).toBe('floor-not-open');
    floor.open();
    const waits = floor.ask('gaon-1');
    expect(floor.order({ do: 'end' })).toBe('ok');
    expect(requestIn(floor.state, waits)?.state).toBe('lapsed');
    expect(floor.ask('naru-1')).toBe('floor-ended');
    expect(floor.open()).toBe('ok');
  });

  it('takes each person once, in the order of asking', () => {
    const floor = opened();
    floor.ask('gaon-1');
    floor.ask('naru-1');
    expect(floor.ask('gaon-1')).toBe('already-waiting');
    expect(names(floor)).toEqual(['gaon-1', 'naru-1']);
  });

  it('is closed to delegates, not to the chair, to points of order or to texts', () => {
    const floor = opened();
    floor.order({ do: 'close_list' });
    expect(floor.ask('gaon-1')).toBe('list-closed');
    expect(floor.order({ do: 'ask', kind: 'speech', speaker: speakerOf('naru-1') })).toBe('ok');
    expect(floor.ask('gaon-1', 'point_of_order')).not.toBe('list-closed');
    const text = { do: 'give_text', speaker: speakerOf('daon-1'), textId: 't1' } as const;
    expect(floor.order(text, asOwn('daon-1'))).toBe('ok');
  });

  it('is withdrawn from by whoever asked and by the chair', () => {
    const floor = opened();
    const requestId = floor.ask('gaon-1');
    expect(floor.order({ do: 'withdraw', requestId }, asOwn('naru-1'))).toBe('not-your-request');
    expect(floor.order({ do: 'withdraw', requestId }, asOwn('gaon-1'))).toBe('ok');
    expect(floor.order({ do: 'withdraw', requestId }, asOwn('gaon-1'))).toBe('request-unknown');
    expect(floor.ask('gaon-1')).not.toBe('already-waiting');
  });

  it('keeps the orders of the chair to the chair', () => {
    const floor = opened();
    floor.ask('gaon-1');
    expect(floor.order({ do: 'call_next' }, asOwn('gaon-1'))).toBe('chair-only');
  });
});

describe('a point of order', () => {
  it('goes before everyone, first raised first', () => {
    const floor = opened();
    floor.ask('gaon-1');
    floor.ask('naru-1', 'point_of_order');
    floor.ask('daon-1', 'point_of_order');
    expect(names(floor)).toEqual(['naru-1', 'daon-1', 'gaon-1']);
    const [, , speech] = lineOf(floor.state);
    expect(floor.order({ do: 'call', requestId: speech?.requestId ?? '' })).toBe('point-first');
  });

  it('interrupts a speech without costing it time', () => {
    const floor = opened();
    floor.ask('gaon-1');
    floor.order({ do: 'call_next' });
    floor.order({ do: 'start' });
    floor.pass(20_000);
    floor.ask('naru-1', 'point_of_order');
    expect(floor.order({ do: 'call_next' })).toBe('ok');
    floor.order({ do: 'start' });
    floor.pass(50_000);
    floor.order({ do: 'finish' });
    expect(floor.state.main?.phase).toBe('paused');
    floor.order({ do: 'resume' });
    floor.pass(10_000);
    expect(floor.state.main && spentMs(floor.state.main, floor.at())).toBe(30_000);
  });
});

describe('a right of reply', () => {
  it('waits for the chair, for the end of the list, and is shorter', () => {
    const floor = opened();
    const speech = floor.ask('gaon-1');
    const reply = floor.ask('naru-1', 'right_of_reply');
    expect(requestIn(floor.state, reply)?.state).toBe('requested');
    floor.order({ do: 'grant', requestId: reply });
    expect(floor.order({ do: 'call', requestId: reply })).toBe('reply-last');
    floor.order({ do: 'call', requestId: speech });
    floor.order({ do: 'start' });
    floor.order({ do: 'finish' });
    expect(floor.order({ do: 'call_next' })).toBe('ok');
    expect(floor.state.main?.limitMs).toBe(90_000);
    expect(floor.order({ do: 'set_times', times: { speechSeconds: 60, replySeconds: 60 } })).toBe(
      'reply-not-shorter',
    );
  });

  it('is had twice by a delegation, whoever speaks for it', () => {
    const floor = opened();
    floor.ask('gaon-1', 'right_of_reply');
    const second = floor.ask('gaon-2', 'right_of_reply');
    expect(floor.ask('gaon-3', 'right_of_reply')).toBe('replies-used');
    floor.order({ do: 'decline', requestId: second });
    expect(floor.ask('gaon-3', 'right_of_reply')).not.toBe('replies-used');
  });
});

describe('having the floor', () => {
  it('goes from called to done, or to absent and back to the end of the line', () => {
    const floor = opened();
    const first = floor.ask('gaon-1');
    floor.ask('naru-1');
    expect(floor.order({ do: 'start' })).toBe('floor-free');
    floor.order({ do: 'call_next' });
    expect(floor.order({ do: 'pause' })).toBe('request-step');
    expect(floor.order({ do: 'call_next' })).toBe('floor-taken');
    floor.order({ do: 'miss' });
    expect(requestIn(floor.state, first)?.state).toBe('absent');
    expect(floor.order({ do: 'relist', requestId: first })).toBe('ok');
    expect(names(floor)).toEqual(['naru-1', 'gaon-1']);
    expect(floor.order({ do: 'call_next' })).toBe('ok');
    floor.order({ do: 'start' });
    expect(floor.order({ do: 'end' })).toBe('floor-taken');
    expect(floor.order({ do: 'finish' })).toBe('ok');
  });

  it('refuses an order meant for another state, and no more than that', () => {
    const floor = opened();
    floor.ask('gaon-1');
    const seen = floor.state.version;
    floor.ask('naru-1');
    const again = () => floor.order({ do: 'call_next' }, { seen });
    expect(again()).toBe('ok');
    expect(again()).toBe('floor-moved-on');
    const now = floor.state.version;
    floor.ask('daon-1', 'point_of_order');
    expect(floor.order({ do: 'start' }, { seen: now })).toBe('floor-moved-on');
    expect(floor.order({ do: 'start' }, { seen: floor.state.version + 1 })).toBe('floor-moved-on');
  });

  it('loses no time to a clock that runs back', () => {
    const floor = opened();
    floor.ask('gaon-1');
    floor.order({ do: 'call_next' });
    floor.order({ do: 'start' });
    floor.pass(30_000);
    floor.order({ do: 'pause' });
    floor.pass(-86_400_000);
    floor.order({ do: 'resume' });
    expect(floor.state.main && leftMs(floor.state.main, floor.at())).toBe(150_000);
  });
});

describe('a text instead of a speech', () => {
  it('lapses the speech that waits, twice at most, and never off the record', () => {
    const floor = opened();
    const waits = floor.ask('gaon-1');
    const give = (textId: string) => ({ do: 'give_text', speaker: speakerOf('gaon-1'), textId }) as const;
    expect(floor.order(give('t0'), { ...asOwn('gaon-1'), offRecord: true })).toBe('text-off-record');
    expect(floor.order(give('t1'), asOwn('gaon-1'))).toBe('ok');
    expect(requestIn(floor.state, waits)).toMatchObject({ state: 'lapsed', textId: 't1' });
    expect(floor.order(give('t2'), asOwn('gaon-1'))).toBe('ok');
    expect(floor.order(give('t3'), asOwn('gaon-1'))).toBe('texts-used');
  });
});
