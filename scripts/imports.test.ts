import { createRequire } from 'node:module';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[];
  options: ICruiseOptions;
};

/** One offence per rule: the files to plant, and the rule that must name them. */
const OFFENCES: Record<string, Record<string, string>> = {
  'no-cycles': { 'src/ui/a.ts': "import './b.ts';", 'src/ui/b.ts': "import './a.ts';" },
  'domain-is-pure': {
    'src/call/domain/x.ts': "import '../server/y.ts';",
    'src/call/server/y.ts': 'export const y = 1;',
  },
  'packages-stand-alone': {
    'packages/p/src/index.ts': "import '../../../src/ui/c.ts';",
    'src/ui/c.ts': 'export const c = 1;',
  },
  'web-never-imports-server': {
    'src/call/web/x.ts': "import '../server/y.ts';",
    'src/call/server/y.ts': 'export const y = 1;',
  },
  'kernel-and-ui-know-no-phase': {
    'src/kernel/server/x.ts': "import '../../call/domain/y.ts';",
    'src/call/domain/y.ts': 'export const y = 1;',
  },
  'one-driver': { 'src/call/server/x.ts': "import 'pg';" },
  'one-http-framework': { 'src/call/server/x.store.ts': "import 'fastify';" },
  'only-earlier-domains-in-call': {
    'src/call/domain/x.ts': "import '../../convene/domain/y.ts';",
    'src/convene/domain/y.ts': 'export const y = 1;',
  },
  'only-earlier-domains-in-convene': {
    'src/convene/domain/x.ts': "import '../../deliberate/domain/y.ts';",
    'src/deliberate/domain/y.ts': 'export const y = 1;',
  },
  'only-earlier-domains-in-deliberate': {
    'src/deliberate/domain/x.ts': "import '../../conclude/domain/y.ts';",
    'src/conclude/domain/y.ts': 'export const y = 1;',
  },
  'only-earlier-domains-in-conclude': {
    'src/conclude/domain/x.ts': "import '../../publish/domain/y.ts';",
    'src/publish/domain/y.ts': 'export const y = 1;',
  },
  'no-orphans': { 'src/call/server/alone.ts': 'export const alone = 1;' },
};
for (const phase of ['call', 'convene', 'deliberate', 'conclude', 'publish']) {
  const other = phase === 'publish' ? 'call' : 'publish';
  OFFENCES[`no-foreign-${phase}`] = {
    [`src/${other}/server/x.ts`]: `import '../../${phase}/server/y.ts';`,
    [`src/${phase}/server/y.ts`]: 'export const y = 1;',
  };
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'arrows-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function violations(files: Record<string, string>): Promise<string[]> {
  for (const name of ['src', 'packages']) rmSync(join(folder, name), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { tsConfig: _unused, ...options } = rules.options;
  const run = await cruise([...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))], {
    ...options,
    baseDir: folder,
    ruleSet: { forbidden: rules.forbidden } as IFlattenedRuleSet,
    validate: true,
  });
  return (run.output as ICruiseResult).summary.violations.map(({ rule }) => rule.name);
}

it('has an offence planted for every rule', () => {
  expect(Object.keys(OFFENCES).sort()).toEqual(rules.forbidden.map(({ name }) => name).sort());
});

for (const [rule, files] of Object.entries(OFFENCES)) {
  it(`${rule} fires on its offence`, async () => {
    expect(await violations(files)).toContain(rule);
  });
}

it('finds nothing wrong with arrows that point down and back in time', async () => {
  const clean = {
    'src/publish/domain/x.ts': "import '../../call/domain/y.ts';",
    'src/call/domain/y.ts': 'export const y = 1;',
  };
  expect(await violations(clean)).toEqual([]);
});
