#!/usr/bin/env node
// Starts the command line on the Node it needs, from whatever Node this is. Standard output belongs to the command.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withCompileCache } from './compile-cache.mjs';

const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))));
// Node runs TypeScript as it is, but not below node_modules: there the package carries it translated.
const isInstalled = root.split(sep).includes('node_modules');
const entry = join(root, ...(isInstalled ? ['dist', 'madang.js'] : ['src', 'madang.ts']));

async function nodeToRun() {
  const { Obstacle, findNode, noNode } = await import('../scripts/node24.mjs');
  if (!isInstalled) {
    const { prepare } = await import('../scripts/prepare.mjs');
    return prepare({ say: (line) => console.error(line), pages: process.argv[2] === 'start' });
  }
  const node = findNode(root);
  if (node === null) throw noNode();
  if (!existsSync(entry)) {
    throw new Obstacle({
      ko: `설치된 마당에 ${entry} 파일이 없습니다. 다시 설치해 주십시오.`,
      en: `The installed Madang lacks ${entry}. Install it again.`,
    });
  }
  return node;
}

/** @param {string} node */
function run(node) {
  const child = spawn(node, [entry, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: withCompileCache(process.env),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  // A command ended by a signal reports as shells do: 128 and the signal's number.
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}

try {
  run(await nodeToRun());
} catch (error) {
  const { explain } = await import('../scripts/node24.mjs');
  explain(error);
  process.exitCode = 1;
}
