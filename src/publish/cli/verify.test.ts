import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExitCode, Output } from '#kernel/domain/subcommand.ts';
import {
  editionOpenedData,
  encodeEntry,
  exportRecord,
  folderStore,
  formatVerifierKey,
  memoryStore,
  nodePrimitives as primitives,
  openLog,
  parsePolicy,
  type Result,
  signerFromSeed,
} from '@madang/record';
import { verify } from './verify.ts';
import { witness } from './witness.ts';

const ORIGIN = 'forum.example/log/security-1';

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
  return result.value;
}

async function call(
  command: typeof verify,
  args: readonly string[],
  lang: Output['lang'] = 'en',
): Promise<{ code: ExitCode; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await command.run(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    lang,
  });
  return { code, out: out.join(''), err: err.join('') };
}

let folder: string;
let logKey: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-command-'));
  const seed = new Uint8Array(32).fill(1);
  const signer = must(await signerFromSeed({ name: ORIGIN, type: 'ed25519', seed }));
  logKey = formatVerifierKey(signer.key);
  const log = memoryStore();
  const writer = must(
    await openLog({ primitives, store: log, origin: ORIGIN, signer, known: [], create: true }),
  );
  const opened = {
    id: 'act-1',
    kind: 'edition.opened',
    at: '2021-11-16T00:00:00Z',
    data: editionOpenedData(ORIGIN, null),
    sealed: {},
    documents: [],
    cites: [],
  };
  must(await writer.append([must(encodeEntry(opened))], 0));
  const text = `log ${logKey}\nquorum none\n`;
  const policy = { text, parsed: must(await parsePolicy(primitives, text)) };
  const target = folderStore(join(folder, 'export'));
  must(await exportRecord({ log, target, policy, openings: [], documents: [], verifier: '//\n' }));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a sound export ends with 0 and says in either language what was checked', async () => {
  const told = await call(verify, [join(folder, 'export')]);
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(told.out).toMatch(/^verdict: sound\nlog: /);
  expect(told.out).toMatch(/\n$/);
  expect(told.out).toContain('entries: 1;');
  expect((await call(verify, [join(folder, 'export')], 'ko')).out).toContain('판정: 온전합니다');
});

test('with --json standard output is JSON and nothing else', async () => {
  const told = await call(verify, [join(folder, 'export'), '--json']);
  expect(JSON.parse(told.out)).toMatchObject({ verdict: 'sound', exitCode: 0, size: 1 });
});

test.each([
  ['no place', []],
  ['two places', ['a', 'b']],
  ['an unknown option', ['a', '--fast']],
  ['an option without its value', ['a', '--policy']],
  ['a place that is not there', ['/nowhere/at/all']],
])('%s ends with 5', async (_, args) => {
  const told = await call(verify, args);
  expect(told.code).toBe(5);
  expect(told.err).not.toBe('');
});

test('a kept checkpoint may be given as the export it lies in; one of another log is refused', async () => {
  const kept = join(folder, 'export');
  expect((await call(verify, [kept, '--known', kept])).code).toBe(0);
  const stranger = join(folder, 'stranger');
  await writeFile(stranger, 'hello');
  expect((await call(verify, [kept, '--known', stranger])).code).toBe(5);
});

test('a policy of the reader goes before the one inside', async () => {
  const policy = join(folder, 'policy');
  await writeFile(policy, `log ${logKey}\nwitness W ${await newWitness('w1.json')}\nquorum W\n`);
  const told = await call(verify, [join(folder, 'export'), '--policy', policy]);
  expect(told.code).toBe(4);
  expect(told.out).toContain('quorum W: unmet');
});

async function newWitness(name: string): Promise<string> {
  const told = await call(witness, ['new', join(folder, name), '--name', 'academy.example/w']);
  expect(told.code).toBe(0);
  return told.out.trimEnd();
}

test('a witness is made once, trusts logs by their keys, and shows what it watches', async () => {
  const file = join(folder, 'w2.json');
  const vkey = await newWitness('w2.json');
  expect(vkey).toMatch(/^academy\.example\/w\+[0-9a-f]{8}\+/);
  expect((await call(witness, ['new', file, '--name', 'x'])).code).toBe(1);
  expect((await call(witness, ['trust', file, logKey])).code).toBe(0);
  expect((await call(witness, ['trust', file, vkey])).code).toBe(2);
  expect((await call(witness, ['show', file])).out).toBe(`${vkey}\n${ORIGIN} 0\n`);
  expect(await readFile(file, 'utf8')).toContain('PRIVATE+KEY+academy.example/w');
});

test.each([[[]], [['serve']], [['dance', 'file']], [['new', 'file']], [['serve', 'file', '--port', 'x']]])(
  'witness %j is wrong use and ends with 2',
  async (args) => {
    expect((await call(witness, args)).code).toBe(2);
  },
);
