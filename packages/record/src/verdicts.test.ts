import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildVerifier } from '../build-verifier.ts';
import { type Fixture, makeFixture } from '../tests/fixture.ts';
import { TAMPERINGS } from '../tests/tampering.ts';
import { concat } from './bytes.ts';
import { folderStore } from './folder-store.ts';
import { runVerify } from './verify-command.ts';
import type { Report } from './verify.ts';
import { zipParts } from './zip.ts';

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
    served = fixture.files;
    for (const judged of [byCommand(dir), byCommand(zip), byCommand(url), bySingleFile(zip)])
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
