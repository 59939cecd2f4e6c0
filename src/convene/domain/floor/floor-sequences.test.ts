import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyFloor, replayFloor } from './apply-floor.ts';
import { decideFloor } from './decide-floor.ts';
import { RESTS_OF_LINE, type FloorCommand, type FloorOrder } from './floor-command.ts';
import type { FloorEventAt } from './floor-event.ts';
import { lineOf } from './floor-line.ts';
import { FLOOR_AHEAD, REPLIES_PER_PARTY_MAX, turnNow, type FloorState } from './floor-state.ts';
import { spentMs } from './floor-time.ts';
import { isWaiting, REQUEST_KINDS } from './request-state.ts';
import { speakerOf } from './test-floor.ts';

const NAMES = ['gaon-1', 'gaon-2', 'naru-1', 'ngo-1', 'ngo-2'];
const PLAIN = [
  ...(['call_next', 'start', 'pause', 'resume', 'finish', 'yield', 'miss', 'put_back'] as const),
  ...(['close_list', 'reopen_list', 'end'] as const),
];
const OF_REQUEST = ['withdraw', 'grant', 'decline', 'call', 'relist'] as const;
type Draft = { readonly what: number; readonly who: number; readonly which: number; readonly gap: number };

const draft = fc.record({
  what: fc.nat(25),
  who: fc.nat(NAMES.length - 1),
  which: fc.nat(30),
  // Now and then the clock runs back.
  gap: fc.integer({ min: -5_000, max: 60_000 }),
});

function orderOf({ what, who, which }: Draft, state: FloorState): FloorOrder {
  const speaker = speakerOf(NAMES[who] ?? 'gaon-1');
  const requestId = state.requests[which % Math.max(1, state.requests.length)]?.requestId ?? 'none';
  if (what < PLAIN.length) return { do: PLAIN[what] ?? 'start' };
  const kind = REQUEST_KINDS[which % REQUEST_KINDS.length] ?? 'speech';
  if (what < PLAIN.length + 5) return { do: 'ask', kind, speaker };
  if (what < PLAIN.length + 10) return { do: OF_REQUEST[what - PLAIN.length - 5] ?? 'call', requestId };
  if (what === 21) return { do: 'give_text', speaker, textId: `t${which}` };
  if (what === 23) return { do: 'ask', kind: 'speech', speaker, itemId: `i${which % 3}` };
  const item = { itemId: `i${which % 3}`, rest: RESTS_OF_LINE[who % 2] ?? 'carry' };
  if (what > 23) return { do: what === 24 ? 'open_item' : 'close_item', ...item };
  return { do: 'open', times: { speechSeconds: 60, replySeconds: 30 } };
}

function run(
  drafts: readonly Draft[],
  each: (before: FloorState, after: FloorState) => void,
): FloorEventAt[] {
  let state = FLOOR_AHEAD;
  let ms = 1_000;
  const events: FloorEventAt[] = [];
  drafts.forEach((one, at) => {
    ms += one.gap;
    const command: FloorCommand = {
      ...{ commandId: `c${at}`, ms, seen: null, offRecord: false, order: orderOf(one, state) },
      by: { chair: one.which % 2 === 0, participationId: `p-${NAMES[one.who] ?? ''}` },
    };
    const decided = decideFloor(state, command);
    if (!decided.accepted || decided.change === null) return;
    const event = { event: decided.change, ms };
    const after = applyFloor(state, event);
    each(state, after);
    events.push(event);
    state = after;
  });
  return events;
}

function holds(before: FloorState, after: FloorState): void {
  expect(after.version).toBe(before.version + 1);
  expect(after.ms).toBeGreaterThanOrEqual(before.ms);
  const onFloor = after.requests.filter(({ state }) => state === 'called' || state === 'speaking');
  // Whoever is called or speaks is on the floor, and nobody else is: at most one, and one who interrupts.
  const turns = [after.main, after.point].filter((turn) => turn !== null);
  expect(onFloor.map(({ requestId }) => requestId).sort()).toEqual(
    turns.map(({ requestId }) => requestId).sort(),
  );
  if (after.point !== null) expect(after.main?.phase).not.toBe('running');
  for (const turn of turns) expect(spentMs(turn, after.ms)).toBeGreaterThanOrEqual(0);
  const ranks = lineOf(after).map(({ kind }) => ['point_of_order', 'speech', 'right_of_reply'].indexOf(kind));
  expect(ranks).toEqual([...ranks].sort());
  // Everybody waits once for each kind of turn under each item.
  const waiting = after.requests
    .filter(({ state }) => isWaiting(state))
    .map(({ kind, itemId, speaker }) => `${kind} ${itemId} ${speaker.participationId}`);
  expect(new Set(waiting).size).toBe(waiting.length);
  expect(after.closedItems ?? []).not.toContain(after.item);
  for (const party of ['gaon', 'naru', 'ngo']) {
    const replies = after.requests.filter(
      ({ kind, state, speaker }) =>
        kind === 'right_of_reply' &&
        speaker.party === party &&
        !['lapsed', 'yielded', 'absent'].includes(state),
    );
    expect(replies.length).toBeLessThanOrEqual(REPLIES_PER_PARTY_MAX);
  }
  if (after.floor === 'ended') expect(turnNow(after)).toBeNull();
}

it('holds its rules in any sequence of orders, and replaying the log gives the same state', () => {
  fc.assert(
    fc.property(fc.array(draft, { maxLength: 60 }), (drafts) => {
      let last = FLOOR_AHEAD;
      const events = run([{ what: 22, who: 0, which: 0, gap: 0 }, ...drafts], (before, after) => {
        holds(before, after);
        last = after;
      });
      expect(replayFloor(FLOOR_AHEAD, events)).toEqual(last);
      const half = Math.floor(events.length / 2);
      const kept: unknown = JSON.parse(JSON.stringify(replayFloor(FLOOR_AHEAD, events.slice(0, half))));
      expect(replayFloor(kept as FloorState, events.slice(half))).toEqual(last); // what a snapshot keeps is the state
    }),
  );
});
