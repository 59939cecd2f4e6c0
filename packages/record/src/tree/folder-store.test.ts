import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sweepUnfinished } from './folder-store.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const HOUR_MS = 3_600_000;
let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'madang-sweep-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(path: string, hoursAgo: number): Promise<void> {
  const file = join(root, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, 'x');
  const at = new Date(NOW.getTime() - hoursAgo * HOUR_MS);
  await utimes(file, at, at);
}

it('sweeps what a killed write left long ago, at any depth, and nothing else', async () => {
  await put('checkpoint', 48);
  await put('.unfinished-00', 48);
  await put('tile/0/.unfinished-01', 2);
  await put('tile/0/.unfinished-02', 0.5);
  await put('tile/0/000', 48);
  expect(await sweepUnfinished(root, HOUR_MS, NOW)).toBe(2);
  expect((await readdir(root, { recursive: true })).sort()).toEqual(
    ['checkpoint', 'tile', 'tile/0', 'tile/0/.unfinished-02', 'tile/0/000'].map((path) => join(path)),
  );
});

it('finds nothing in a folder that is not there', async () => {
  expect(await sweepUnfinished(join(root, 'nowhere'), HOUR_MS, NOW)).toBe(0);
});
