import * as crypto from 'node:crypto';
import { concat } from '../encoding/bytes.ts';
import {
  ED25519_KEY_BYTES,
  ED25519_SIGNATURE_BYTES,
  ML_DSA_44_KEY_BYTES,
  ML_DSA_44_SIGNATURE_BYTES,
  type Primitives,
} from './primitives.ts';

// SubjectPublicKeyInfo headers (RFC 8410, RFC 9881): the raw key follows directly.
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const ML_DSA_44_SPKI = Buffer.from('30820532300b06096086480165030403110382052100', 'hex');

// `crypto.hash` saves an object per hash but came only with Node 20.12; the verifier also runs on Node 18.
const oneShot: typeof crypto.hash | undefined = crypto.hash;

function hashOnce(input: Uint8Array): Uint8Array {
  return plain(oneShot?.('sha256', input, 'buffer') ?? crypto.createHash('sha256').update(input).digest());
}

/** A Buffer is a Uint8Array whose slice() shares memory; nobody past this file should have to know. */
function plain(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

type Check = { readonly header: Buffer; readonly key: Uint8Array; readonly signature: Uint8Array };

function verifyWith(check: Check, message: Uint8Array): boolean {
  const der = Buffer.from(concat(check.header, check.key));
  const key = crypto.createPublicKey({ key: der, format: 'der', type: 'spki' });
  return crypto.verify(null, message, key, check.signature);
}

/** Node's own cryptography (Node >= 18; ML-DSA-44 where its OpenSSL has it). */
export const nodePrimitives: Primitives = {
  sha256All: async (inputs) => inputs.map(hashOnce),
  hmacSha256: async (key, message) => {
    // Made into a key object first: given raw, Node 24 takes five times as long.
    const secret = crypto.createSecretKey(key);
    return plain(crypto.createHmac('sha256', secret).update(message).digest());
  },
  verifyEd25519: async (key, message, signature) => {
    if (key.length !== ED25519_KEY_BYTES || signature.length !== ED25519_SIGNATURE_BYTES) return false;
    try {
      return verifyWith({ header: ED25519_SPKI, key, signature }, message);
    } catch {
      return false;
    }
  },
  verifyMlDsa44: async (key, message, signature) => {
    if (key.length !== ML_DSA_44_KEY_BYTES || signature.length !== ML_DSA_44_SIGNATURE_BYTES) return false;
    try {
      return verifyWith({ header: ML_DSA_44_SPKI, key, signature }, message);
    } catch {
      return undefined;
    }
  },
};
