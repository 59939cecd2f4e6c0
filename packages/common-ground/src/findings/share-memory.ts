import { shareKernel } from '../kernel/kernel.ts';

/** Moves values to an address of the kernel's memory. */
export function write(values: Uint8Array | Uint32Array | Float64Array, at: number): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  new Uint8Array(shareKernel.buffer, at, values.byteLength).set(bytes);
}

/** Copies: the next call writes over what they are made from. */
export const doubles = (at: number, length: number): Float64Array<ArrayBuffer> =>
  new Float64Array(shareKernel.buffer, at, length).slice();

export const words = (at: number, length: number): Uint32Array<ArrayBuffer> =>
  new Uint32Array(shareKernel.buffer, at, length).slice();
