import { leafHashes, nodeHash, peaks, perfectRoot } from './merkle.ts';
import { concat } from '../encoding/bytes.ts';
import { type Primitives, sha256 } from '../primitives/primitives.ts';
import { readBundle, readTileHashes, type Source, widthOf } from './tile-reader.ts';
import { encodeBundle, hashesAt, TILE_WIDTH, parseTilePath, tileLevels, tilePath } from './tiles.ts';

/** The right edge of a tree: all that must be known to append to it. Never changed in place. */
export type TreeEdge = {
  readonly size: number;
  /** Entries of the last, partial bundle (0 to 255). */
  readonly entries: readonly Uint8Array[];
  /** Per tile level, the hashes of the last, partial tile (0 to 255). */
  readonly levels: readonly (readonly Uint8Array[])[];
};

export const EMPTY_EDGE: TreeEdge = { size: 0, entries: [], levels: [] };

type TileFile = { readonly path: string; readonly bytes: Uint8Array };
export type Growth = { readonly edge: TreeEdge; readonly files: readonly TileFile[] };

/** The edge after appending, and the tiles and bundles that are new. Nothing is written. */
export async function growEdge(
  primitives: Primitives,
  edge: TreeEdge,
  added: readonly Uint8Array[],
): Promise<Growth> {
  const files: TileFile[] = [];
  const bundles = fillTiles([...edge.entries, ...added], Math.floor(edge.size / TILE_WIDTH));
  for (const { items, index } of bundles.all) {
    files.push({
      path: tilePath({ level: 'entries', index, width: items.length }),
      bytes: encodeBundle(items),
    });
  }
  const levels: (readonly Uint8Array[])[] = [];
  let rising = await leafHashes(primitives, added);
  for (let level = 0; level < edge.levels.length || rising.length > 0; level += 1) {
    const old = edge.levels[level] ?? [];
    const first = Math.floor(hashesAt(edge.size, level) / TILE_WIDTH);
    // A level that gained nothing keeps its tile as it was published.
    const tiles = fillTiles([...old, ...rising], first);
    if (rising.length > 0) {
      for (const { items, index } of tiles.all) {
        files.push({ path: tilePath({ level, index, width: items.length }), bytes: concat(...items) });
      }
    }
    rising = await Promise.all(tiles.full.map((items) => perfectRoot(primitives, items)));
    levels.push(tiles.rest);
  }
  const size = edge.size + added.length;
  return { edge: { size, entries: bundles.rest, levels }, files };
}

type Filled<T> = {
  readonly all: readonly { readonly index: number; readonly items: readonly T[] }[];
  readonly full: readonly (readonly T[])[];
  readonly rest: readonly T[];
};

function fillTiles<T>(items: readonly T[], first: number): Filled<T> {
  const all: { index: number; items: readonly T[] }[] = [];
  for (let from = 0; from < items.length; from += TILE_WIDTH) {
    all.push({ index: first + from / TILE_WIDTH, items: items.slice(from, from + TILE_WIDTH) });
  }
  const full = all.map((tile) => tile.items).filter((tile) => tile.length === TILE_WIDTH);
  return { all, full, rest: items.slice(full.length * TILE_WIDTH) };
}

/** MTH of the whole tree. */
export async function edgeRoot(primitives: Primitives, edge: TreeEdge): Promise<Uint8Array> {
  let root: Uint8Array | undefined;
  for (const hashes of edge.levels) {
    for (const { level, index } of peaks(hashes.length).reverse()) {
      const width = 2 ** level;
      const peak = await perfectRoot(primitives, hashes.slice(index * width, (index + 1) * width));
      root = root === undefined ? peak : await nodeHash(primitives, peak, root);
    }
  }
  return root ?? sha256(primitives, new Uint8Array(0));
}

/** The edge of a published tree, from its rightmost tiles alone; throws `UnreadableTree`. */
export async function loadEdge(source: Pick<Source, 'read'>, size: number): Promise<TreeEdge> {
  const levels: (readonly Uint8Array[])[] = [];
  for (const level of tileLevels(size)) {
    const index = Math.floor(hashesAt(size, level) / TILE_WIDTH);
    const width = widthOf(size, level, index);
    levels.push(width === 0 ? [] : await readTileHashes(source, { level, index, width }));
  }
  const last = Math.floor(size / TILE_WIDTH);
  const entries = size % TILE_WIDTH === 0 ? [] : await readBundle(source, last, size);
  return { size, entries, levels };
}

/** The same edge from the entries alone, with every tile of the tree; throws `UnreadableTree`. */
export async function rebuildEdge(
  primitives: Primitives,
  source: Pick<Source, 'read'>,
  size: number,
): Promise<Growth> {
  let edge = EMPTY_EDGE;
  const files: TileFile[] = [];
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const grown = await growEdge(primitives, edge, await readBundle(source, index, size));
    edge = grown.edge;
    files.push(...grown.files);
  }
  // Partial tiles of sizes in between are nobody's: only those of the final size stay.
  const wanted = new Set(files.map((file) => file.path).filter((path) => belongs(path, size)));
  return { edge, files: files.filter((file) => wanted.has(file.path)) };
}

function belongs(path: string, size: number): boolean {
  const tile = parseTilePath(path);
  return tile !== undefined && tile.width === widthOf(size, tile.level, tile.index);
}
