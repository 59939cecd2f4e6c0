import { expect, it } from 'vitest';
import { createIdMaker } from './ids.ts';

it('makes ids of version 7 that sort in the order they were made, even within one millisecond', () => {
  const newId = createIdMaker(() => 1_790_000_000_000);
  const ids = Array.from({ length: 10_000 }, newId);
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(10_000);
  expect(
    ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  ).toBe(true);
});

it('never goes back when the clock does', () => {
  const times = [1000, 900, 900, 1001];
  const newId = createIdMaker(() => times.shift() ?? 2000);
  const ids = [newId(), newId(), newId(), newId()];
  expect(ids).toEqual([...ids].sort());
});
