import { deflateRawSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { type Fixture, makeFixture, must } from '../../tests/fixture.ts';
import { concat, utf8 } from '../encoding/bytes.ts';
import { nodePrimitives as primitives } from '../primitives/node-primitives.ts';
import { nodeInflate } from './node-source.ts';
import { verifyRecord } from '../verify/verify.ts';
import { webInflate } from './web-inflate.ts';
import { crc32, zipParts, zipSource } from './zip.ts';
import type { ZipBytes } from './zip-directory.ts';

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

/** One archive of two stored files, `a` and `bb`, with places to lie at. */
const CENTRAL_OF_A = 30 + 1 + 1 + 30 + 2 + 1;
const CENTRAL_OF_BB = CENTRAL_OF_A + 46 + 1;
const END_OF_TWO = CENTRAL_OF_BB + 46 + 2;
function twoFiles(change: (data: DataView, bytes: Uint8Array) => Uint8Array | undefined): Uint8Array {
  const bytes = archive([
    ['a', utf8('1')],
    ['bb', utf8('2')],
  ]);
  return change(new DataView(bytes.buffer), bytes) ?? bytes;
}

test.each<readonly [string, Parameters<typeof twoFiles>[0]]>([
  [
    'bytes between directory and end',
    (_, bytes) => concat(bytes.slice(0, -22), utf8('??'), bytes.slice(-22)),
  ],
  ['bytes before the first file', (_, bytes) => concat(utf8('#!/bin/sh\n'), bytes)],
  [
    'a second end inside its comment',
    (data, bytes) => {
      data.setUint16(END_OF_TWO + 20, 22, true);
      return concat(bytes, bytes.slice(-22).fill(0, 20));
    },
  ],
  ['bytes after its end', (_, bytes) => concat(bytes, utf8('PK'))],
  ['fewer files in the count than in the directory', (data) => void data.setUint16(END_OF_TWO + 10, 1, true)],
  ['two files on the same bytes', (data) => void data.setUint32(CENTRAL_OF_BB + 42, 0, true)],
  ['a file that reaches into the directory', (data) => void data.setUint32(CENTRAL_OF_BB + 20, 500, true)],
  ['a file larger than any is unpacked', (data) => void data.setUint32(CENTRAL_OF_A + 24, 0x20000001, true)],
])('an archive with %s is refused', async (_, change) => {
  expect((await zipSource(inMemory(twoFiles(() => undefined)), nodeInflate)).ok).toBe(true);
  const refused = await zipSource(inMemory(twoFiles(change)), nodeInflate);
  expect(refused).toMatchObject({ code: 'zip-malformed' });
});

test.each(['../x', 'a/../../x', '/etc/x', 'C:/x', 'a\\x', 'a//x', './x', 'a\u0000x', 'a/..'])(
  'a name such as %j is refused, because it leads out of the archive or to another file elsewhere',
  async (path) => {
    const stored = archive([['x'.repeat(utf8(path).length), utf8('1')]]);
    const name = utf8(path);
    stored.set(name, 30);
    stored.set(name, 30 + name.length + 1 + 46);
    const refused = await zipSource(inMemory(stored), nodeInflate);
    expect(refused).toMatchObject({ code: 'zip-malformed', detail: 'a name leads out of the archive' });
  },
);

test('a file whose own header names another file, or another way of packing, is damaged', async () => {
  const renamed = twoFiles((_, bytes) => void bytes.set(utf8('b'), 30));
  await expect(must(await zipSource(inMemory(renamed), nodeInflate)).read('a')).rejects.toThrow('damaged');
  const repacked = twoFiles((data) => void data.setUint16(8, 8, true));
  await expect(must(await zipSource(inMemory(repacked), nodeInflate)).read('a')).rejects.toThrow('damaged');
});

test('files that together unpack to more than any archive of ours holds are refused', async () => {
  const bomb = archive(Array.from({ length: 9 }, (_, at): [string, Uint8Array] => [`f${at}`, utf8('1')]));
  const data = new DataView(bomb.buffer);
  for (let at = 0; at < 9; at += 1) data.setUint32(9 * 33 + at * 48 + 24, 0x20000000, true);
  const refused = await zipSource(inMemory(bomb), nodeInflate);
  expect(refused).toMatchObject({ detail: 'the archive unpacks to too much' });
});

test('the same files give the same archive, byte for byte', () => {
  expect(archive(fixture.files)).toEqual(archive(fixture.files));
  expect(crc32(utf8('123456789'))).toBe(0xcbf43926);
});
