import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Lang } from '#kernel/domain/bilingual.ts';
import { groups } from './groups.ts';

const folder = mkdtempSync(join(tmpdir(), 'madang-groups-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(args: readonly string[], lang: Lang = 'en') {
  let out = '';
  let err = '';
  const io = { out: (text: string) => void (out += text), err: (text: string) => void (err += text), lang };
  return { code: await groups.run(args, io), out, err };
}

/** Two camps of forty that disagree on six positions and agree on two. */
function camps(): string[] {
  const rows: string[] = [];
  for (let person = 0; person < 80; person += 1) {
    const side = person % 2 === 0 ? 'agree' : 'disagree';
    const other = side === 'agree' ? 'disagree' : 'agree';
    for (let position = 0; position < 8; position += 1) {
      const stray = Math.abs(Math.sin(person * 12.9898 + position * 78.233) * 43758.5453) % 1 < 0.08;
      const reaction = position >= 6 ? 'agree' : stray ? other : side;
      rows.push(`p${person},q${position},${reaction},${person < 40 ? 'government' : 'academia'}`);
    }
  }
  return rows;
}
const HEADER = 'participant,position,reaction,group\n';
const csv = (rows: readonly string[]): string => HEADER + rows.join('\n') + '\n';

describe('madang groups', () => {
  test('reports groups, common ground and divergence from a plain CSV', async () => {
    const { code, out } = await run([file('camps.csv', csv(camps()))]);
    expect(code).toBe(0);
    for (const part of [
      '80 participants, 8 positions, 640 reactions.',
      'Group A: 41 people',
      'Common ground: more than half of every opinion group agree',
      'academia (40 people), government (40 people)',
      'Common ground: more than half of every declared group agree',
      'A / academia 100 % of 21',
      'What divides the opinion groups',
    ])
      expect(out).toContain(part);
  });

  test.each([
    ['one person', ['a,p,agree,', 'a,q,agree,', 'a,r,disagree,']],
    ['two who saw nothing alike', ['a,p,agree,', 'b,q,disagree,']],
  ])('has nothing common to %s', async (name, rows) => {
    const path = file(`${name}.csv`, csv(rows));
    const { out } = await run([path]);
    expect(out).toContain('There can be none yet: no position has been answered by two people.');
    expect(out).not.toMatch(/score|agree:|Rejected/);
    expect((await run([path], 'ko')).out).toContain('두 사람 이상이 반응한 입장이 없습니다.');
  });

  test('does not call common what one of many saw', async () => {
    const rows = ['a', 'b', 'c'].map((person) => `${person},seen by all,agree,`);
    const { out } = await run([file('seen-once.csv', csv([...rows, 'a,seen once,agree,']))]);
    expect(out).toContain('seen by all');
    expect(out).not.toContain('seen once');
  });

  test('writes the documented JSON and nothing else', async () => {
    const { code, out, err } = await run([file('camps.csv', csv(camps())), '--json']);
    expect([code, err]).toEqual([0, '']);
    const result: unknown = JSON.parse(out);
    expect(result).toMatchObject({
      mode: 'own',
      participants: 80,
      takenIn: 80,
      positions: 8,
      reactions: 640,
    });
    expect(result).not.toHaveProperty('members');
    for (const key of [
      'version',
      'components',
      'groups',
      'stability',
      'commonGround',
      'divergence',
      'flags',
    ]) {
      expect(result).toHaveProperty(key);
    }
  });

  test('rows in another order give the same bytes', async () => {
    const rows = camps();
    const forwards = await run([file('forwards.csv', csv(rows)), '--json', '--members']);
    const backwards = await run([file('backwards.csv', csv(rows.toReversed())), '--json', '--members']);
    expect(backwards.out).toBe(forwards.out);
    expect(JSON.parse(forwards.out)).toHaveProperty('members.p0');
  });

  test('takes declared groups from a second file', async () => {
    const bare = camps().map((row) => row.split(',').slice(0, 3).join(','));
    const reactions = file('bare.csv', 'participant,position,reaction\n' + bare.join('\n'));
    const declared = file('declared.csv', 'participant,group\np0,x\np1,x\np2,y\n');
    const { out } = await run([reactions, '--declared', declared, '--json']);
    expect(JSON.parse(out)).toMatchObject({
      declared: {
        groups: [
          { id: 'x', size: 2 },
          { id: 'y', size: 1 },
        ],
      },
    });
  });

  test('says when nobody of the declared reacted', async () => {
    const declared = file('others.csv', 'participant,group\nP0,x\nP1,y\n');
    const { code, err } = await run([file('camps.csv', csv(camps())), '--declared', declared]);
    expect([code, err]).toEqual([
      0,
      'madang groups: none of the 2 people who declared a group reacted: are the names the same?\n',
    ]);
  });

  test('names everyone only when asked', async () => {
    const path = file('camps.csv', csv(camps()));
    expect((await run([path])).out).not.toMatch(/\bp7\b/);
    expect((await run([path, '--members'])).out).toMatch(/group A: p\d+ /);
  });

  test('says why there are no groups, and what to read all the same', async () => {
    const one = await run([file('one.csv', 'participant,position,reaction\na,b,agree\n')]);
    expect(one.out).toContain('1 participant, 1 position, 1 reaction.');
    expect(one.out).toContain('Too few to look for any: 1 person reacted to at least 1 position');
    expect(one.out).toContain('Everybody counts as one group');
    expect(one.out).not.toContain('held back');
  });

  test('leaves out who somebody is, says so, and counts it when asked', async () => {
    const exported = mkdtempSync(join(folder, 'personal-'));
    const rows = Array.from({ length: 12 }, (_, i) => `${i},,2,${i % 2 === 0 ? 1 : -1},1`);
    writeFileSync(
      join(exported, 'participants-votes.csv'),
      `participant,group-id,n-votes,3,7\n${rows.join('\n')}\n`,
    );
    writeFileSync(
      join(exported, 'comments.csv'),
      'comment-id,moderated,comment-body\n3,1,I live in a city\n7,1,Trams are good\n',
    );
    const { out } = await run([exported]);
    expect(out.replace(/\s+/g, ' ')).toContain('1 position that by their wording say who somebody is');
    expect(out).toContain('(#3)');
    expect((await run([exported, '--json'])).out).toContain('"personal":["3"]');
    expect(JSON.parse((await run([exported, '--personal', '--json'])).out)).toMatchObject({ positions: 2 });
  });

  test('computes as Polis does when asked', async () => {
    const { code, out } = await run([file('camps.csv', csv(camps())), '--polis', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ mode: 'polis', participants: 80, stability: null });
  });

  test('reads reactions written in Korean', async () => {
    const korean = csv(camps()).replaceAll(',agree,', ',찬성,').replaceAll(',disagree,', ',반대,');
    const { out } = await run([file('korean.csv', korean), '--json']);
    expect(out).toBe((await run([file('english.csv', csv(camps())), '--json'])).out);
  });

  test('speaks Korean', async () => {
    const { out } = await run([file('camps.csv', csv(camps()))], 'ko');
    expect(out).toContain('집단 A: 41명');
    expect((await run(['--help'], 'ko')).out).toContain('사용법');
  });

  test('takes the files of an export under the names they are downloaded with', async () => {
    const exported = mkdtempSync(join(folder, 'export-'));
    const matrix = 'participant,group-id,n-votes,3,7\n1,,2,1,-1\n2,,1,,0\n';
    writeFileSync(join(exported, 'r2xyz-participants-votes.csv'), matrix);
    writeFileSync(join(exported, 'r2xyz-comments.csv'), 'comment-id,moderated,comment-body\n3,1,x\n7,-1,y\n');
    const { code, out } = await run([exported, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ participants: 2, positions: 1, reactions: 1 });
    writeFileSync(
      join(exported, 'r2xyz-comments.csv'),
      'comment-id,moderated,comment-body\n3,-1,x\n7,-1,y\n',
    );
    expect((await run([exported])).out).toContain('There is no position left to compare people by.');
    writeFileSync(join(exported, 'r2xyz-comments.csv'), 'comment-id,moderated,comment-body\n3,yes,x\n');
    expect((await run([exported])).err).toContain(
      'column moderated: unknown value "yes"; expected 1, -1 or 0',
    );
    writeFileSync(join(exported, 'r2xyz-comments.csv'), 'comment-id,moderated\n');
    expect((await run([exported])).err).toContain('r2xyz-comments.csv, row 1, column comment-body');
    writeFileSync(join(exported, 'r3-comments.csv'), '');
    expect((await run([exported])).err).toContain('given twice');
  });

  test('takes an export without votes.csv, and not its matrix for the votes of a report', async () => {
    const exported = mkdtempSync(join(folder, 'matrix-'));
    writeFileSync(
      join(exported, 'participants-votes.csv'),
      'participant,group-id,n-votes,3,7\n1,,2,1,-1\n2,,1,,0\n',
    );
    writeFileSync(join(exported, 'comments.csv'), 'comment-id,moderated,comment-body\n3,1,x\n7,1,y\n');
    const { code, out, err } = await run([exported, '--json']);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ participants: 2, positions: 2, reactions: 3 });
  });

  const bad: readonly (readonly [string, string | Uint8Array, readonly string[]])[] = [
    [
      'a missing column',
      'participant,position\na,b\n',
      ['row 1', 'column reaction', 'missing column; the header has participant, position'],
    ],
    ['other separators', 'participant;position;reaction\na;b;1\n', ['row 1', 'commas separate columns']],
    [
      'an unknown value',
      'participant,position,reaction\na,b,maybe\n',
      ['row 2', 'column reaction', '"maybe"; expected agree, disagree, pass or 1, -1, 0'],
    ],
    [
      'a ragged row',
      'participant,position,reaction\na,b,agree\na,b\n',
      ['row 3', 'column reaction', 'ragged row'],
    ],
    ['text that is not UTF-8', Uint8Array.of(0x61, 0x0a, 0xff, 0x0a), ['row 2', 'not UTF-8']],
    ['an empty file', '', ['the file is empty']],
    [
      'a person in two groups',
      HEADER + 'a,b,agree,x\na,c,agree,y\n',
      ['row 3', 'column group', 'two groups'],
    ],
    [
      'an id beyond the limit',
      HEADER + 'a,b,agree,x\n' + 'c'.repeat(201) + ',b,agree,x\n',
      ['row 3', 'column participant', '201 characters', '200'],
    ],
    ['a NUL', HEADER + 'a,b,agree,x\na,c\0,agree,x\n', ['row 3', 'column position', 'NUL']],
    ['an unclosed quotation mark', HEADER + '"a,b,agree,x\n', ['row 2', 'never closed']],
  ];
  test.each(bad)('refuses %s with file, row, column and reason', async (name, content, expected) => {
    const path = file(`${name.replaceAll(' ', '-')}.csv`, content);
    const { code, out, err } = await run([path]);
    expect([code, out]).toEqual([2, '']);
    for (const part of [path, ...expected]) expect(err).toContain(part);
    const korean = (await run([path], 'ko')).err.split(': ').slice(2).join(': ');
    expect(korean).toMatch(/[가-힣]/);
  });

  test('refuses a path that is not there, an unknown option and no path at all', async () => {
    expect((await run([join(folder, 'absent.csv')])).code).toBe(2);
    expect((await run([folder, '--unknown'])).code).toBe(2);
    expect((await run([])).code).toBe(2);
  });
});
