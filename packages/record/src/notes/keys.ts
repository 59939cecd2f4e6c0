import { concat, fromBase64, toBase64, utf8 } from '../encoding/bytes.ts';
import { ED25519_KEY_BYTES, ML_DSA_44_KEY_BYTES, type Primitives, sha256 } from '../primitives/primitives.ts';
import { fail, ok, type Result } from '../encoding/result.ts';

/**
 * Signature types of C2SP signed-note that this package knows: a log's Ed25519 note signature, and the two
 * cosignatures of tlog-cosignature.
 */
export type KeyType = 'ed25519' | 'ed25519-cosignature' | 'ml-dsa-44-cosignature';

type KeyKind = { readonly byte: number; readonly keyBytes: number; readonly cosigns: boolean };

export const KEY_KINDS: Record<KeyType, KeyKind> = {
  ed25519: { byte: 0x01, keyBytes: ED25519_KEY_BYTES, cosigns: false },
  'ed25519-cosignature': { byte: 0x04, keyBytes: ED25519_KEY_BYTES, cosigns: true },
  'ml-dsa-44-cosignature': { byte: 0x06, keyBytes: ML_DSA_44_KEY_BYTES, cosigns: true },
};

export const KEY_ID_BYTES = 4;

/** Somebody's public key under a name; `id` is the 4-byte key ID that signature lines carry. */
export type VerifierKey = {
  readonly name: string;
  readonly id: Uint8Array;
  readonly type: KeyType;
  readonly publicKey: Uint8Array;
};

/** Not empty, no Unicode space, no plus, no control character: signed-note's rule for key names. */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\s\p{Z}\p{Cc}\p{Cs}+]/u.test(name);
}

/** SHA-256(name || LF || type || public key), first four bytes. */
export async function keyId(
  primitives: Primitives,
  key: Pick<VerifierKey, 'name' | 'type' | 'publicKey'>,
): Promise<Uint8Array> {
  const type = Uint8Array.of(KEY_KINDS[key.type].byte);
  const hash = await sha256(primitives, concat(utf8(`${key.name}\n`), type, key.publicKey));
  return hash.slice(0, KEY_ID_BYTES);
}

export function keyTypeOfByte(byte: number | undefined): KeyType | undefined {
  if (byte === 0x01) return 'ed25519';
  if (byte === 0x04) return 'ed25519-cosignature';
  return byte === 0x06 ? 'ml-dsa-44-cosignature' : undefined;
}

/** Reads a *vkey*: `name+hex id+base64(type || public key)`. The id must be the one the key hashes to. */
export async function parseVerifierKey(primitives: Primitives, text: string): Promise<Result<VerifierKey>> {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text);
  if (match === null) return fail('key-malformed', 'a verifier key is name+id+key');
  const [, name = '', id = '', material = ''] = match;
  if (!isKeyName(name)) return fail('key-malformed', 'the key has no proper name');
  const bytes = fromBase64(material);
  if (!bytes.ok) return fail('key-malformed', `the key material of ${name} is ${bytes.detail}`);
  const type = keyTypeOfByte(bytes.value[0]);
  if (type === undefined) return fail('key-type-unknown', `the key type of ${name} is not supported`);
  const publicKey = bytes.value.slice(1);
  if (publicKey.length !== KEY_KINDS[type].keyBytes) {
    return fail('key-malformed', `the key of ${name} has a wrong length`);
  }
  const key = { name, type, publicKey, id: await keyId(primitives, { name, type, publicKey }) };
  return formatKeyId(key) === id ? ok(key) : fail('key-malformed', `the id of ${name} is not its key's`);
}

export function formatVerifierKey(key: VerifierKey): string {
  const material = concat(Uint8Array.of(KEY_KINDS[key.type].byte), key.publicKey);
  return `${key.name}+${formatKeyId(key)}+${toBase64(material)}`;
}

export function formatKeyId(key: Pick<VerifierKey, 'id'>): string {
  return Array.from(key.id, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
