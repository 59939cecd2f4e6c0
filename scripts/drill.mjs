import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { explain } from './node24.mjs';
import { ROOT } from './run.mjs';

const SUFFIX = '.drill.ts';
const FOLDER = join('bench', 'drills');

/** Each drill in a process of its own; the last line says what passed, and the exit code says it too. */
async function main() {
  const names = readdirSync(join(ROOT, FOLDER))
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length));
  const [name] = process.argv.slice(2);
  const list = [...names, 'all'].map((one) => `  npm run drill -- ${one}`).join('\n');
  if (name === undefined) return console.log(list);
  if (name !== 'all' && !names.includes(name)) {
    console.error(`훈련 ${name}이(가) 없습니다. / There is no drill ${name}.\n${list}`);
    process.exitCode = 2;
    return;
  }
  const node = await prepare({ say: (line) => console.error(line), dev: true });
  const failed = [];
  for (const one of name === 'all' ? names : [name]) if ((await run(node, one)) !== 0) failed.push(one);
  if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/** @param {string} node @param {string} name @returns {Promise<number>} */
function run(node, name) {
  const child = spawn(node, ['--expose-gc', join(FOLDER, `${name}${SUFFIX}`)], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

main().catch((error) => {
  explain(error);
  process.exitCode = 1;
});
