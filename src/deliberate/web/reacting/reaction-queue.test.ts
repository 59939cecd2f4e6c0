import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openQueue, type ReactionQueue } from './reaction-queue.ts';

// The server lets a device without a token in by the id of what it sends first: every sending begins with the same
// reaction until an answer came, whatever is chosen or taken back meanwhile.

type Sending = { readonly reactions: readonly { readonly id: string; readonly stance: number | null }[] };
let sendings: Sending[];
let answers: Response[];
let queue: ReactionQueue;

beforeEach(() => {
  sendings = [];
  // Where none is left the line is lost.
  answers = [];
  vi.stubGlobal('fetch', async (_address: string, { body }: { body: string }) => {
    sendings.push(JSON.parse(body));
    return answers.shift() ?? Promise.reject(new TypeError('no line'));
  });
  queue = openQueue({ address: '/reactions', as: 'public', who: undefined });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const choose = (stance: 1 | null) => queue.add({ positionId: 'p1', number: 1, stance, important: false });
const taken = () => {
  const ids = queue.waiting().map(({ id }) => [id, 'taken']);
  return Response.json({ taken: Object.fromEntries(ids) });
};

it('begins with the first reaction again when it was taken back before its answer came', async () => {
  choose(1);
  const lost = queue.send();
  choose(null);
  expect(await lost).toEqual({ state: 'later', seconds: null });
  answers = [taken()];
  await queue.send();
  expect(sendings.map(({ reactions }) => reactions.map(({ stance }) => stance))).toEqual([[1], [1, null]]);
  expect(sendings[1]?.reactions[0]?.id).toBe(sendings[0]?.reactions[0]?.id);
  expect(queue.waiting()).toEqual([]);
});

it('keeps what was taken back while the answer was on its way, and sends it next', async () => {
  choose(1);
  answers = [taken()];
  const answered = queue.send();
  choose(null);
  expect(await answered).toEqual({ state: 'sent', refused: [] });
  expect(queue.waiting().map(({ stance }) => stance)).toEqual([null]);
});

it('keeps the order in which they were made when the clock of the device was set back', async () => {
  vi.useFakeTimers({ now: 100_000, toFake: ['Date'] });
  choose(1);
  vi.setSystemTime(50_000);
  choose(null);
  expect(queue.waiting().map(({ stance }) => stance)).toEqual([1, null]);
});
