import { fail, ok, type Result } from './result.ts';

/** What an entry may hold: JSON whose numbers are integers that every reader represents exactly. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Deeper nesting than any entry needs would only serve to exhaust a reader's stack. */
const JSON_DEPTH_MAX = 32;

const LONE_SURROGATE = /\p{Cs}/u;

class NotCanonical extends Error {}

/**
 * RFC 8785 (JSON Canonicalization Scheme) restricted to integers of magnitude <= 2^53 - 1. Refuses lone
 * surrogates, NaN, infinities, fractions, -0, `undefined`, and everything that is not plain JSON.
 */
export function canonicalJson(value: unknown): Result<string> {
  try {
    return ok(write(value, 0));
  } catch (error) {
    if (error instanceof NotCanonical) return fail('not-canonical', error.message);
    throw error;
  }
}

/** Reads text that must already be in canonical form; anything else, duplicate names included, is refused. */
export function parseCanonicalJson(text: string): Result<Json> {
  let value: Json;
  try {
    value = JSON.parse(text) as Json; // the reviverless parser returns nothing but JSON
  } catch {
    return fail('not-json', 'not JSON');
  }
  // The engine's own writer is several times faster; what it cannot vouch for goes the slow way below.
  if (!text.includes('\\ud') && isInOrder(value, 0) && JSON.stringify(value) === text) return ok(value);
  const again = canonicalJson(value);
  if (!again.ok) return again;
  return again.value === text ? ok(value) : fail('not-canonical', 'not in canonical form (RFC 8785)');
}

/** Members in order, integers only, not too deep. Escaped surrogates must have been ruled out by the caller. */
function isInOrder(value: Json, depth: number): boolean {
  if (depth > JSON_DEPTH_MAX) return false;
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  let last = '';
  for (const [name, member] of Object.entries(value)) {
    if (!Array.isArray(value) && name < last) return false;
    last = name;
    if (!isInOrder(member, depth + 1)) return false;
  }
  return true;
}

function write(value: unknown, depth: number): string {
  if (depth > JSON_DEPTH_MAX) throw new NotCanonical(`nested deeper than ${JSON_DEPTH_MAX}`);
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') return writeInteger(value);
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) return writeObject(value, depth);
  throw new NotCanonical(`a ${typeof value} is not JSON`);
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function writeObject(value: Readonly<Record<string, unknown>>, depth: number): string {
  // Strings compare by UTF-16 code units, which is the order RFC 8785 asks for.
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  let text = '';
  for (const [name, member] of members) {
    text += `${text === '' ? '' : ','}${writeString(name)}:${write(member, depth + 1)}`;
  }
  return `{${text}}`;
}

function writeInteger(value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw new NotCanonical('a number must be an integer of magnitude <= 2^53 - 1');
  }
  return String(value);
}

function writeString(value: string): string {
  const quoted = JSON.stringify(value);
  // A lone surrogate is always written as an escape, so a string without escapes needs no search.
  if (quoted.length !== value.length + 2 && LONE_SURROGATE.test(value)) {
    throw new NotCanonical('a string holds a lone surrogate');
  }
  return quoted;
}
