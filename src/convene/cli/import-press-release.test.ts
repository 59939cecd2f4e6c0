import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importPressRelease, importPressReleaseCommand, type StoreRelease } from './import-press-release.ts';

const folder = mkdtempSync(join(tmpdir(), 'madang-press-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const RELEASE = `제2차 「푸른숲대화」 개최 결과

2024.05.24 가온부

□ 가온부는 5.22.(수)-23.(목) 제2차 「푸른숲대화」를 개최하였다.

□ 5.22.(수) 산불 세션에는 한가람 가온부 차관이 참석하였다.

   ㅇ 한 차관은 감시 자료를 함께 써야 한다고 강조하였다.  끝.
`;

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(args: string[], command = importPressRelease, lang: 'ko' | 'en' = 'en') {
  let out = '';
  let err = '';
  const code = await command.run(args, { out: (text) => (out += text), err: (text) => (err += text), lang });
  return { code, out, err };
}

describe('madang import press-release', () => {
  it('writes JSON and nothing else to standard output with --dry-run --json', async () => {
    const { code, out } = await run([file('release.txt', RELEASE), '--dry-run', '--json']);
    expect(code).toBe(0);
    const release = JSON.parse(out);
    expect(release.edition).toMatchObject({
      ordinal: 2,
      name: '푸른숲대화',
      label: null,
      startsOn: '2024-05-22',
      endsOn: '2024-05-23',
      host: '가온부',
    });
    expect(release.interventions).toMatchObject([
      { speaker: '한가람', verb: '강조', force: 'STRESS', textKind: 'paraphrase' },
    ]);
  });

  it('shows a readable summary in both languages', async () => {
    const path = file('readable.txt', RELEASE);
    expect((await run([path, '--dry-run'])).out).toContain('Interventions (1)');
    expect((await run([path, '--dry-run'], importPressRelease, 'ko')).out).toContain('발언 (1)');
  });

  it('refuses what is no release with exit code 2, a message on standard error and nothing on standard output', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);
    const cases: [string, string][] = [
      [file('empty.txt', ''), 'empty'],
      [file('picture.txt', png), 'not text'],
      [
        file('soup.txt', 'Boil the water. Add the onions and stir for ten minutes.\n'.repeat(20)),
        'not a release',
      ],
      [join(folder, 'absent.txt'), 'Cannot read'],
      [file('huge.txt', new Uint8Array(50 * 1024 * 1024).fill(0x61)), 'limit is 1048576 bytes'],
    ];
    for (const [path, message] of cases) {
      const { code, out, err } = await run([path, '--dry-run', '--json']);
      expect({ path, code, out }).toEqual({ path, code: 2, out: '' });
      expect(err).toContain(message);
    }
    expect((await run([])).code).toBe(2);
    expect((await run([file('b.txt', RELEASE), '--nonsense'])).code).toBe(2);
  });

  it('stores through the function it was given, and says so', async () => {
    const seen: unknown[] = [];
    const store: StoreRelease = async (release, request) => {
      seen.push([release.edition.name, request.forum, request.as, request.source.length > 0]);
      return {
        stored: true,
        forum: 'wsf',
        edition: '2',
        sessions: 1,
        people: 1,
        interventions: 1,
        collective: 0,
      };
    };
    const command = importPressReleaseCommand(store);
    const args = [file('store.txt', RELEASE), '--forum', 'wsf', '--as', 'office@example.org'];
    const { code, out } = await run(args, command);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Stored in wsf/2: 1 sessions, 1 people, 1 interventions, 0 collective acts.\n',
    });
    expect(seen).toEqual([['푸른숲대화', 'wsf', 'office@example.org', true]]);
  });

  it('ends with 1 when nothing was stored, and with 2 when there is nowhere to store', async () => {
    const message = { ko: '사무국이 아닙니다.', en: 'Not of the secretariat.' };
    const store: StoreRelease = async () => ({ stored: false, code: 'not-secretariat', message });
    const path = file('refused.txt', RELEASE);
    const refused = await run([path], importPressReleaseCommand(store));
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('Not of the secretariat.');
    expect((await run([path])).code).toBe(2);
  });
});
