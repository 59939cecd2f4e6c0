/**
 * The cryptography the record rests on, given from outside so that the same code runs on Node's library and on
 * a browser's WebCrypto. Nothing in this package implements a primitive of its own.
 */
export type Primitives = {
  /** SHA-256 of each input, in order. Given many at once because a browser answers each asynchronously. */
  readonly sha256All: (inputs: readonly Uint8Array[]) => Promise<Uint8Array[]>;
  readonly hmacSha256: (key: Uint8Array, message: Uint8Array) => Promise<Uint8Array>;
  /** `publicKey` 32 bytes, `signature` 64 bytes; false for anything else. */
  readonly verifyEd25519: (
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ) => Promise<boolean>;
  /**
   * `publicKey` 1,312 bytes, `signature` 2,420 bytes, empty context. `undefined` where the runtime has no
   * ML-DSA-44: such a signature is then unknown, neither good nor bad.
   */
  readonly verifyMlDsa44: (
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ) => Promise<boolean | undefined>;
};

export const HASH_BYTES = 32;
export const ED25519_KEY_BYTES = 32;
export const ED25519_SIGNATURE_BYTES = 64;
export const ML_DSA_44_KEY_BYTES = 1312;
export const ML_DSA_44_SIGNATURE_BYTES = 2420;

export async function sha256(primitives: Primitives, input: Uint8Array): Promise<Uint8Array> {
  const [hash] = await primitives.sha256All([input]);
  if (hash === undefined) throw new Error('sha256All answered fewer hashes than inputs');
  return hash;
}
