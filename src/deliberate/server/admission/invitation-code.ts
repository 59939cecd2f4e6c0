import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Crockford's Base 32: no letter that is taken for a digit. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const HALF = 8;
const FORM = new RegExp(`^[${LETTERS}]{${2 * HALF}}$`);

/** The half of a code that is kept: names it, and lets nobody in. */
export function newSerial(): string {
  return Array.from(randomBytes(HALF), (byte) => LETTERS[byte & 31]).join('');
}

/** The whole code as it is printed. The second half is computed, so that a copy of the database invites nobody. */
export function codeOf(serial: string, forumId: string, secret: string): string {
  return (serial + checkOf(serial, forumId, secret)).replace(/(.{4})(?=.)/g, '$1-');
}

/** The kept half of a code as somebody typed it, if this forum made it. */
export function serialIn(typed: string, forumId: string, secret: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (!FORM.test(plain)) return null;
  const serial = plain.slice(0, HALF);
  const check = Buffer.from(checkOf(serial, forumId, secret));
  return timingSafeEqual(check, Buffer.from(plain.slice(HALF))) ? serial : null;
}

function checkOf(serial: string, forumId: string, secret: string): string {
  const mac = createHmac('sha256', secret).update(`madang.invitation/v1\n${forumId}\n${serial}`).digest();
  return Array.from(mac.subarray(0, HALF), (byte) => LETTERS[byte & 31]).join('');
}
