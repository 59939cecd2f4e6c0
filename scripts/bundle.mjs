import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from './run.mjs';

// Node does not strip types below node_modules, so the published package carries its sources translated, file by
// file: dist/ mirrors src/, and whatever finds a file relative to its own still finds it.
const ENTRIES = ['main', 'madang', 'deliberate/server/opinion/opinion-worker'];

const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);
// Packages of this repository travel inside: as dependencies of the published package npm would look for them.
const bundled = Object.keys(devDependencies).filter((name) => name.startsWith('@madang/'));
const external = [...Object.keys(dependencies), ...Object.keys(optionalDependencies)];

rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
await build({
  root: ROOT,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  resolve: { conditions: ['node'] },
  ssr: { noExternal: bundled, external, target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist',
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(ENTRIES.map((name) => [name, join(ROOT, 'src', `${name}.ts`)])),
      external: [/build\/handler\.js$/],
      output: {
        format: 'es',
        preserveModules: true,
        preserveModulesRoot: join(ROOT, 'src'),
        entryFileNames: '[name].js',
      },
    },
  },
});
