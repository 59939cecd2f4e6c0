import { describe, expect, it } from 'vitest';
import { createLive } from './live.ts';

describe('live topics', () => {
  it('tell those who listen, in order, and nobody else', () => {
    const live = createLive(0);
    const heard: string[] = [];
    const stop = live.subscribe('a', ({ id, data }) => heard.push(`${id}:${data}`));
    live.publish('a', 'one');
    live.publish('b', 'other');
    live.publish('a');
    stop();
    live.publish('a', 'late');
    expect(heard).toEqual(['1:one', '2:2']);
  });
  it('replay what a reader missed, and say so when too much was missed', () => {
    const live = createLive(0);
    for (let n = 0; n < 100; n += 1) live.publish('a', `p${n}`);
    expect(live.since('a', 98)).toEqual([
      { id: 99, data: 'p98' },
      { id: 100, data: 'p99' },
    ]);
    expect(live.since('a', 100)).toEqual([]);
    expect(live.since('a', 3)).toBeNull();
  });
});
