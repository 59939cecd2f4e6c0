import { KERNEL_BASE64 } from './kernel-bytes.ts';

/** As much of the platform's WebAssembly as is used: neither Node's types nor the language's name it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** The loops of `kernel/kernel.wat`. Addresses are bytes from the start of the memory. */
export type Kernel = {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  sweep(starts: number, rows: number, cells: number, weights: number, sums: number): void;
  gather(starts: number, rows: number, cells: number, weights: number, into: number): void;
  count(starts: number, rows: number, cells: number, labels: number, width: number, counts: number): void;
  bands(starts: number, rows: number, cells: number, random: number, least: number, keys: number): void;
  turn(starts: number, rows: number, cells: number, people: number, positions: number, count: number): void;
  settle(
    points: number,
    count: number,
    dimensions: number,
    k: number,
    ...work: [centres: number, labels: number, sums: number, sizes: number, rounds: number]
  ): number;
  exchange(
    points: number,
    count: number,
    dimensions: number,
    k: number,
    ...work: [centres: number, labels: number, sizes: number, keep: number]
  ): number;
  nearer(
    points: number,
    count: number,
    dimensions: number,
    ...work: [centre: number, distances: number, into: number]
  ): number;
  distances(points: number, count: number, dimensions: number, centre: number, into: number): void;
  sumByLabel(labels: number, count: number, distances: number, k: number, sums: number): void;
};

const PAGE_BYTES = 65_536;

const bytes = Uint8Array.from(atob(KERNEL_BASE64), (character) => character.charCodeAt(0));
// The names and shapes of the exports are those of the text above, which a test compiles anew.
export const kernel = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Kernel;

/** A ticket that nobody ever holds. */
export const NO_TICKET = 0;
let holder = 1;

/**
 * Takes the one memory over, with at least so many bytes. The ticket says whose bytes lie in it: who finds another
 * ticket has to write its own again. Nothing in here yields, so nobody loses it half-way.
 */
export function takeMemory(size: number): number {
  const missing = size - kernel.memory.buffer.byteLength;
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / PAGE_BYTES));
  holder += 1;
  return holder;
}

export const holdsMemory = (ticket: number): boolean => ticket === holder;

/** Places areas of bytes one behind the other, each at a multiple of 16. */
export function layOut<Name extends string>(sizes: Record<Name, number>): Record<Name | 'end', number> {
  let at = 0;
  const places: Record<string, number> = {};
  for (const [name, size] of Object.entries<number>(sizes)) {
    places[name] = at;
    at += Math.ceil(size / 16) * 16;
  }
  places.end = at;
  // Every name of the sizes, and the end, was just placed.
  return places as Record<Name | 'end', number>;
}
