import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../app.ts';
import { CHANGED } from '../acts/execute.ts';
import { createLive } from '../live/live.ts';
import { createPlaces, PLACE_KEPT_MS } from './places.ts';

let now: number;
let read: number;
const live = createLive();
// Who asks is told by the finder here; of the application only what is remembered by is needed.
const app = {
  live,
  config: { secret: 'a secret of a test' },
  now: () => new Date(now),
  accounts: { accountOf: async () => null },
} as unknown as App;
const find = async () => {
  read += 1;
  return null;
};
const ask = (places: ReturnType<typeof createPlaces>, cookies = 'one') =>
  places.kept({ forumSlug: 'f', editionSlug: 'e', cookies, headers: () => new Headers() });

beforeEach(() => {
  now = 0;
  read = 0;
});

describe('who asks, from memory', () => {
  it('is read once while nothing changes, and again after some minutes', async () => {
    const places = createPlaces(app, find);
    for (now = 0; now < 290_000; now += 1000) await ask(places);
    expect(read).toBe(1);
    now = 600_001;
    await ask(places);
    expect(read).toBe(2);
  });
  it('counts no longer than half a minute after a change, however many more come', async () => {
    const places = createPlaces(app, find);
    await ask(places);
    for (now = 1000; now <= 1000 + PLACE_KEPT_MS; now += 1000) {
      live.publish(CHANGED);
      await ask(places, `another ${now}`);
    }
    read = 0;
    await ask(places);
    expect(read).toBe(1);
  });
  it('is not read again for a change that it already knew', async () => {
    const places = createPlaces(app, find);
    live.publish(CHANGED);
    await ask(places);
    now = PLACE_KEPT_MS * 2;
    await ask(places);
    expect(read).toBe(1);
  });
  it('tells one asker from another by what they sent', async () => {
    const places = createPlaces(app, find);
    await Promise.all([ask(places), ask(places, 'two'), ask(places)]);
    expect(read).toBe(2);
  });
});
