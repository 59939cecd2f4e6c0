import { readFile } from 'node:fs/promises';

/** Made by the build from the same source that checks the record here; it needs nothing but Node. */
const BUILT = new URL('../../../../build/verify.mjs', import.meta.url);

export function singleFileVerifier(): Promise<string> {
  return readFile(BUILT, 'utf8');
}
