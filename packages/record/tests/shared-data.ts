import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's shared test data, beside the project's root; absent in a bare checkout. */
const ROOT = fileURLToPath(new URL('../../../../shared/data/record/', import.meta.url));

export const haveSharedData = existsSync(ROOT);

/** Appended to a test's name so that a skipped run says why. */
export const needsSharedData = haveSharedData ? '' : ' [skipped: ../shared/data/record is absent]';

export function sharedBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(ROOT + path));
}

export function sharedText(path: string): string {
  return readFileSync(ROOT + path, 'utf8');
}

export function sharedFiles(folder: string, suffix: string): string[] {
  const names = readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(suffix)).map((name) => `${folder}/${name}`);
}
