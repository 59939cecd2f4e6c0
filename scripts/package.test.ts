import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Manifest = {
  readonly name: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
};
const ROOT = new URL('../', import.meta.url);
const manifest = (path: string): Manifest => JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'));

it('the package of Madang asks npm for no package of this repository: they travel inside it', () => {
  const { dependencies = {}, devDependencies = {} } = manifest('package.json');
  const folders = readdirSync(new URL('packages/', ROOT), { withFileTypes: true });
  const own = folders
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => manifest(`packages/${name}/package.json`).name);
  expect(own.filter((name) => name in dependencies)).toEqual([]);
  const unused = new Set(Object.keys(devDependencies).filter((name) => name.startsWith('@madang/')));
  expect([...unused].filter((name) => !own.includes(name))).toEqual([]);
});
