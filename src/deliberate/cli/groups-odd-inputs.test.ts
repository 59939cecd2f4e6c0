import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { groups } from './groups.ts';
import { TERMINAL_WIDTH, widthOf } from './terminal-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'madang-odd-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Row = readonly (number | null)[];
const rowsOf = (count: number, row: (person: number) => Row): Row[] =>
  Array.from({ length: count }, (_, person) => row(person));
/** Votes without a pattern, but the same ones each time. */
const mixed = (person: number, length = 12): Row =>
  Array.from(
    { length },
    (_, j) => Math.floor((Math.abs(Math.sin(person * 91.7 + j * 37.3) * 4e4) % 1) * 3) - 1,
  );

function matrix(rows: readonly Row[], people: readonly string[] = rows.map((_, i) => String(i))): string {
  const width = rows[0]?.length ?? 3;
  const ids = Array.from({ length: width }, (_, j) => j);
  const lines = rows.map((row, i) => [people[i], '', row.length, ...row.map((vote) => vote ?? '')].join(','));
  return [['participant', 'group-id', 'n-votes', ...ids].join(','), ...lines, ''].join('\n');
}
function comments(count: number, { moderated = 1, body = 'It should be so' } = {}): string {
  const rows = Array.from({ length: count }, (_, id) => `${id},${moderated},"${body} ${id}"`);
  return ['comment-id,moderated,comment-body', ...rows, ''].join('\n');
}
function votes(at: (i: number) => string | number): string {
  const rows = rowsOf(20, mixed).flatMap((row, person) =>
    row.map((vote, j) => `${at(person * 12 + j)},x,${j},v${person},${vote}`),
  );
  return ['timestamp,datetime,comment-id,voter-id,vote', ...rows, ''].join('\n');
}
const twelve = matrix(rowsOf(20, mixed));

const MATRIX = 'participants-votes.csv';
const COMMENTS = 'comments.csv';
const VOTES = 'votes.csv';

const odd: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['three people', { [MATRIX]: matrix(rowsOf(3, mixed)) }],
  ['one person', { [MATRIX]: matrix(rowsOf(1, mixed)) }],
  ['nobody', { [MATRIX]: matrix([]) }],
  ['nobody who voted', { [MATRIX]: matrix(rowsOf(20, () => [null, null, null])) }],
  ['no position', { [MATRIX]: 'participant,group-id,n-votes\n1,,0\n2,,0\n' }],
  ['one position', { [MATRIX]: matrix(rowsOf(40, (i) => [i % 2 === 0 ? 1 : -1])) }],
  ['passes alone', { [MATRIX]: matrix(rowsOf(40, () => Array<number>(12).fill(0))) }],
  ['people all alike', { [MATRIX]: matrix(rowsOf(40, () => mixed(1))) }],
  ['two people opposed', { [MATRIX]: matrix([Array<number>(9).fill(1), Array<number>(9).fill(-1)]) }],
  ['many positions and few people', { [MATRIX]: matrix(rowsOf(30, (i) => mixed(i, 900))) }],
  [
    'names that objects have',
    { [MATRIX]: matrix(rowsOf(3, mixed), ['__proto__', 'constructor', '참여자 1']) },
  ],
  ['everything moderated out', { [MATRIX]: twelve, [COMMENTS]: comments(12, { moderated: -1 }) }],
  ['statements nobody voted on', { [MATRIX]: twelve, [COMMENTS]: comments(50) }],
  ['votes on statements that are missing', { [MATRIX]: twelve, [COMMENTS]: comments(4) }],
  ['bodies of nothing', { [MATRIX]: twelve, [COMMENTS]: comments(12, { body: '' }) }],
  [
    'bodies that steer',
    { [MATRIX]: twelve, [COMMENTS]: comments(12, { body: '\u001b[2J""\r\n\u202ea'.repeat(400) }) },
  ],
  ['votes without the matrix', { [VOTES]: votes((i) => 1_500_000_000 + i) }],
  ['votes of one moment', { [VOTES]: votes(() => 1_500_000_000) }],
  [
    'votes in milliseconds, CRLF, with a byte order mark',
    { [VOTES]: `\ufeff${votes((i) => 1_500_000_000_000 + i).replaceAll('\n', '\r\n')}` },
  ],
  ['votes beyond 64 bits', { [VOTES]: votes(() => '99999999999999999999') }],
  ['votes of nobody', { [VOTES]: 'timestamp,datetime,comment-id,voter-id,vote\n' }],
];

describe('odd inputs', () => {
  test.each(odd)('%s: a whole answer in every way of asking', async (name, files) => {
    const path = join(folder, name);
    mkdirSync(path);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
    for (const mode of [[], ['--members'], ['--json'], ['--polis'], ['--polis', '--json']])
      for (const lang of ['en', 'ko'] as const) {
        let out = '';
        let err = '';
        const io = {
          out: (text: string) => void (out += text),
          err: (text: string) => void (err += text),
          lang,
        };
        expect([await groups.run([path, ...mode], io), err]).toEqual([0, '']);
        if (mode.includes('--json')) expect(JSON.parse(out)).toHaveProperty('groups');
        else {
          expect(Math.max(...out.split('\n').map(widthOf))).toBeLessThanOrEqual(TERMINAL_WIDTH);
          expect(out).not.toMatch(/NaN|undefined|Infinity|\[object|[\u0000-\u0009\u000b-\u001f\u202e]/);
        }
      }
  });
});
