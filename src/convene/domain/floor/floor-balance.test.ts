import { expect, it } from 'vitest';
import { balanceBy, suggestNext } from './floor-balance.ts';
import { testFloor } from './test-floor.ts';

function speak(floor: ReturnType<typeof testFloor>, ms: number): void {
  floor.order({ do: 'call_next' });
  floor.order({ do: 'start' });
  floor.pass(ms);
  floor.order({ do: 'finish' });
}

it('suggests who was not heard, then whose group was heard least, and says why', () => {
  const floor = testFloor();
  floor.open();
  expect(suggestNext(floor.state)).toBeNull();
  const first = floor.ask('gaon-1');
  expect(suggestNext(floor.state)).toEqual({ requestId: first, reasons: ['first_in_line'] });
  speak(floor, 60_000);
  floor.ask('gaon-1');
  const second = floor.ask('gaon-2');
  expect(suggestNext(floor.state)).toEqual({ requestId: second, reasons: ['person_not_heard'] });
  const third = floor.ask('ngo-1');
  expect(suggestNext(floor.state)).toEqual({
    requestId: third,
    reasons: ['person_not_heard', 'group_not_heard'],
  });
});

it('counts people, not speeches, and lists whoever was not heard first', () => {
  const floor = testFloor();
  floor.open();
  for (const ms of [60_000, 30_000]) {
    floor.ask('gaon-1');
    speak(floor, ms);
  }
  floor.ask('naru-1');
  const seat = { group: 'civil_society', region: null, attendance: 'remote', people: 2 };
  const present = [seat, { ...seat, group: 'government', people: 1 }];
  expect(balanceBy(floor.state, present, ({ group }) => group)).toEqual([
    { key: 'civil_society', present: 2, heard: 0, waiting: 0, spokenMs: 0 },
    { key: 'government', present: 1, heard: 1, waiting: 1, spokenMs: 90_000 },
  ]);
  expect(balanceBy(floor.state, present, ({ region }) => region)).toEqual([]);
});
