import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildVerifier } from '../build-verifier.ts';
import { type Fixture, fixtureBytes, makeFixture } from '../tests/fixture.ts';
import { TAMPERINGS } from '../tests/tampering.ts';
import { concat } from './encoding/bytes.ts';
import { folderStore } from './tree/folder-store.ts';
import { memoryStore } from './tree/memory-store.ts';
import { nodePrimitives as primitives } from './primitives/node-primitives.ts';
import { formatTlogProof, makeTlogProof } from './notes/tlog-proof.ts';
import { runVerify } from './verify/verify-command.ts';
import type { Report } from './verify/verify.ts';
import { zipParts } from './sources/zip.ts';

// One and the same verdict by whatever way a reader gets at the record, and with whichever of the two programs.

const run = promisify(execFile);

let folder: string;
let fixture: Fixture;
let server: Server;
let served: ReadonlyMap<string, Uint8Array> = new Map();
let url: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'record-verdicts-'));
  fixture = await makeFixture();
  await writeFile(join(folder, 'verify.mjs'), await buildVerifier());
  server = createServer((request, response) => {
    const bytes = served.get((request.url ?? '').slice('/log/'.length));
    response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/log/`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

type Judged = { readonly code: number; readonly findings: Report['findings'] };

const findingsIn = (json: string): Report['findings'] => (JSON.parse(json) as Report).findings; // our own output

async function byCommand(place: string): Promise<Judged> {
  const out: string[] = [];
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => out.push(line),
    lang: 'en' as const,
  };
  const code = await runVerify([place, '--json'], io, undefined);
  return { code, findings: findingsIn(out.join('\n')) };
}

async function bySingleFile(place: string): Promise<Judged> {
  const args = [join(folder, 'verify.mjs'), place, '--json'];
  const ran = await run(process.execPath, args).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { code: number; stdout: string }) => error,
  );
  return { code: ran.code, findings: findingsIn(ran.stdout) };
}

async function lay(
  name: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<{ dir: string; zip: string }> {
  const [dir, zip] = [join(folder, name), join(folder, `${name}.zip`)];
  for (const [path, bytes] of files) await folderStore(dir).write(path, bytes);
  const parts = zipParts([...files].map(([path, bytes]) => ({ path, bytes })));
  await writeFile(zip, concat(...parts));
  return { dir, zip };
}

const byCode = ({ code, findings }: Judged) => ({
  code,
  findings: findings.map((finding) => JSON.stringify(finding)).sort(),
});

describe('one verdict by folder, archive, address and single file', () => {
  test('of the untouched export', async () => {
    const { dir, zip } = await lay('sound', fixture.files);
    served = new Map(fixture.files).set('record.zip', new Uint8Array(await readFile(zip)));
    const addresses = [byCommand(url), byCommand(`${url}record.zip`)];
    for (const judged of [byCommand(dir), byCommand(zip), ...addresses, bySingleFile(zip)])
      expect(await judged).toEqual({ code: 0, findings: [] });
  });

  test.each(TAMPERINGS.map((tampering, at) => [tampering.name, tampering, at] as const))(
    'of %s',
    async (_, tampering, at) => {
      const files = new Map(fixture.files);
      await tampering.apply(files, fixture);
      const { dir, zip } = await lay(`tampered-${at}`, files);
      const judged = byCode(await byCommand(dir));
      expect(judged.code).toBe(tampering.exitCode);
      expect(byCode(await byCommand(zip))).toEqual(judged);
      expect(byCode(await bySingleFile(dir))).toEqual(judged);
      served = files;
      expect((await byCommand(url)).code).toBe(tampering.overHttp ?? tampering.exitCode);
    },
  );
});

test('the address of an archive that is not there is wrong input; one that cannot be reached is no verdict', async () => {
  const [told, io] = [[] as string[], { out: () => undefined, lang: 'en' as const }];
  const err = (line: string) => told.push(line);
  expect(await runVerify([`${url}gone.zip`], { ...io, err }, undefined)).toBe(5);
  expect(await runVerify(['http://127.0.0.1:1/record.zip'], { ...io, err }, undefined)).toBe(1);
  expect(told).toEqual([`there is no ${url}gone.zip`, expect.stringContaining('could not be checked')]);
});

describe('one entry’s proof', () => {
  const AT_ENTRY = 300;
  async function proofFile(change: (text: string) => string = (text) => text): Promise<string> {
    const signed = fixture.writer.head();
    const entry = (await fixtureBytes(AT_ENTRY + 1)).at(-1) ?? new Uint8Array(0);
    const made = await makeTlogProof(primitives, memoryStore(fixture.log), {
      index: AT_ENTRY,
      entry,
      signed,
    });
    const place = join(folder, `${randomUUID()}.tlog-proof`);
    await writeFile(place, change(new TextDecoder().decode(formatTlogProof(made))));
    return place;
  }
  async function judge(
    args: readonly string[],
    policyFolder?: string,
  ): Promise<{ code: number; told: string }> {
    const told: string[] = [];
    const say = (line: string) => told.push(line);
    const code = await runVerify(args, { out: say, err: say, lang: 'en' }, policyFolder);
    return { code, told: told.join('\n') };
  }

  test('is checked by the command and by the single file beside its export, with the entry it is about', async () => {
    const { dir } = await lay('with-proof', fixture.files);
    const place = await proofFile();
    const sound = await judge([place, '--policy', join(dir, 'policy')]);
    expect(sound.code, sound.told).toBe(0);
    expect(sound.told).toContain('entry 300 is among the 600 entries');
    expect(sound.told).toContain('"id":"act-300"');
    expect((await judge([place], dir)).code).toBe(0);
    await writeFile(join(dir, 'verify.mjs'), await buildVerifier());
    const { stdout } = await run(process.execPath, [join(dir, 'verify.mjs'), place, '--lang', 'ko']);
    expect(stdout).toContain('판정: 온전합니다');
  });

  test.each<readonly [number, string, (text: string) => string]>([
    [2, 'proof-wrong', (text) => text.replace('index 300', 'index 301')],
    [2, 'checkpoint-altered', (text) => text.replace('\n600\n', '\n601\n')],
    [4, 'quorum-unmet', (text) => text.replaceAll(/— (academy|union).*\n/g, '')],
    [5, 'proof-malformed', () => 'hello\n'],
  ])('ends with %i where it says %s', async (code, finding, change) => {
    const { dir } = await lay('with-bad-proof', fixture.files);
    const told = await judge([await proofFile(change), '--json', '--policy', join(dir, 'policy')]);
    expect(told.code).toBe(code);
    expect(told.told).toContain(`"${finding}"`);
  });

  test('ends with 5 where keys or file are missing', async () => {
    expect(await judge([await proofFile()])).toMatchObject({ code: 5 });
    expect(await judge([join(folder, 'none.tlog-proof'), '--policy', join(folder, 'none')])).toMatchObject({
      code: 5,
    });
  });
});
