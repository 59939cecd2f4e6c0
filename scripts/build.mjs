import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Obstacle } from './node24.mjs';
import { seconds } from './install.mjs';
import { ROOT, run, toolEnvironment } from './run.mjs';

const SOURCES = ['src', 'packages', 'static'];
const FILES = [
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'svelte.config.js',
  'tsconfig.json',
  'tsconfig.base.json',
];
const NOT_BUILT = /\.(test|itest|e2e|bench)\.ts$|\.md$/;
const NOT_ENTERED = new Set(['node_modules', 'bench', 'tests', 'vectors', 'examples']);
const STAMP = join('build', '.made-from');
/** The single file inside every export of the record; it checks the record with nothing but Node. */
const VERIFIER = join('build', 'verify.mjs');

/** One hash over everything the build is made from: contents, not times, so that a checkout back and forth costs nothing. */
export function sourcesHash(root = ROOT) {
  const hash = createHash('sha256');
  const files = [
    ...FILES.map((name) => join(root, name)),
    ...SOURCES.flatMap((name) => walk(join(root, name))),
  ];
  for (const file of files) {
    if (!existsSync(file)) continue;
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} folder @returns {string[]} */
function walk(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return NOT_ENTERED.has(entry.name) ? [] : walk(path);
      return NOT_BUILT.test(entry.name) ? [] : [path];
    });
}

export function isBuilt(root = ROOT) {
  const stamp = join(root, STAMP);
  return (
    existsSync(join(root, 'build', 'handler.js')) &&
    existsSync(join(root, VERIFIER)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === sourcesHash(root)
  );
}

/** @param {string} node @param {(line: string) => void} say */
export async function build(node, say) {
  say('화면 만드는 중 / building the pages ...');
  const began = Date.now();
  const made = sourcesHash();
  rmSync(join(ROOT, STAMP), { force: true });
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, output } = await run(node, [vite, 'build', '--logLevel=warn'], {
    env: toolEnvironment(node),
  });
  if (code !== 0) {
    const sentence = {
      ko: `화면을 만들지 못했습니다 (vite build, 코드 ${code}).`,
      en: `The pages could not be built (vite build, code ${code}).`,
    };
    throw new Obstacle(sentence, output);
  }
  await buildVerifier(node);
  // The hash from before the build: a source changed meanwhile makes the next start build again.
  writeFileSync(join(ROOT, STAMP), made);
  say(`완료 / built (${seconds(began)})`);
}

/** @param {string} node */
async function buildVerifier(node) {
  const maker = join(ROOT, 'packages', 'record', 'build-verifier.ts');
  const { code, output } = await run(node, [maker, join(ROOT, VERIFIER)], { env: toolEnvironment(node) });
  if (code === 0) return;
  const sentence = {
    ko: `기록 확인 프로그램을 만들지 못했습니다 (verify.mjs, 코드 ${code}).`,
    en: `The record's verifier could not be built (verify.mjs, code ${code}).`,
  };
  throw new Obstacle(sentence, output);
}
