import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';

/**
 * What open pages are told of a released epoch: which it is, and how crowded each square of its maps is. It is the same
 * for everyone and is told only where everyone may see the results.
 */
export type EpochNews = {
  readonly epoch: number;
  readonly takenAt: Date;
  readonly outputsSha256: string;
  /** The maps of the populations that have one: the file of all points, and the shades of its density grid. */
  readonly maps: Readonly<Partial<Record<Stratum, { readonly file: string; readonly shades: string }>>>;
};

/** With the frame of the event around it, what one reader is sent. */
export const EPOCH_NEWS_BYTES_MAX = 4096;

/** Eight shades tell crowded from empty; two squares then make one letter. */
const SHADES = 8;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Squares from 0 to 255, as a density grid has them, in half as many letters. An empty square stays apart from all others. */
export function packShades(density: Uint8Array): string {
  let packed = '';
  for (let at = 0; at < density.length; at += 2)
    packed += LETTERS[shadeOf(density[at] ?? 0) * SHADES + shadeOf(density[at + 1] ?? 0)] ?? '';
  return packed;
}

const shadeOf = (value: number): number => Math.ceil((value / 255) * (SHADES - 1));

/** Shares of the fullest square, from 0 to 1. */
export function unpackShades(packed: string): number[] {
  return [...packed].flatMap((letter) => {
    const both = Math.max(0, LETTERS.indexOf(letter));
    return [Math.floor(both / SHADES) / (SHADES - 1), (both % SHADES) / (SHADES - 1)];
  });
}
