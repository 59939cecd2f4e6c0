import { utf8 } from '../src/encoding/bytes.ts';

/** An entry that says its own index, so that gaps and doubles show. */
export function numberedEntry(index: number): Uint8Array {
  return utf8(`entry ${index}`);
}
