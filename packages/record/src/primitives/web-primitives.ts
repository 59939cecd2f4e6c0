import {
  ED25519_KEY_BYTES,
  ED25519_SIGNATURE_BYTES,
  ML_DSA_44_KEY_BYTES,
  ML_DSA_44_SIGNATURE_BYTES,
  type Primitives,
} from './primitives.ts';

// Awaiting every digest of a large log at once would queue them all in memory.
const DIGESTS_AT_ONCE = 512;

/** WebCrypto refuses views on shared memory; a copy is always plain. */
function plain(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

async function sha256All(inputs: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const hashes: Uint8Array[] = [];
  for (let from = 0; from < inputs.length; from += DIGESTS_AT_ONCE) {
    const part = inputs.slice(from, from + DIGESTS_AT_ONCE);
    const done = await Promise.all(part.map((input) => crypto.subtle.digest('SHA-256', plain(input))));
    for (const buffer of done) hashes.push(new Uint8Array(buffer));
  }
  return hashes;
}

/** False on pages that are not served securely (https or localhost): browsers withhold WebCrypto there. */
export function hasWebCrypto(): boolean {
  return typeof globalThis.crypto?.subtle === 'object';
}

/** The cryptography of the browser (or of Node's `globalThis.crypto`). */
export const webPrimitives: Primitives = {
  sha256All,
  hmacSha256: async (key, message) => {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const imported = await crypto.subtle.importKey('raw', plain(key), algorithm, false, ['sign']);
    return new Uint8Array(await crypto.subtle.sign('HMAC', imported, plain(message)));
  },
  verifyEd25519: async (key, message, signature) => {
    if (key.length !== ED25519_KEY_BYTES || signature.length !== ED25519_SIGNATURE_BYTES) return false;
    try {
      const imported = await crypto.subtle.importKey('raw', plain(key), 'Ed25519', false, ['verify']);
      return await crypto.subtle.verify('Ed25519', imported, plain(signature), plain(message));
    } catch (error) {
      // A browser without Ed25519 has found nothing out, which is not the same as a bad signature.
      if (error instanceof Error && error.name === 'NotSupportedError') throw error;
      return false;
    }
  },
  verifyMlDsa44: async (key, message, signature) => {
    if (key.length !== ML_DSA_44_KEY_BYTES || signature.length !== ML_DSA_44_SIGNATURE_BYTES) return false;
    try {
      // The format name is newer than the published typings of WebCrypto.
      const format = 'raw-public' as 'raw'; // see the line above
      const imported = await crypto.subtle.importKey(format, plain(key), 'ML-DSA-44', false, ['verify']);
      return await crypto.subtle.verify('ML-DSA-44', imported, plain(signature), plain(message));
    } catch {
      return undefined;
    }
  },
};
