import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildVerifier } from '../build-verifier.ts';
import { type Fixture, makeFixture } from '../tests/fixture.ts';
import { TAMPERINGS } from '../tests/tampering.ts';
import { concat } from './encoding/bytes.ts';
import { folderStore } from './tree/folder-store.ts';
import { zipParts } from './sources/zip.ts';

const run = promisify(execFile);

/** The Node of the tests, and the one of the machine, which may be older. */
const NODES = [...new Set([process.execPath, '/usr/bin/node'])].filter((path) => existsSync(path));

let folder: string;
let fixture: Fixture;
let verifier: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'record-verifier-'));
  verifier = await buildVerifier();
  fixture = await makeFixture();
  // An older Node has no ML-DSA-44, so the policy here asks for the others alone.
  const files = new Map(fixture.files).set('verify.mjs', new TextEncoder().encode(verifier));
  const policy = fixture.policy.replace('quorum everyone', 'quorum civil');
  fixture = { ...fixture, files: files.set('policy', new TextEncoder().encode(policy)) };
  await lay('export', files);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function lay(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const store = folderStore(join(folder, name));
  for (const [path, bytes] of files) await store.write(path, bytes);
  return join(folder, name);
}

type Ran = { readonly code: number; readonly stdout: string };

async function check(node: string, args: readonly string[]): Promise<Ran> {
  try {
    const { stdout } = await run(node, [join(folder, 'export', 'verify.mjs'), ...args], { cwd: folder });
    return { code: 0, stdout };
  } catch (error) {
    const { code, stdout } = error as Ran; // execFile rejects with what the program left
    return { code, stdout };
  }
}

test('the verifier imports nothing but Node itself', () => {
  const imported = [...verifier.matchAll(/^import .* from ["'](.*)["'];?$/gm)].map((match) => match[1]);
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.filter((name) => name?.startsWith('node:') !== true)).toEqual([]);
});

test.each(NODES)('with %s it checks the export it lies in, and another one by name', async (node) => {
  const told = await check(node, ['--lang', 'ko']);
  expect(told.stdout).toContain('판정: 온전합니다');
  expect(told.code).toBe(0);
  const files = new Map(fixture.files);
  await TAMPERINGS.find((tampering) => tampering.code === 'entries-swapped')?.apply(files, fixture);
  const swapped = await check(node, [await lay('swapped', files), '--lang', 'en']);
  expect(swapped).toMatchObject({ code: 2 });
  expect(swapped.stdout).toContain('swapped entries: 10 and 200');
});

test.each(NODES)('with %s it reads an archive', async (node) => {
  const zip = join(folder, 'export.zip');
  const parts = zipParts([...fixture.files].map(([path, bytes]) => ({ path, bytes })));
  await writeFile(zip, concat(...parts));
  expect(await check(node, [zip, '--lang', 'en'])).toMatchObject({ code: 0 });
});
