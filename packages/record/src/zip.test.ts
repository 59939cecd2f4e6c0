import { deflateRawSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { type Fixture, makeFixture, must } from '../tests/fixture.ts';
import { concat, utf8 } from './bytes.ts';
import { nodePrimitives as primitives } from './node-primitives.ts';
import { nodeInflate } from './node-source.ts';
import { verifyRecord } from './verify.ts';
import { webInflate } from './web-inflate.ts';
import { crc32, zipParts, type ZipBytes, zipSource } from './zip.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await makeFixture();
});

const inMemory = (bytes: Uint8Array): ZipBytes => ({
  size: bytes.length,
  read: async (offset, length) => bytes.slice(offset, offset + length),
});

function archive(files: Iterable<[string, Uint8Array]>): Uint8Array {
  return concat(...zipParts([...files].map(([path, bytes]) => ({ path, bytes }))));
}

/** The same archive with its one member deflated, as other programs write it. */
function deflated(path: string, bytes: Uint8Array): Uint8Array {
  const packed = deflateRawSync(bytes);
  const stored = archive([[path, packed]]);
  const data = new DataView(stored.buffer);
  const central = 30 + path.length + packed.length;
  for (const at of [8, central + 10]) data.setUint16(at, 8, true);
  for (const at of [14, central + 16]) data.setUint32(at, crc32(bytes), true);
  for (const at of [22, central + 24]) data.setUint32(at, bytes.length, true);
  return stored;
}

test('an export verifies from an archive, with or without a folder around it', async () => {
  for (const top of ['', 'export-2021/']) {
    const bytes = archive([...fixture.files].map(([path, content]) => [top + path, content]));
    const source = must(await zipSource(inMemory(bytes), nodeInflate));
    const report = await verifyRecord(primitives, source);
    expect(report.findings).toEqual([]);
    expect(report.counts.entries).toBe(600);
  }
});

test.each([
  ['Node', nodeInflate],
  ['the browser', webInflate],
])('a deflated file unpacks with the streams of %s', async (_, inflate) => {
  const content = utf8('all the same '.repeat(1000));
  const source = must(await zipSource(inMemory(deflated('a/b.txt', content)), inflate));
  expect(await source.read('b.txt')).toEqual(content);
});

test('a file that unpacks to more than it says, or to something else, is an error', async () => {
  const bytes = deflated('x', utf8('all the same '.repeat(1000)));
  const data = new DataView(bytes.buffer);
  const central = bytes.length - 22 - 47;
  data.setUint32(central + 24, 10, true);
  for (const inflate of [nodeInflate, webInflate]) {
    await expect(must(await zipSource(inMemory(bytes), inflate)).read('x')).rejects.toThrow();
  }
  const flipped = archive([['x', utf8('hello')]]);
  flipped[31] = (flipped[31] ?? 0) ^ 1;
  await expect(must(await zipSource(inMemory(flipped), nodeInflate)).read('x')).rejects.toThrow('damaged');
});

test('two files of one name and things that are no archive are refused', async () => {
  const twice = archive([
    ['a', utf8('1')],
    ['a', utf8('2')],
  ]);
  expect(await zipSource(inMemory(twice), nodeInflate)).toMatchObject({ code: 'zip-malformed' });
  expect(await zipSource(inMemory(utf8('hello')), nodeInflate)).toMatchObject({ code: 'zip-malformed' });
  expect(await zipSource(inMemory(new Uint8Array(0)), nodeInflate)).toMatchObject({ code: 'zip-malformed' });
});

test('the same files give the same archive, byte for byte', () => {
  expect(archive(fixture.files)).toEqual(archive(fixture.files));
  expect(crc32(utf8('123456789'))).toBe(0xcbf43926);
});
