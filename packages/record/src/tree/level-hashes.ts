import { type NodeReader, perfectRoot } from './merkle.ts';
import type { Primitives } from '../primitives/primitives.ts';
import { TILE_HEIGHT, TILE_WIDTH } from './tiles.ts';

/** All hashes of a tree at its tile levels, computed here and not read anywhere. */
export type LevelHashes = {
  /** Appends leaf hashes; levels above follow by themselves. */
  readonly add: (leaves: readonly Uint8Array[]) => Promise<void>;
  readonly level: (level: number) => readonly Uint8Array[];
  readonly nodes: NodeReader;
};

export function computeLevels(primitives: Primitives): LevelHashes {
  const levels: Uint8Array[][] = [];
  const add = async (level: number, hashes: readonly Uint8Array[]): Promise<void> => {
    const row = (levels[level] ??= []);
    const whole = Math.floor(row.length / TILE_WIDTH);
    for (const hash of hashes) row.push(hash);
    const raised: Uint8Array[] = [];
    for (let tile = whole; (tile + 1) * TILE_WIDTH <= row.length; tile += 1) {
      raised.push(await perfectRoot(primitives, row.slice(tile * TILE_WIDTH, (tile + 1) * TILE_WIDTH)));
    }
    if (raised.length > 0) await add(level + 1, raised);
  };
  return {
    add: (leaves) => add(0, leaves),
    level: (level) => levels[level] ?? [],
    nodes: {
      node: async (level, index) => {
        const span = 2 ** (level % TILE_HEIGHT);
        const row = levels[Math.floor(level / TILE_HEIGHT)] ?? [];
        return perfectRoot(primitives, row.slice(index * span, (index + 1) * span));
      },
    },
  };
}
