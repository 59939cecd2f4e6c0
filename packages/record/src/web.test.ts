import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { expect, test } from 'vitest';

/** Every module that `file` loads at run time, with its text; imports of types alone load nothing. */
function loaded(file: URL, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(file.href)) return seen;
  const text = stripTypeScriptTypes(readFileSync(file, 'utf8'));
  seen.set(file.href, text);
  for (const [, name = ''] of text.matchAll(/(?:from|import) '([^']+)'/g)) {
    if (name.startsWith('.')) loaded(new URL(name, file), seen);
    else seen.set(name, '');
  }
  return seen;
}

test('what a browser loads imports nothing but this package, and names no global of Node', () => {
  const modules = loaded(new URL('./web.ts', import.meta.url));
  expect([...modules.keys()].filter((name) => !name.startsWith('file:'))).toEqual([]);
  const naming = [...modules].filter(([, text]) => /\b(?:Buffer|process)\b[.(]/.test(text));
  expect(naming.map(([name]) => name)).toEqual([]);
});
