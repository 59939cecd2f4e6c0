import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { withCompileCache } from '../bin/compile-cache.mjs';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'madang-compiled-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('what Node compiled is kept in a folder of the user alone', () => {
  const home = emptyFolder();
  const folder = join(home, 'madang', 'compiled');
  expect(withCompileCache({ XDG_CACHE_HOME: home })).toEqual({
    XDG_CACHE_HOME: home,
    NODE_COMPILE_CACHE: folder,
  });
  expect(statSync(folder).mode & 0o077).toBe(0);
  expect(withCompileCache({ XDG_CACHE_HOME: home }).NODE_COMPILE_CACHE).toBe(folder);
});

test('nothing is kept where nothing can be written', () => {
  const file = join(emptyFolder(), 'a file');
  writeFileSync(file, '');
  for (const XDG_CACHE_HOME of [file, join(file, 'below'), join(file, '..', 'missing')])
    expect(withCompileCache({ XDG_CACHE_HOME })).toEqual({ XDG_CACHE_HOME });
});

test('what was decided before stands', () => {
  const chosen = { NODE_COMPILE_CACHE: '/elsewhere' };
  expect(withCompileCache(chosen)).toBe(chosen);
  const refused = { NODE_DISABLE_COMPILE_CACHE: '1' };
  expect(withCompileCache(refused)).toBe(refused);
});
