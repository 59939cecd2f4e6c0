import { expect, it } from 'vitest';
import { leadingZeroBits, workText } from './proof-work.ts';

it.each([
  [[0x80, 0], 0],
  [[0x01, 0xff], 7],
  [[0x00, 0x10], 11],
  [[0x00, 0x00], 16],
])('counts %o as %i zero bits', (bytes, bits) => {
  expect(leadingZeroBits(Uint8Array.from(bytes))).toBe(bits);
});
it('asks for different work for another visitor and another deliberation', () => {
  expect(new Set([workText('d1', 'v1', 1), workText('d2', 'v1', 1), workText('d1', 'v2', 1)]).size).toBe(3);
});
