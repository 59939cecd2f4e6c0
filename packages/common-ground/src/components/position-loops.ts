import { rowKernel } from '../kernel/kernel.ts';

/**
 * So many numbers that a loop over positions (`kernel/positions.wat`) makes of those given. It is called with the address
 * of each of them in the kernel's memory, and behind these with that of what it is to write.
 */
export function worked(
  length: number,
  given: readonly (Uint32Array | Float64Array)[],
  loop: (...at: number[]) => void,
): Float64Array {
  const at: number[] = [];
  let end = 0;
  for (const { byteLength } of given) {
    at.push(end);
    end += 16 * Math.ceil(byteLength / 16);
  }
  rowKernel.take(end + 8 * length);
  const { buffer } = rowKernel;
  given.forEach((numbers, n) => {
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    new Uint8Array(buffer, at[n], numbers.byteLength).set(bytes);
  });
  loop(...at, end);
  return new Float64Array(buffer, end, length).slice();
}
