import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { concat, fromBase64, toBase64, uint64, utf8 } from '../encoding/bytes.ts';
import {
  formatKeyId,
  isKeyName,
  KEY_KINDS,
  keyId,
  type KeyType,
  keyTypeOfByte,
  type VerifierKey,
} from './keys.ts';
import { nodePrimitives } from '../primitives/node-primitives.ts';
import type { NoteSignature } from './note.ts';
import { fail, ok, type Result } from '../encoding/result.ts';
import { cosignatureV1Message, subtreeV1Message } from './signature.ts';

// PKCS #8 headers (RFC 8410; RFC 9881, seed form): the 32-byte seed follows directly.
const PKCS8: Record<'ed25519' | 'ml-dsa-44', Buffer> = {
  ed25519: Buffer.from('302e020100300506032b657004220420', 'hex'),
  'ml-dsa-44': Buffer.from('3034020100300b060960864801650304031104228020', 'hex'),
};
const SEED_BYTES = 32;
const PREFIX = 'PRIVATE+KEY+';

/** A private key under a name. `secret` is what a key file holds; it never goes anywhere else. */
export type Signer = {
  readonly key: VerifierKey;
  readonly secret: string;
  /** Signs a note's text; `at` (seconds since 1970) goes into cosignatures and is ignored by log keys. */
  readonly sign: (text: string, at: number) => NoteSignature;
};

/** A new key from the system's randomness. */
export async function createSigner(name: string, type: KeyType): Promise<Result<Signer>> {
  return signerFromSeed({ name, type, seed: randomBytes(SEED_BYTES) });
}

/** Reads `PRIVATE+KEY+name+id+base64(type || seed)`, the form Go's note package writes. */
export async function parseSigner(secret: string): Promise<Result<Signer>> {
  const match = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(secret.trim());
  if (match === null) return fail('key-malformed', 'a private key is PRIVATE+KEY+name+id+key');
  const [, name = '', id = '', material = ''] = match;
  const bytes = fromBase64(material);
  if (!bytes.ok) return fail('key-malformed', `the private key is ${bytes.detail}`);
  const type = keyTypeOfByte(bytes.value[0]);
  if (type === undefined) return fail('key-type-unknown', 'the key type is not supported');
  const signer = await signerFromSeed({ name, type, seed: bytes.value.slice(1) });
  if (!signer.ok) return signer;
  return formatKeyId(signer.value.key) === id ? signer : fail('key-malformed', 'the id is not of this key');
}

export async function signerFromSeed(from: {
  readonly name: string;
  readonly type: KeyType;
  /** 32 bytes. */
  readonly seed: Uint8Array;
}): Promise<Result<Signer>> {
  const { name, type, seed } = from;
  if (!isKeyName(name)) return fail('key-malformed', 'a key name is not empty and has no space or plus');
  if (seed.length !== SEED_BYTES) return fail('key-malformed', 'a private key is a seed of 32 bytes');
  const algorithm = type === 'ml-dsa-44-cosignature' ? 'ml-dsa-44' : 'ed25519';
  let privateKey: KeyObject;
  try {
    const der = Buffer.from(concat(PKCS8[algorithm], seed));
    privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch {
    return fail('key-type-unknown', `this runtime has no ${algorithm}`);
  }
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicKey = new Uint8Array(spki.subarray(spki.length - KEY_KINDS[type].keyBytes));
  const key = { name, type, publicKey, id: await keyId(nodePrimitives, { name, type, publicKey }) };
  const material = toBase64(concat(Uint8Array.of(KEY_KINDS[type].byte), seed));
  return ok({
    key,
    secret: `${PREFIX}${name}+${formatKeyId(key)}+${material}`,
    sign: (text, at) => ({ name, id: key.id, signature: signText(privateKey, key, { text, at }) }),
  });
}

function signText(
  privateKey: KeyObject,
  key: VerifierKey,
  what: { readonly text: string; readonly at: number },
): Uint8Array {
  if (key.type === 'ed25519') return new Uint8Array(sign(null, utf8(what.text), privateKey));
  const message =
    key.type === 'ed25519-cosignature'
      ? cosignatureV1Message(what.text, what.at)
      : subtreeV1Message(key.name, what.text, what.at);
  if (message === undefined) throw new Error('only checkpoints with names up to 255 bytes can be cosigned');
  return concat(uint64(what.at), sign(null, message, privateKey));
}

/** Whether this runtime can make ML-DSA-44 keys (Node 24 and later with OpenSSL 3.5). */
export function hasMlDsa44(): boolean {
  try {
    generateKeyPairSync('ml-dsa-44');
    return true;
  } catch {
    return false;
  }
}
