import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

test('the first example of the README runs as it stands', async () => {
  const readme = await readFile(join(PACKAGE, 'README.md'), 'utf8');
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const folder = await mkdtemp(join(tmpdir(), 'record-readme-'));
  await writeFile(
    join(folder, 'example.ts'),
    example.replace("'@madang/record'", "'./package/src/index.ts'"),
  );
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await symlink(PACKAGE, join(folder, 'package'));
  const { stdout } = await run(process.execPath, ['example.ts'], { cwd: folder });
  await rm(folder, { recursive: true, force: true });
  expect(stdout).toMatch(/^forum\.example\/log\/security-1\n1\n/);
});
