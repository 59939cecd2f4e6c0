import type { Inflate } from './zip.ts';

/** Raw deflate by the browser's own streams. */
export const webInflate: Inflate = async (deflated, size) => {
  const plain = new Blob([new Uint8Array(deflated)]).stream();
  const reader = plain.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const whole = new Uint8Array(size);
  let offset = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (offset + part.value.length > size) {
      await reader.cancel();
      throw new Error('a file of the archive is longer than it says');
    }
    whole.set(part.value, offset);
    offset += part.value.length;
  }
  if (offset !== size) throw new Error('a file of the archive is shorter than it says');
  return whole;
};
