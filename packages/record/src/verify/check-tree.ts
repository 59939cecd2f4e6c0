import { sameBytes } from '../encoding/bytes.ts';
import type { Findings } from './findings.ts';
import { computeLevels, type LevelHashes } from '../tree/level-hashes.ts';
import { leafHashes } from '../tree/merkle.ts';
import type { Primitives } from '../primitives/primitives.ts';
import type { Source } from '../tree/tile-reader.ts';
import { widthOf } from '../tree/tile-reader.ts';
import {
  decodeBundle,
  parseTilePath,
  splitHashes,
  type Tile,
  TILE_WIDTH,
  tilePath,
  tileLevels,
} from '../tree/tiles.ts';

/** A bundle's entries as far as they are there; `suspect` marks those that disagree with their hash tile. */
export type BundleSeen = {
  readonly first: number;
  readonly entries: readonly Uint8Array[];
  readonly suspect: ReadonlySet<number>;
};

export type TreeChecked = {
  readonly levels: LevelHashes;
  /** Entries that were there to be hashed. */
  readonly entries: number;
  /** Every entry was there to be hashed. */
  readonly complete: boolean;
  /** Entries and hash tiles disagree somewhere; what it means depends on the root. */
  readonly mismatches: readonly Mismatch[];
};
export type Mismatch = { readonly entry: number; readonly found: Uint8Array; readonly tile: Uint8Array };

export type TreeInput = {
  readonly source: Source;
  readonly size: number;
  /** Paths below `tile/`, where the source can list them. */
  readonly listed: readonly string[] | undefined;
  readonly onBundle: (bundle: BundleSeen) => void;
};

/** How many entries the listed bundles hold by their names; undefined where nothing can be listed. */
export function entriesHeld(listed: readonly string[] | undefined): number | undefined {
  if (listed === undefined) return undefined;
  let held = 0;
  for (const path of listed) {
    const tile = parseTilePath(path);
    if (tile?.level === 'entries') held = Math.max(held, tile.index * TILE_WIDTH + tile.width);
  }
  return held;
}

/** Hashes every entry and compares with the leaf tiles. */
export async function checkEntries(
  primitives: Primitives,
  input: TreeInput,
  findings: Findings,
): Promise<TreeChecked> {
  const levels = computeLevels(primitives);
  const mismatches: Mismatch[] = [];
  let [complete, count] = [true, 0];
  for (let index = 0; index * TILE_WIDTH < input.size; index += 1) {
    const first = index * TILE_WIDTH;
    const width = widthOf(input.size, 'entries', index);
    const entries = await readBundleStrictly(input, { level: 'entries', index, width }, findings);
    const hashes = await leafHashes(primitives, entries);
    const stored = await readLeafTile(input, { level: 0, index, width }, findings);
    const suspect = new Set<number>();
    hashes.forEach((found, at) => {
      const tile = stored[at];
      if (tile === undefined || sameBytes(found, tile)) return;
      mismatches.push({ entry: first + at, found, tile });
      suspect.add(first + at);
    });
    count += entries.length;
    input.onBundle({ first, entries, suspect });
    if (entries.length < width) complete = false;
    // Where an entry is missing its hash from the tile stands in, so that the rest can still be judged.
    await levels.add(entries.length < width ? [...hashes, ...stored.slice(entries.length, width)] : hashes);
    if (levels.level(0).length < first + width) break;
  }
  return { levels, entries: count, complete, mismatches };
}

async function readBundleStrictly(
  input: TreeInput,
  tile: Tile,
  findings: Findings,
): Promise<readonly Uint8Array[]> {
  const first = tile.index * TILE_WIDTH;
  const last = first + tile.width - 1;
  const found = await readNearest(input, tile);
  if (found === undefined) {
    findings.add({ code: 'bundle-missing', path: tilePath(tile), entry: first, to: last });
    return [];
  }
  const { entries, cut } = decodeBundle(found.bytes);
  if (entries.length >= tile.width) {
    // A wider bundle is what a growing log offers; in the bundle of exactly this width nothing may follow.
    if (found.tile.width === tile.width && (cut || entries.length > tile.width)) {
      findings.add({ code: 'trailing-bytes', path: tilePath(tile), entry: last });
    }
    return entries.slice(0, tile.width);
  }
  const missing = first + entries.length;
  if (cut) findings.add({ code: 'bundle-cut', path: tilePath(found.tile), entry: missing });
  else
    findings.add({
      code: 'entry-missing',
      path: tilePath(found.tile),
      entry: missing,
      ...(missing < last ? { to: last } : {}),
    });
  return entries;
}

type Found = { readonly bytes: Uint8Array; readonly tile: Tile };

/** The tile itself, else the full one, else whatever partial one there is: the widest. */
async function readNearest(input: TreeInput, tile: Tile): Promise<Found | undefined> {
  for (const candidate of [tile, { ...tile, width: TILE_WIDTH }]) {
    const bytes = await input.source.read(tilePath(candidate));
    if (bytes !== undefined) return { bytes, tile: candidate };
  }
  const [widest] = (input.listed ?? [])
    .map(parseTilePath)
    .filter((other) => other !== undefined)
    .filter((other) => other.level === tile.level && other.index === tile.index)
    .sort((a, b) => b.width - a.width);
  const bytes = widest === undefined ? undefined : await input.source.read(tilePath(widest));
  return widest === undefined || bytes === undefined ? undefined : { bytes, tile: widest };
}

async function readLeafTile(
  input: TreeInput,
  tile: Tile,
  findings: Findings,
): Promise<readonly Uint8Array[]> {
  const found = await readNearest(input, tile);
  const hashes = found === undefined ? undefined : splitHashes(found.bytes);
  if (found === undefined) findings.add({ code: 'tile-missing', path: tilePath(tile) });
  else if (hashes?.ok !== true || hashes.value.length !== found.tile.width) {
    findings.add({ code: 'tile-altered', path: tilePath(found.tile) });
  }
  return hashes?.ok === true ? hashes.value.slice(0, tile.width) : [];
}

/** Tiles above the leaves that differ from what the entries give: their hashes by level and index. */
export async function checkUpperTiles(
  input: TreeInput,
  levels: LevelHashes,
  findings: Findings,
): Promise<{ readonly level: number; readonly index: number; readonly path: string }[]> {
  const wrong: { level: number; index: number; path: string }[] = [];
  for (const level of tileLevels(input.size).slice(1)) {
    const computed = levels.level(level);
    for (let index = 0; index * TILE_WIDTH < computed.length; index += 1) {
      const tile = { level, index, width: widthOf(input.size, level, index) };
      const found = await readNearest(input, tile);
      const path = tilePath(tile);
      if (found === undefined) findings.add({ code: 'tile-missing', path });
      const hashes = found === undefined ? undefined : splitHashes(found.bytes);
      const stored = hashes?.ok === true ? hashes.value : [];
      if (found !== undefined && stored.length !== found.tile.width)
        findings.add({ code: 'tile-altered', path });
      stored.slice(0, tile.width).forEach((hash, at) => {
        const own = computed[index * TILE_WIDTH + at];
        if (own !== undefined && !sameBytes(own, hash))
          wrong.push({ level, index: index * TILE_WIDTH + at, path });
      });
    }
  }
  return wrong;
}
