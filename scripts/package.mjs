import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Obstacle, explain, findNode, noNode } from './node24.mjs';
import { npm, ROOT, run, toolEnvironment } from './run.mjs';

// The application imports the packages' sources as they are, but Node does not strip types below node_modules. What
// is published is therefore a copy made here: translated, declared, and with a manifest that points at it.

const PACKAGES = join(ROOT, 'packages');

/**
 * @typedef {{ name: string, files: string[], exports: Record<string, string>, private?: boolean, scripts?: object }} Manifest
 * @typedef {{ name: string, folder: string, manifest: Manifest }} Package
 */

/** @returns {Package[]} */
function packages() {
  return readdirSync(PACKAGES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const folder = join(PACKAGES, name);
      return { name, folder, manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) };
    });
}

/** Runs a tool; what it printed is shown only when it failed. @param {Promise<{ code: number, output: string }>} running */
async function succeed(running) {
  const { code, output } = await running;
  if (code !== 0)
    throw new Obstacle({ ko: '패키지를 만들지 못했습니다.', en: 'The packages could not be made.' }, output);
}

/**
 * Translates what the packages export, and only what that reaches: tests, benchmarks and examples stay behind.
 * Types are checked by `npm run types`, not again here.
 * @param {string} node @param {readonly Package[]} chosen @param {string} into
 */
async function translate(node, chosen, into) {
  const config = {
    extends: join(PACKAGES, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      noCheck: true,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      rootDir: PACKAGES,
      outDir: into,
      typeRoots: [join(ROOT, 'node_modules', '@types')],
    },
    include: [],
    files: chosen.flatMap(({ folder, manifest }) =>
      Object.values(manifest.exports)
        .filter((source) => source.endsWith('.ts'))
        .map((source) => join(folder, source)),
    ),
  };
  const file = join(into, 'tsconfig.json');
  writeFileSync(file, JSON.stringify(config));
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  await succeed(run(node, [tsc, '-p', file]));
}

/** The compiler leaves `.ts` in the imports of declarations; a published declaration names what is there. */
function pointDeclarationsAtScripts(/** @type {string} */ folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.d.ts')) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    writeFileSync(
      join(folder, name),
      text.replace(/((?:from |import\()['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2'),
    );
  }
}

/** The manifest of the published copy. @param {Manifest} source @param {readonly string[]} made files besides dist */
function publishedManifest({ private: _held, scripts: _own, ...source }, made) {
  const exported = Object.entries(source.exports).map(([path, file]) => {
    if (!file.endsWith('.ts')) return [path, file];
    const translated = file.replace('./src/', './dist/');
    return [
      path,
      { types: translated.replace(/\.ts$/, '.d.ts'), default: translated.replace(/\.ts$/, '.js') },
    ];
  });
  return {
    ...source,
    exports: {
      ...Object.fromEntries(exported),
      ...Object.fromEntries(made.map((file) => [`./${file}`, `./${file}`])),
    },
    files: ['dist', ...made, ...source.files],
  };
}

/** Lays out one package as it is published. @param {string} node @param {Package} one @param {string} translated @param {string} stage */
async function lay(node, { name, folder, manifest }, translated, stage) {
  const at = join(stage, name);
  cpSync(join(translated, name, 'src'), join(at, 'dist'), { recursive: true });
  pointDeclarationsAtScripts(join(at, 'dist'));
  for (const file of ['README.md', ...manifest.files])
    cpSync(join(folder, file), join(at, file), { recursive: true });
  cpSync(join(ROOT, 'LICENSE'), join(at, 'LICENSE'));
  const verifier = join(folder, 'build-verifier.ts');
  const made = existsSync(verifier) ? ['verify.mjs'] : [];
  for (const file of made)
    await succeed(run(node, [verifier, join(at, file)], { env: toolEnvironment(node) }));
  writeFileSync(join(at, 'package.json'), `${JSON.stringify(publishedManifest(manifest, made), null, 2)}\n`);
  return at;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { into: { type: 'string', default: ROOT } },
  });
  const all = packages();
  const unknown = positionals.filter((name) => !all.some((one) => one.name === name));
  if (unknown.length > 0)
    throw new Obstacle({
      ko: `패키지 ${unknown.join(', ')}이(가) 없습니다. 있는 것: ${all.map(({ name }) => name).join(', ')}`,
      en: `There is no package ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}`,
    });
  const node = findNode(ROOT);
  if (node === null) throw noNode();
  const chosen = positionals.length === 0 ? all : all.filter(({ name }) => positionals.includes(name));
  const stage = mkdtempSync(join(tmpdir(), 'madang-packages-'));
  try {
    const translated = join(stage, 'translated');
    mkdirSync(translated);
    await translate(node, chosen, translated);
    const laid = [];
    for (const one of chosen) laid.push(await lay(node, one, translated, stage));
    const into = resolve(values.into);
    await succeed(npm(['pack', ...laid, '--pack-destination', into], { env: toolEnvironment(node) }));
    for (const { manifest } of chosen) console.log(`${manifest.name} -> ${into}`);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

await main().catch((error) => {
  explain(error);
  process.exitCode = 1;
});
