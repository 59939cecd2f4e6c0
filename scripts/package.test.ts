import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { npm } from './run.mjs';

type Manifest = {
  readonly name: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
};
const ROOT = new URL('../', import.meta.url);
const manifest = (path: string): Manifest => JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'));
const packages = readdirSync(new URL('packages/', ROOT), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const run = promisify(execFile);

it('the package of Madang asks npm for no package of this repository: they travel inside it', () => {
  const { dependencies = {}, devDependencies = {} } = manifest('package.json');
  const own = packages.map((name) => manifest(`packages/${name}/package.json`).name);
  expect(own.filter((name) => name in dependencies)).toEqual([]);
  const unused = new Set(Object.keys(devDependencies).filter((name) => name.startsWith('@madang/')));
  expect([...unused].filter((name) => !own.includes(name))).toEqual([]);
});

describe('the packages as they are published', () => {
  const folder = mkdtempSync(join(tmpdir(), 'madang-consumer-'));
  const installed = (name: string): string => join(folder, 'node_modules', '@madang', name);
  const script = (name: string): string => fileURLToPath(new URL(name, ROOT));

  /** What each README's first example prints; those that print nothing get a line that does. */
  const EXAMPLES: Record<string, { readonly also: string; readonly prints: RegExp }> = {
    'common-ground': { also: 'console.log(result.positions);', prints: /^1\n$/ },
    'fair-choice': {
      also: 'console.log(outcome.winners, verifyCertificate(certify(outcome), election).ok);',
      prints: /^\[ 'ai', 'health' \] true\n$/,
    },
    'press-release': { also: '', prints: /STRESS/ },
    record: { also: "export * from '@madang/record/web';", prints: /^forum\.example\/log\/security-1\n1\n/ },
  };

  beforeAll(async () => {
    await run(process.execPath, [script('scripts/package.mjs'), '--into', folder]);
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const archives = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
    const { code, output } = await npm(['install', '--offline', ...archives.map((file) => `./${file}`)], {
      cwd: folder,
    });
    expect(code, output).toBe(0);
    for (const [name, { also }] of Object.entries(EXAMPLES)) {
      const [, example = ''] =
        /```ts\n([\s\S]*?)```/.exec(readFileSync(join(installed(name), 'README.md'), 'utf8')) ?? [];
      writeFileSync(join(folder, `${name}.ts`), `${example}\n${also}\n`);
    }
    cpSync(join(installed('press-release'), 'vectors', 'a-two-hosts.txt'), join(folder, 'release.txt'));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(packages)('%s carries what its README names, and none of its workshop', (name) => {
    const files = readdirSync(installed(name), { recursive: true, encoding: 'utf8' });
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', join('dist', 'index.d.ts')]));
    const readme = readFileSync(join(installed(name), 'README.md'), 'utf8');
    const linked = [...readme.matchAll(/\]\((?![a-z]+:|#|\.\.\/)([^)]+)\)/g)].map(([, path]) => path ?? '');
    expect(linked.filter((path) => !existsSync(join(installed(name), path)))).toEqual([]);
    const source = /(?<!\.d)\.ts$|\.(test|bench|fixture)\.|(^|[\\/])(src|tests|bench)([\\/]|$)/;
    expect(files.filter((file) => source.test(file))).toEqual([]);
    const scripts = files.filter((file) => /\.(js|d\.ts)$/.test(file));
    const untranslated = scripts.filter((file) =>
      /from ['"]\.[^'"]*\.ts['"]/.test(readFileSync(join(installed(name), file), 'utf8')),
    );
    expect(untranslated).toEqual([]);
  });

  it.each(packages)('%s runs the first example of its README from an installed copy', async (name) => {
    const { stdout } = await run(process.execPath, [`${name}.ts`], { cwd: folder });
    expect(stdout).toMatch(EXAMPLES[name]?.prints ?? /^\b$/);
  });

  it('all of them bring their types, strictly checked', async () => {
    const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2024', '--types', 'node'];
    const roots = ['--typeRoots', script('node_modules/@types')];
    const files = packages.map((name) => `${name}.ts`);
    const tsc = script('node_modules/typescript/bin/tsc');
    const checked = await run(process.execPath, [tsc, ...options, ...roots, ...files], { cwd: folder }).catch(
      (error: unknown) => error,
    );
    expect(checked).toMatchObject({ stdout: '' });
  });

  it('the verifier of records travels as the one file that needs nothing else', async () => {
    const verifier = join(installed('record'), 'verify.mjs');
    const told = await run(process.execPath, [verifier, folder, '--lang', 'en']).catch(
      (error: unknown) => error,
    );
    expect(told).toMatchObject({ code: 5 });
  });
});
