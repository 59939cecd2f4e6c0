import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Fixture, makeFixture } from '../tests/fixture.ts';
import { TAMPERINGS } from '../tests/tampering.ts';
import { folderStore } from './tree/folder-store.ts';

// Debian's golang-go and golang-golang-x-mod-dev: the second opinion comes from other people's code.
const LIBRARY = '/usr/share/gocode';
const haveGo = existsSync('/usr/bin/go') && existsSync(`${LIBRARY}/src/golang.org/x/mod/sumdb/tlog`);
const why = haveGo ? '' : ' [skipped: needs golang-go and golang-golang-x-mod-dev]';
// It has no ML-DSA and no quorum rule of its own; and it reads the export alone, without a reader's memory.
const BEYOND_IT = new Set(['quorum-unmet']);

const run = promisify(execFile);

describe.skipIf(!haveGo)(`an independent program in Go${why}`, () => {
  let folder: string;
  let program: string;
  let fixture: Fixture;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'record-go-'));
    program = join(folder, 'check');
    const source = fileURLToPath(new URL('../tests/independent/check.go', import.meta.url));
    const env = { ...process.env, GO111MODULE: 'off', GOPATH: LIBRARY, GOFLAGS: '' };
    await run('/usr/bin/go', ['build', '-o', program, source], { env });
    fixture = await makeFixture();
  }, 180_000);
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function judge(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<string> {
    const export_ = join(folder, name);
    const store = folderStore(export_);
    for (const [path, bytes] of files) await store.write(path, bytes);
    const told = await run(program, [export_]).catch((error: { stdout: string }) => error);
    return told.stdout.trim();
  }

  test('accepts the export, root recomputed from all entries and every earlier head proved', async () => {
    expect(await judge('sound', fixture.files)).toBe('agreed: 600 entries');
  });

  const within = TAMPERINGS.filter((tampering) => !BEYOND_IT.has(tampering.code));
  test.each(within.map((tampering, i) => [tampering.name, tampering, i] as const))(
    'rejects %s',
    async (_, tampering, i) => {
      const files = new Map(fixture.files);
      await tampering.apply(files, fixture);
      expect(await judge(`tampered-${i}`, files)).toMatch(/^refused: /);
    },
  );

  test('is asked about at least twelve kinds of tampering', () => {
    expect(within.length).toBeGreaterThanOrEqual(12);
  });
});
