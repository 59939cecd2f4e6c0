import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EDITION_OPENED, EDITION_SEALED, ERASURE_DONE, ERASURE_DONE_ELSEWHERE } from '@madang/record';
import { expect, it } from 'vitest';
import { ACT_KINDS } from './act-kinds.ts';

/** Kinds that have a name of their own elsewhere in the source. */
const NAMED = [EDITION_OPENED, EDITION_SEALED, ERASURE_DONE, ERASURE_DONE_ELSEWHERE, 'sample.loaded'];

function kindsInCommands(): string[] {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const files = globSync('*/server/**/*.commands.ts', { cwd: root });
  const found = files.flatMap((file) => [
    ...readFileSync(`${root}${file}`, 'utf8').matchAll(/'([a-z_]+\.[a-z_]+)'/g),
  ]);
  return found.map(([, kind = '']) => kind);
}

it('knows every kind of act that a command writes, and no other', () => {
  const written = new Set([...kindsInCommands(), ...NAMED]);
  expect([...written].sort()).toEqual(Object.keys(ACT_KINDS).sort());
});

/** Rows of `acts` are written by the one way to change anything, and where the sample is marked as complete. */
it('finds the acts of every file that writes some', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const files = globSync('**/*.ts', { cwd: root }).filter((file) => !/test\.ts$|test-/.test(file));
  const writing = files.filter((file) =>
    readFileSync(`${root}${file}`, 'utf8').includes("insertInto('acts')"),
  );
  expect(writing.sort()).toEqual(['composition/first-forum.ts', 'kernel/server/acts/acts.store.ts']);
  const elsewhere = files.filter((file) => !file.endsWith('.commands.ts'));
  const named = elsewhere.flatMap((file) => [
    ...readFileSync(`${root}${file}`, 'utf8').matchAll(/\bkind: '([a-z_]+\.[a-z_]+)'/g),
  ]);
  expect(named.map(([, kind = '']) => kind).filter((kind) => ACT_KINDS[kind] === undefined)).toEqual([]);
});

it('gives each kind words in both languages and each private one a reason', () => {
  for (const [kind, act] of Object.entries(ACT_KINDS)) {
    expect(
      [act.ko, act.en].filter((words) => words.length === 0),
      kind,
    ).toEqual([]);
    if (!act.isPublic) expect(act.why, kind).toMatch(/\.$/);
  }
});
