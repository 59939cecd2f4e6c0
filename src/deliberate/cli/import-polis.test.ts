import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipParts } from '@madang/record';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Lang } from '#kernel/domain/bilingual.ts';
import { encoded, SMALL } from '../server/test-polis.ts';
import { exportPolisCommand } from './export-polis.ts';
import { importPolisCommand, type StoreConversation } from './import-polis.ts';

let folder: string;
let out: string;
let err: string;
const stored: Parameters<StoreConversation>[] = [];
const REFUSED = { ok: false, code: 'x', message: { ko: '안 됩니다.', en: 'It cannot be.' } } as const;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polis-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  [out, err] = ['', ''];
  stored.length = 0;
});

const io = (lang: Lang = 'en') => ({
  out: (text: string) => void (out += text),
  err: (text: string) => void (err += text),
  lang,
});

const command = importPolisCommand(async (...asked) => {
  stored.push(asked);
  return asked[1].edition === 'taken'
    ? REFUSED
    : { ok: true, forum: 'wesf', edition: 'warnings', deliberationId: 'id' };
});

async function written(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

const members = (top = '') =>
  Object.entries(SMALL).map(([name, bytes]) => ({ path: `${top}${name}`, bytes }));
const zipped = (files: ReturnType<typeof members>) => Buffer.concat([...zipParts(files)]);

describe('madang import polis', () => {
  it('shows what is in an archive and stores nothing when it only looks', async () => {
    const path = await written('a.zip', zipped(members('export/')));
    expect(await command.run([path, '--dry-run', '--json'], io())).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      title: 'Warnings',
      people: 3,
      positions: 4,
      moderatedOut: 1,
      reactions: 4,
      history: 5,
      from: '2017-07-14T02:40:00.000Z',
    });
    expect(err).toMatch(/no moderator looked at: 1/);
    expect(stored).toEqual([]);
  });

  it('counts what is about the person by its wording where that is asked', async () => {
    const words = new TextDecoder()
      .decode(SMALL['comments.csv'])
      .replace('Wait for proof', 'I live in a village');
    const parts = Object.entries({ ...SMALL, 'comments.csv': encoded(words) });
    const path = await written('personal.zip', zipped(parts.map(([name, bytes]) => ({ path: name, bytes }))));
    expect(await command.run([path, '--dry-run'], io())).toBe(0);
    expect(err).toMatch(/about the person rather than the matter .*: 1\./);
    err = '';
    expect(await command.run([path, '--dry-run', '--personal'], io())).toBe(0);
    expect(err).not.toContain('about the person');
  });

  it('passes over what a Mac adds to an archive', async () => {
    const shadow = { path: '__MACOSX/export/votes.csv', bytes: encoded('not a table') };
    const path = await written('mac.zip', zipped([...members('export/'), shadow]));
    expect(await command.run([path, '--dry-run'], io())).toBe(0);
  });

  it('reads files as Polis names its downloads, and says which it did not read', async () => {
    const dated = members('export/').map(({ path, bytes }) => ({
      path: path
        .replace('export/', 'export/2026-11-24-0930-9small-')
        .replace('participants-', 'participant-'),
      bytes,
    }));
    const groups = { path: 'export/2026-11-24-0930-9small-comment-groups.csv', bytes: encoded('comment-id') };
    const other = { path: 'export/notes.txt', bytes: encoded('mine') };
    const path = await written('dated.zip', zipped([...dated, groups, other]));
    expect(await command.run([path, '--dry-run', '--json'], io())).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ title: 'Warnings', people: 3, history: 5 });
    expect(err).toMatch(/comment-groups\.csv: not read, as they are Polis’s own reckoning/);
    expect(err).toMatch(/notes\.txt: not read\. What is in them is not stored/);
  });

  it('stores in the place that was named, in the language that was named', async () => {
    const path = await written('b.zip', zipped(members()));
    expect(await command.run([path, '--edition', 'w', '--language', 'de'], io())).toBe(0);
    expect(stored.map(([read, where]) => [read.conversation.language, where])).toEqual([
      ['de', { forum: undefined, edition: 'w', as: undefined }],
    ]);
    expect(out).toContain('/en/wesf/warnings/results');
  });

  it('says why something was not stored', async () => {
    const path = await written('c.zip', zipped(members()));
    expect(await command.run([path, '--edition', 'taken'], io())).toBe(1);
    expect(err).toContain('It cannot be.');
  });

  const broken = { path: 'votes.csv', bytes: encoded('timestamp,comment-id,voter-id,vote\n1,2,3,4\n') };
  const bad: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
    ['a path that is not there', async () => join(folder, 'none'), /no such file/],
    ['a file of another kind', () => written('x.txt', encoded('hello')), /none of summary\.csv/],
    ['a damaged archive', () => written('d.zip', zipped(members()).subarray(0, 500)), /not a ZIP/],
    [
      'an archive whose content is damaged',
      () => written('e.zip', zipped(members()).fill(65, 60, 64)),
      /summary\.csv: the archive is damaged/,
    ],
    [
      'a bad row',
      () => written('f.zip', zipped([broken])),
      /votes\.csv, row 2, column vote: unknown value "4"/,
    ],
  ];
  it.each(bad)('refuses %s with exit code 2, and stores nothing', async (_name, path, reason) => {
    expect(await command.run([await path()], io())).toBe(2);
    expect(err).toMatch(reason);
    expect(stored).toEqual([]);
  });

  it('explains its usage in Korean too', async () => {
    expect(await command.run([], io('ko'))).toBe(2);
    expect(err).toContain('사용법');
    expect(await command.run(['a', '--language', 'Deutsch!'], io())).toBe(2);
  });
});

describe('madang export polis', () => {
  it('writes the files, and never over one that is there', async () => {
    const exporting = exportPolisCommand(async () => ({ ok: true, files: SMALL }));
    const to = join(folder, 'out');
    expect(await exporting.run(['--edition', 'w', to], io())).toBe(0);
    expect((await readdir(to)).sort()).toEqual(Object.keys(SMALL).sort());
    expect(new Uint8Array(await readFile(join(to, 'votes.csv')))).toEqual(SMALL['votes.csv']);
    await expect(exporting.run(['--edition', 'w', to], io())).rejects.toThrow(/EEXIST/);
  });

  it('says why there is nothing to write, and what it needs', async () => {
    const refusing = exportPolisCommand(async () => REFUSED);
    expect(await refusing.run(['--edition', 'w', join(folder, 'nothing')], io())).toBe(1);
    expect(await readdir(folder)).not.toContain('nothing');
    expect(await refusing.run([join(folder, 'nothing')], io())).toBe(2);
  });
});
