import { createHash } from 'node:crypto';
import { canonicalJson } from '@madang/record';

/** SHA-256 over the canonical JSON (RFC 8785) of a value, in hexadecimal. */
export function sha256OfJson(value: object): string {
  const written = canonicalJson(value);
  if (!written.ok) throw new Error(`Outputs are canonical JSON by construction: ${written.detail}`);
  return createHash('sha256').update(written.value).digest('hex');
}
