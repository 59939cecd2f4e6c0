import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifyCertificate } from '@madang/fair-choice';
import { afterAll, describe, expect, it } from 'vitest';
import { choose } from './choose.ts';

const folder = mkdtempSync(join(tmpdir(), 'madang-choose-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(args: string[], lang: 'ko' | 'en' = 'en') {
  let out = '';
  let err = '';
  const code = await choose.run(args, { out: (text) => (out += text), err: (text) => (err += text), lang });
  return { code, out, err };
}

const PROFILE = file(
  'forum.json',
  JSON.stringify({
    candidates: [
      { id: 0, name: 'Health security' },
      { id: 1, name: 'Cyber norms' },
      { id: 2, name: 'AI and rights' },
      { id: 10, name: 'Space debris' },
    ],
    k: 2,
    ballots: [
      { approves: [0, 1], weight: 6, group: 'government' },
      { approves: [2], weight: 4, group: 'civil society' },
      { approves: [10], weight: '1/2', group: 'academia' },
    ],
  }),
);

const PB = file(
  'city.pb',
  `META
key;value
budget;100.5
vote_type;approval
PROJECTS
project_id;cost
9;50
10;50
VOTES
voter_id;vote
1;9
2;10
`,
);

describe('madang choose', () => {
  it('writes the published JSON, whose certificate holds', async () => {
    const { code, out, err } = await run([PROFILE, '--ties', 'id', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const result = JSON.parse(out);
    expect(result).toMatchObject({
      rule: 'equal-shares+phragmen',
      ties: 'id',
      winners: [0, 2],
      rounds: [
        { winner: 0, price: '1/6', payers: 6, ties: [1], phase: 'equal-shares' },
        { winner: 2, payers: 4, ties: [], phase: 'phragmen' },
      ],
      runnersUp: [{ id: 1 }, { id: 10 }],
    });
    for (const { missingApprovals } of result.runnersUp)
      expect(Number.isInteger(missingApprovals)).toBe(true);
    expect(verifyCertificate(result.certificate)).toEqual({ ok: true });
  });

  it('tells each round in both languages', async () => {
    const english = await run([PROFILE, '--explain', '--ties', 'id']);
    expect(english.out).toContain(
      '1. Health security (0)\n   6 supporters; 6 of them paid 0.1667 (= 1/6) each.',
    );
    expect(english.out).toContain('Tied with: Cyber norms (1); decided by the published order.');
    const korean = await run([PROFILE], 'ko');
    expect(korean.out).toContain('뽑히지 못한 주제');
  });

  it('breaks ties by id as numbers in JSON and as text in .pb files', async () => {
    const { out } = await run([PB, '--ties', 'id', '--json', '--rule', 'equal-shares']);
    expect(JSON.parse(out).winners).toEqual(['10', '9']);
  });

  it('breaks ties by the seed it is given, the same every time', async () => {
    const winners = async (seed: string): Promise<string> =>
      JSON.parse((await run([PB, '--k', '1', '--ties', `lot:${seed}`, '--json'])).out).winners.join();
    const seeds = ['a', 'b', 'c', 'd', 'e', 'f'];
    const first = await Promise.all(seeds.map(winners));
    expect(await Promise.all(seeds.map(winners))).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });

  it('weighs groups equally and shows the unweighted result beside it', async () => {
    const { out } = await run([PROFILE, '--weights', 'group', '--ties', 'id', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      weights: 'group',
      unweighted: { winners: [0, 2], onlyWeighted: [], onlyUnweighted: [] },
    });
    expect((await run([PROFILE, '--weights', 'group'])).out).toContain('Equal weight per group');
    expect(await run([PB, '--weights', 'group'])).toMatchObject({
      code: 2,
      out: '',
      err: `madang choose: ${PB}: ballot 1: declares no stakeholder group\n`,
    });
  });

  it.each([
    ['ordinal.pb', 'META\nkey;value\nbudget;1\nvote_type;ordinal\n', 'line 4: section PROJECTS is missing'],
    [
      'vote.pb',
      'META\nkey;value\nbudget;1\nvote_type;ordinal\nPROJECTS\nproject_id;cost\nVOTES\nvoter_id;vote\n',
      'line 4: vote_type ordinal',
    ],
    ['broken.json', '{"candidates": [\n}', 'line 2: not JSON'],
    ['latin.pb', Uint8Array.from([0x4d, 0x0a, 0x41, 0xe9, 0x0a]), 'line 2: the file is not UTF-8 text'],
  ])('refuses %s with exit code 2, its line and the reason', async (name, content, message) => {
    const { code, out, err } = await run([file(name, content), '--json']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('refuses a file that is not there, and places beyond the topics', async () => {
    expect(await run([join(folder, 'absent.pb')])).toMatchObject({ code: 2, out: '' });
    const { code, err } = await run([PROFILE, '--k', '5']);
    expect({ code, err }).toEqual({
      code: 2,
      err: `madang choose: ${PROFILE}: election: k is 5, and there are 4 topics\n`,
    });
  });

  it.each([
    [[]],
    [[PB, PB]],
    [[PB, '--k', '0']],
    [[PB, '--rule', 'plurality']],
    [[PB, '--rule', 'phragmen+fill']],
    [[PB, '--utility', 'joy']],
    [[PB, '--ties', 'coin']],
    [[PB, '--weights', 'age']],
    [[PB, '--nonsense']],
  ])('answers %j with its help and exit code 2', async (args) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('madang choose FILE [options]');
  });

  it('shows its help in both languages', async () => {
    expect((await run(['--help'])).out).toBe(choose.help.en);
    expect((await run(['-h'], 'ko')).out).toBe(choose.help.ko);
  });

  it('says of the worked example what the README of the package says', async () => {
    const about = new URL('../../../packages/fair-choice/', import.meta.url);
    const readme = readFileSync(new URL('README.md', about), 'utf8');
    const { out } = await run([fileURLToPath(new URL('examples/forum.json', about)), '--explain']);
    expect(readme).toContain(`$ madang choose examples/forum.json --explain\n${out}`);
  });
});
