import { expect, it } from 'vitest';
import { codeOf, newSerial, serialIn } from './invitation-code.ts';

const secret = 'a secret of a test, long enough to sign';

it('reads a code as people type it, and nobody else’s', () => {
  const serial = newSerial();
  const code = codeOf(serial, 'f1', secret);
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
  for (const text of [code, typed]) expect(serialIn(text, 'f1', secret)).toBe(serial);
  expect(serialIn(code, 'f2', secret)).toBeNull();
  expect(serialIn(code, 'f1', 'another secret')).toBeNull();
  const other = codeOf(newSerial(), 'f1', secret);
  for (const text of ['', serial, code.slice(0, 9) + other.slice(9), `${code}0`, '가나다라'])
    expect(serialIn(text, 'f1', secret)).toBeNull();
});
