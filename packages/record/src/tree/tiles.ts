import { fail, ok, type Result } from '../encoding/result.ts';
import { HASH_BYTES } from '../primitives/primitives.ts';

/** C2SP tlog-tiles: hashes and entries are published in tiles of 256. */
export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;
/** The length prefix of an entry in a bundle is a big-endian uint16. */
const BUNDLE_ENTRY_BYTES_MAX = 65_535;

/** `entries` for entry bundles, a number for hash tiles. */
export type TileLevel = number | 'entries';
export type Tile = { readonly level: TileLevel; readonly index: number; readonly width: number };

/** Index 1234067 becomes `x001/x234/067`. */
function tileIndexPath(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/.{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
}

export function tilePath(tile: Tile): string {
  const partial = tile.width === TILE_WIDTH ? '' : `.p/${tile.width}`;
  return `tile/${tile.level}/${tileIndexPath(tile.index)}${partial}`;
}

const TILE_PATH =
  /^tile\/(entries|[0-9]|[1-5][0-9]|6[0-3])\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** Undefined for anything that is not exactly the path of a tile. */
export function parseTilePath(path: string): Tile | undefined {
  const match = TILE_PATH.exec(path);
  if (match === null) return undefined;
  const [, level = '', groups = '', width] = match;
  const tile = {
    level: level === 'entries' ? ('entries' as const) : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  return tilePath(tile) === path ? tile : undefined;
}

/** How many hashes a tree of `size` leaves has at tile level `level`: floor(size / 256^level). */
export function hashesAt(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** All tiles of one level that a tree of `size` leaves consists of, full ones first. */
export function tilesOfLevel(size: number, level: TileLevel): Tile[] {
  const count = hashesAt(size, level === 'entries' ? 0 : level);
  const tiles: Tile[] = [];
  for (let index = 0; index * TILE_WIDTH < count; index += 1) {
    tiles.push({ level, index, width: Math.min(TILE_WIDTH, count - index * TILE_WIDTH) });
  }
  return tiles;
}

/** Hash levels that hold at least one hash for a tree of `size` leaves. */
export function tileLevels(size: number): number[] {
  const levels: number[] = [];
  for (let level = 0; hashesAt(size, level) > 0; level += 1) levels.push(level);
  return levels;
}

export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const entry of entries) {
    if (entry.length > BUNDLE_ENTRY_BYTES_MAX) throw new Error('an entry must fit a uint16 length');
    length += 2 + entry.length;
  }
  const bundle = new Uint8Array(length);
  let offset = 0;
  for (const entry of entries) {
    bundle[offset] = entry.length >> 8;
    bundle[offset + 1] = entry.length & 255;
    bundle.set(entry, offset + 2);
    offset += 2 + entry.length;
  }
  return bundle;
}

/** Entries are views on the bundle. `cut` tells that the last one promises more bytes than there are. */
export function decodeBundle(bundle: Uint8Array): { readonly entries: Uint8Array[]; readonly cut: boolean } {
  const entries: Uint8Array[] = [];
  let offset = 0;
  while (offset < bundle.length) {
    const length = ((bundle[offset] ?? 0) << 8) | (bundle[offset + 1] ?? 0);
    const end = offset + 2 + length;
    if (offset + 2 > bundle.length || end > bundle.length) return { entries, cut: true };
    entries.push(bundle.subarray(offset + 2, end));
    offset = end;
  }
  return { entries, cut: false };
}

export function splitHashes(tile: Uint8Array): Result<Uint8Array[]> {
  if (tile.length === 0 || tile.length % HASH_BYTES !== 0 || tile.length > HASH_BYTES * TILE_WIDTH) {
    return fail('tile-malformed', 'a hash tile is 1 to 256 hashes of 32 bytes');
  }
  const hashes: Uint8Array[] = [];
  for (let i = 0; i < tile.length; i += HASH_BYTES) hashes.push(tile.subarray(i, i + HASH_BYTES));
  return ok(hashes);
}
