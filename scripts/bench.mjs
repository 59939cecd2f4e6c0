import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { prepare } from './prepare.mjs';
import { explain } from './node24.mjs';
import { ROOT } from './run.mjs';

const SUFFIX = '.bench.ts';

/** Every benchmark by name: those of the packages, then those of the application. */
function benchmarks() {
  const packages = readdirSync(join(ROOT, 'packages')).map((name) => join('packages', name, 'bench'));
  return [...packages, 'bench']
    .filter((folder) => existsSync(join(ROOT, folder)))
    .flatMap((folder) => readdirSync(join(ROOT, folder)).map((file) => join(folder, file)))
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => ({ name: basename(file, SUFFIX), file }));
}

async function main() {
  const [name, ...args] = process.argv.slice(2);
  const all = benchmarks();
  const list = all.map((one) => `  npm run bench -- ${one.name}`).join('\n');
  if (name === undefined) return console.log(list);
  const found = all.find((one) => one.name === name);
  if (found === undefined) {
    console.error(`벤치마크 ${name}이(가) 없습니다. / There is no benchmark ${name}.\n${list}`);
    process.exitCode = 2;
    return;
  }
  const node = await prepare({ say: (line) => console.error(line), dev: true, pages: false });
  // Memory can be measured only after rubbish is collected on demand.
  const child = spawn(node, ['--expose-gc', found.file, ...args], { cwd: ROOT, stdio: 'inherit' });
  child.on('exit', (code) => (process.exitCode = code ?? 1));
}

main().catch((error) => {
  explain(error);
  process.exitCode = 1;
});
