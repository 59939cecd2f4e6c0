import { concat, fromBase64, sameBytes, toBase64, utf8 } from '../encoding/bytes.ts';
import { HASH_BYTES, type Primitives } from '../primitives/primitives.ts';
import { fail, ok, type Result } from '../encoding/result.ts';

/**
 * Personal or erasable text enters the log only as HMAC-SHA-256 under a random key of its own. Publishing key
 * and value opens it; destroying both leaves a number that says nothing, and the log intact.
 */
export const COMMITMENT_KEY_BYTES = 32;
const LABEL = 'madang.field/v1\n';

/** `key` and `value` open the field `field` of the entry with index `entry`. */
export type Opening = {
  readonly entry: number;
  readonly field: string;
  readonly key: Uint8Array;
  readonly value: string;
};

/**
 * HMAC-SHA-256(key, "madang.field/v1\n" || field || "\n" || UTF-8 value). The field's name is inside so that one
 * opening cannot pass for another; the key has one length only, because HMAC pads shorter ones to the same key.
 */
export async function commitField(
  primitives: Primitives,
  what: Pick<Opening, 'field' | 'key' | 'value'>,
): Promise<Uint8Array> {
  if (what.key.length !== COMMITMENT_KEY_BYTES) throw new Error('a commitment key is 32 bytes');
  const message = concat(utf8(`${LABEL}${what.field}\n`), utf8(what.value));
  return primitives.hmacSha256(what.key, message);
}

export async function opensField(
  primitives: Primitives,
  commitment: Uint8Array,
  opening: Pick<Opening, 'field' | 'key' | 'value'>,
): Promise<boolean> {
  if (commitment.length !== HASH_BYTES || opening.key.length !== COMMITMENT_KEY_BYTES) return false;
  return sameBytes(await commitField(primitives, opening), commitment);
}

/** One line of `openings.jsonl`, without its newline, in canonical JSON. */
export function formatOpening(opening: Opening): string {
  const { entry, field, key, value } = opening;
  // JSON.stringify keeps the order given, and these names stand in canonical order.
  return JSON.stringify({ entry, field, key: toBase64(key), value });
}

export function parseOpening(line: string): Result<Opening> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return fail('opening-malformed', 'not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null) return fail('opening-malformed', 'not an object');
  const { entry, field, key, value } = parsed as Record<string, unknown>; // any object can be asked for names
  if (typeof entry !== 'number' || !Number.isSafeInteger(entry) || entry < 0) {
    return fail('opening-malformed', 'its entry is not an index');
  }
  if (typeof field !== 'string' || typeof key !== 'string' || typeof value !== 'string') {
    return fail('opening-malformed', 'field, key and value are text');
  }
  const bytes = fromBase64(key);
  if (!bytes.ok || bytes.value.length !== COMMITMENT_KEY_BYTES) {
    return fail('opening-malformed', 'its key is not the Base 64 of 32 bytes');
  }
  const opening = { entry, field, key: bytes.value, value };
  return formatOpening(opening) === line ? ok(opening) : fail('opening-malformed', 'not in canonical form');
}
