import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLive, type Live } from './live.ts';

afterEach(() => vi.useRealTimers());

const hearing = (live: Live, topic: string) => {
  const heard: (string | null)[] = [];
  return { heard, stop: live.subscribe(topic, ({ data }) => heard.push(data)) };
};

describe('live topics', () => {
  it('tell those who listen, in order, and nobody else', () => {
    const live = createLive('p');
    const heard: string[] = [];
    const stop = live.subscribe('a', ({ id, data }) => heard.push(`${id}:${data}`));
    live.publish('a', 'one');
    live.publish('b', 'other');
    live.publish('a');
    stop();
    live.publish('a', 'late');
    expect(heard).toEqual(['p-1:one', 'p-2:null']);
  });
  it('replay what a reader missed, and say so when too much was missed', () => {
    const live = createLive('p');
    for (let n = 0; n < 100; n += 1) live.publish('a', `p${n}`);
    expect(live.since('a', 'p-98')).toEqual([
      { id: 'p-99', data: 'p98' },
      { id: 'p-100', data: 'p99' },
    ]);
    expect(live.since('a', 'p-36')).toHaveLength(64);
    expect(live.since('a', 'p-35')).toBeNull();
    expect(live.since('a', 'p-100')).toEqual([]);
  });
  it('make nothing of an id from another process, from the future or from nowhere', () => {
    const live = createLive('p');
    live.publish('a');
    for (const id of ['q-1', 'p-2', 'p-', 'p', '', '1', 'p-1e3', '-1'])
      expect(live.since('a', id)).toBeNull();
    expect(live.since('never', 'p-1')).toBeNull();
  });
  it('replay to a page what was published after it was made, from the very first event on', () => {
    const live = createLive('p');
    const [early, quiet] = [live.latest('a'), live.latest('b')];
    live.publish('a', 'one');
    expect(live.since('a', early)).toEqual([{ id: 'p-1', data: 'one' }]);
    expect(live.since('a', live.latest('a'))).toEqual([]);
    expect(live.since('b', quiet)).toEqual([]);
  });
  it('never take what was given out before a topic was forgotten for its numbers afterwards', () => {
    const live = createLive('p');
    live.publish('a', 'one');
    const [before, quiet] = [live.latest('a'), live.latest('b')];
    for (let n = 0; n < 10_000; n += 1) live.publish(`other/${n}`);
    for (const data of ['two', 'three']) live.publish('a', data);
    expect(live.since('a', before)).toBeNull();
    expect(live.since('b', quiet)).toBeNull();
    expect(live.since('a', live.latest('a'))).toEqual([]);
    expect(live.since('b', live.latest('b'))).toEqual([]);
  });
  it('tell everyone to read again when events may have been lost', () => {
    const live = createLive('p');
    const [a, b] = [hearing(live, 'a'), hearing(live, 'b')];
    live.missed();
    expect([a.heard, b.heard]).toEqual([[null], [null]]);
    expect(live.since('a', 'p-0')).toEqual([{ id: 'p-1', data: null }]);
  });
  it('beat at most twice a second, and end with the latest', () => {
    vi.useFakeTimers();
    const live = createLive();
    const { heard } = hearing(live, 'tallies');
    for (let n = 0; n < 95; n += 1) {
      live.pulse('tallies', `${n}`);
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(2_000);
    expect(heard).toEqual(['0', '49', '94']);
    live.pulse('tallies', 'again');
    expect(heard.at(-1)).toBe('again');
    live.close();
  });
});
