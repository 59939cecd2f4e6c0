import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt } from './build.mjs';
import { findBrowser } from './browser.mjs';
import { seconds } from './install.mjs';
import { explain } from './node24.mjs';
import { prepare } from './prepare.mjs';
import { ROOT, npm, run, toolEnvironment } from './run.mjs';
import { NOTHING, checked, lastLine, sum, tallyOf } from './tally.mjs';

const STEP_TIMEOUT_MS = 20 * 60_000;
// Two lanes beside one another, each check alone on its processor; `types` and `unused` both write SvelteKit's files.
const CHECKS = [
  ['types', 'unused'],
  ['lint', 'imports'],
];
const SUITES = ['unit', 'database', 'browser'];
const STEPS = [...CHECKS.flat(), ...SUITES];

const say = (/** @type {string} */ line) => console.log(line);

/** Settings of the developer's own forum must not reach the tests. */
function testEnvironment(/** @type {string} */ node, /** @type {NodeJS.ProcessEnv} */ extra = {}) {
  const env = toolEnvironment(node, { NO_COLOR: '1', ...extra });
  for (const name of Object.keys(env)) {
    if (/^(MADANG_(?!TEST_)|DATABASE_URL$|SMTP_URL$|PG[A-Z]+$|FORCE_COLOR$)/.test(name)) delete env[name];
  }
  return env;
}

/** @param {string} name @param {string} node */
async function check(name, node) {
  const { code, output } = await npm(['run', '-s', name], {
    env: testEnvironment(node),
    timeoutMs: STEP_TIMEOUT_MS,
  });
  return { tally: checked(code === 0), output };
}

/** @param {string} name @param {string} node */
async function suite(name, node) {
  const extra = name === 'browser' ? { MADANG_TEST_CHROMIUM: await findBrowser(node, say) } : {};
  const file = join(ROOT, 'tmp', 'test', `${name}.json`);
  mkdirSync(join(ROOT, 'tmp', 'test'), { recursive: true });
  rmSync(file, { force: true });
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [
    vitest,
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const { code, output } = await run(node, args, {
    env: testEnvironment(node, extra),
    onLine: sayFile,
    timeoutMs: STEP_TIMEOUT_MS,
  });
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  return { tally: tallyOf(report, code), output };
}

/** @param {string[]} wanted @param {string} node */
async function checks(wanted, node) {
  const lanes = CHECKS.map(async (lane) => {
    let total = NOTHING;
    for (const name of lane.filter((each) => wanted.includes(each))) {
      total = sum(total, await step(name, () => check(name, node)));
    }
    return total;
  });
  return (await Promise.all(lanes)).reduce(sum, NOTHING);
}

/** Of vitest's output only the line per file, as it comes. @param {string} line */
function sayFile(line) {
  if (/^ (✓|❯|×|↓) \|/.test(line)) say(`  ${line.trim().replace(/\|\w+\| /, '')}`);
}

/** @param {string} name @param {() => Promise<{ tally: import('./tally.mjs').Tally, output: string }>} work */
async function step(name, work) {
  const began = Date.now();
  say(`${name} ...`);
  try {
    const { tally, output } = await work();
    if (tally.failed > 0) say(output.trimEnd());
    say(`${name}: ${lastLine(tally)} (${seconds(began)})`);
    return tally;
  } catch (error) {
    explain(error);
    return checked(false);
  }
}

/** A checkout that was never built lacks the files SvelteKit generates, on which the compiler's settings rest. */
async function generateTypes(/** @type {string} */ node) {
  if (existsSync(join(ROOT, '.svelte-kit', 'tsconfig.json'))) return;
  const cli = join(ROOT, 'node_modules', '.bin', 'svelte-kit');
  await run(node, [cli, 'sync'], { env: testEnvironment(node) });
}

async function main() {
  const named = process.argv.slice(2).filter((name) => !name.startsWith('-'));
  const unknown = named.filter((name) => !STEPS.includes(name));
  if (unknown.length > 0) {
    console.error(`${unknown.join(', ')}? 단계 / steps: ${STEPS.join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const wanted = STEPS.filter((name) => named.length === 0 || named.includes(name));
  let total = NOTHING;
  try {
    const node = await prepare({ say, dev: true, pages: false });
    await generateTypes(node);
    if (wanted.includes('browser') && !isBuilt()) total = sum(total, await buildPages());
    total = sum(total, await checks(wanted, node));
    for (const name of SUITES.filter((each) => wanted.includes(each))) {
      total = sum(total, await step(name, () => suite(name, node)));
    }
  } catch (error) {
    explain(error);
    total = sum(total, checked(false));
  }
  say(lastLine(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
}

/** A build that fails is one failure; the steps that need none still run. */
function buildPages() {
  return step('build', async () => {
    await prepare({ say, dev: true });
    return { tally: checked(true), output: '' };
  });
}

main();
