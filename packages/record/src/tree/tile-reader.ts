import { type NodeReader, perfectRoot } from './merkle.ts';
import type { Primitives } from '../primitives/primitives.ts';
import type { FileStore } from './store.ts';
import {
  decodeBundle,
  hashesAt,
  parseTilePath,
  splitHashes,
  TILE_HEIGHT,
  TILE_WIDTH,
  type TileLevel,
  tilePath,
} from './tiles.ts';

/** Files to read a log from. `list` is missing where a source cannot say what it holds, as over HTTP. */
export type Source = Pick<FileStore, 'read'> & Partial<Pick<FileStore, 'list'>>;

/** A tree that cannot be read as far as it should reach; `path` is the file that is missing or too short. */
export class UnreadableTree extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`the log cannot be read: ${path} is missing or too short`);
    this.path = path;
  }
}

/** The width of tile `index` in a tree of `size` leaves, 0 if it has none. */
export function widthOf(size: number, level: TileLevel, index: number): number {
  const count = hashesAt(size, level === 'entries' ? 0 : level);
  return Math.max(0, Math.min(TILE_WIDTH, count - index * TILE_WIDTH));
}

/** Whether `path` is a tile that the tree of `size` leaves consists of or once consisted of; nothing past it. */
export function coversTile(size: number, path: string): boolean {
  const tile = parseTilePath(path);
  return tile !== undefined && tile.width <= widthOf(size, tile.level, tile.index);
}

/** The partial tile, or the full one that may have replaced it since. */
async function readTile(
  source: Pick<Source, 'read'>,
  tile: { readonly level: TileLevel; readonly index: number; readonly width: number },
): Promise<Uint8Array | undefined> {
  const found = await source.read(tilePath(tile));
  if (found !== undefined || tile.width === TILE_WIDTH) return found;
  return source.read(tilePath({ ...tile, width: TILE_WIDTH }));
}

/** The first `width` hashes of a tile; throws `UnreadableTree`. */
export async function readTileHashes(
  source: Pick<Source, 'read'>,
  tile: { readonly level: number; readonly index: number; readonly width: number },
): Promise<Uint8Array[]> {
  const bytes = await readTile(source, tile);
  const hashes = bytes === undefined ? undefined : splitHashes(bytes);
  if (hashes?.ok !== true || hashes.value.length < tile.width) throw new UnreadableTree(tilePath(tile));
  return hashes.value.slice(0, tile.width);
}

/** Entries of one bundle of a tree with `size` leaves; throws `UnreadableTree`. */
export async function readBundle(
  source: Pick<Source, 'read'>,
  index: number,
  size: number,
): Promise<Uint8Array[]> {
  const width = widthOf(size, 'entries', index);
  const tile = { level: 'entries', index, width } as const;
  const bytes = await readTile(source, tile);
  const decoded = bytes === undefined ? undefined : decodeBundle(bytes);
  if (decoded === undefined || decoded.entries.length < width) throw new UnreadableTree(tilePath(tile));
  return decoded.entries.slice(0, width);
}

/** Entries [from, to) of a tree with at least `to` leaves; throws `UnreadableTree`. */
export async function readEntries(
  source: Pick<Source, 'read'>,
  range: { readonly from: number; readonly to: number; readonly size: number },
): Promise<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  for (let at = range.from; at < range.to;) {
    const index = Math.floor(at / TILE_WIDTH);
    const bundle = await readBundle(source, index, range.size);
    const start = index * TILE_WIDTH;
    const part = bundle.slice(at - start, range.to - start);
    entries.push(...part);
    at += part.length;
  }
  return entries;
}

/** Tiles kept in memory by one reader. */
const TILES_CACHED_MAX = 64;

/** The nodes of the tree of `size` leaves, read through its tiles; a read throws `UnreadableTree`. */
export function tileNodes(primitives: Primitives, source: Pick<Source, 'read'>, size: number): NodeReader {
  const cached = new Map<string, Uint8Array[]>();
  const load = async (level: number, index: number): Promise<Uint8Array[]> => {
    const tile = { level, index, width: widthOf(size, level, index) };
    const path = tilePath(tile);
    const known = cached.get(path);
    if (known !== undefined) return known;
    const hashes = await readTileHashes(source, tile);
    const [oldest] = cached.keys();
    if (cached.size >= TILES_CACHED_MAX && oldest !== undefined) cached.delete(oldest);
    cached.set(path, hashes);
    return hashes;
  };
  return {
    node: async (level, index) => {
      const tileLevel = Math.floor(level / TILE_HEIGHT);
      const span = 2 ** (level % TILE_HEIGHT);
      const first = index * span;
      const hashes = await load(tileLevel, Math.floor(first / TILE_WIDTH));
      const within = first % TILE_WIDTH;
      return perfectRoot(primitives, hashes.slice(within, within + span));
    },
  };
}
