import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from '../encoding/bytes.ts';
import {
  decodeBundle,
  encodeBundle,
  parseTilePath,
  splitHashes,
  tileLevels,
  tilePath,
  tilesOfLevel,
} from './tiles.ts';

test.each([
  [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
  [{ level: 0, index: 1234067, width: 256 }, 'tile/0/x001/x234/067'],
  [{ level: 'entries', index: 273, width: 112 }, 'tile/entries/273.p/112'],
  [{ level: 2, index: 1000, width: 1 }, 'tile/2/x001/000.p/1'],
] as const)('%j is at %s', (tile, path) => {
  expect(tilePath(tile)).toBe(path);
  expect(parseTilePath(path)).toEqual(tile);
});

test.each([
  'tile/0/00',
  'tile/64/000',
  'tile/00/000',
  'tile/0/000.p/0',
  'tile/0/000.p/256',
  'tile/0/000.p/01',
  'tile/0/x000/001',
  'tile/0/001/002',
  'tile/0/x001',
  'tile/0/000/../000',
  'checkpoint',
])('%s is the path of no tile', (path) => {
  expect(parseTilePath(path)).toBeUndefined();
});

test("the specification's tree of 70,000 has the tiles it says", () => {
  const shapes = tileLevels(70_000).map((level) => {
    const tiles = tilesOfLevel(70_000, level);
    return [tiles.length, tiles.at(-1)?.width];
  });
  expect(shapes).toEqual([
    [274, 112],
    [2, 17],
    [1, 1],
  ]);
  expect(tileLevels(256).map((level) => tilesOfLevel(256, level).at(-1)?.width)).toEqual([256, 1]);
  expect(tileLevels(0)).toEqual([]);
});

test('a bundle gives back its entries, and every shorter one is cut or has fewer', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 });
  fc.assert(
    fc.property(entries, (list) => {
      const bundle = encodeBundle(list);
      expect(decodeBundle(bundle).entries.map((entry) => [...entry])).toEqual(
        list.map((entry) => [...entry]),
      );
      if (bundle.length === 0) return;
      const shorter = decodeBundle(bundle.slice(0, -1));
      expect(shorter.entries.length).toBe(list.length - 1);
      expect(shorter.cut).toBe(true);
    }),
  );
});

test('an entry of 65,535 bytes is the longest a bundle holds', () => {
  expect(decodeBundle(encodeBundle([new Uint8Array(65_535)])).entries[0]).toHaveLength(65_535);
  expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow('uint16');
});

test.each([0, 31, 33, 257 * 32])('%i bytes are no hash tile', (length) => {
  expect(splitHashes(new Uint8Array(length))).toMatchObject({ ok: false });
  expect(splitHashes(utf8('x'.repeat(64)))).toMatchObject({ ok: true });
});
