/** The arrows of the house: down, and back in time. `scripts/imports.test.ts` plants an offence for each rule. */
const PHASES = ['call', 'convene', 'deliberate', 'conclude', 'publish'];
const TESTS = '\\.(test|itest|e2e|bench)\\.ts$';

const laterDomains = PHASES.map((phase, at) => ({
  name: `only-earlier-domains-in-${phase}`,
  severity: 'error',
  comment: 'A phase may import the domain of earlier phases only: the forum does not know its future.',
  from: { path: `^src/${phase}/` },
  to: { path: PHASES.slice(at + 1).map((later) => `^src/${later}/`) },
})).filter(({ to }) => to.path.length > 0);

const otherPhasesBeyondDomain = PHASES.map((phase) => ({
  name: `no-foreign-${phase}`,
  severity: 'error',
  comment:
    "A phase never imports another phase's server, pages or commands; the composition root joins them.",
  from: { path: '^src/(call|convene|deliberate|conclude|publish)/', pathNot: `^src/${phase}/` },
  to: { path: `^src/${phase}/(server|web|cli)/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle has no first file to read.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'Domain decides: no I/O, no server, no pages, no framework.',
      from: { path: '^src/[^/]+/domain/', pathNot: TESTS },
      to: { pathNot: ['^src/[^/]+/domain/', '^packages/'] },
    },
    {
      name: 'packages-stand-alone',
      severity: 'error',
      comment: 'A package imports nothing of the application.',
      from: { path: '^packages/' },
      to: { path: '^src/' },
    },
    {
      name: 'web-never-imports-server',
      severity: 'error',
      comment: 'What runs in the reader\u2019s browser must not pull in the server.',
      from: { path: '^src/[^/]+/web/' },
      to: { path: '^src/[^/]+/server/' },
    },
    {
      name: 'kernel-and-ui-know-no-phase',
      severity: 'error',
      comment: 'The kernel and the vocabulary of pages serve every phase alike.',
      from: { path: '^src/(kernel|ui)/' },
      to: { path: '^src/(call|convene|deliberate|conclude|publish|routes)/' },
    },
    {
      name: 'one-driver',
      severity: 'error',
      comment: 'Only the kernel opens connections; everyone else is handed a reader or a transaction.',
      from: {
        path: '^src/',
        pathNot: [
          '^src/kernel/server/(database/(db|migrate)|accounts|running/runtime)\\.ts$',
          '^src/kernel/server/postgres/',
          '^src/composition/compose\\.ts$',
          TESTS,
        ],
      },
      to: { path: '(^|/)node_modules/(pg|@types/pg)/' },
    },
    {
      name: 'one-http-framework',
      severity: 'error',
      comment: 'Requests are read at the edge; behind it there are commands and queries.',
      from: {
        path: '^src/',
        pathNot: [
          '\\.routes\\.ts$',
          '^src/routes/',
          '^src/kernel/server/',
          '^src/main\\.ts$',
          '^src/hooks\\.server\\.ts$',
          '^src/params\\.ts$',
          TESTS,
        ],
      },
      to: { path: '(^|/)node_modules/(fastify|@sveltejs/kit)/' },
    },
    ...laterDomains,
    ...otherPhasesBeyondDomain,
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A file that nothing imports has no reader.',
      from: {
        orphan: true,
        pathNot: [
          TESTS,
          '\\.d\\.ts$',
          '^src/deliberate/server/opinion/opinion-worker\\.ts$',
          '^src/(main|madang|hooks\\.server|params)\\.ts$',
          '^src/routes/',
          '^packages/[^/]+/(bench|examples|tests)/',
          '\\.svelte$',
          '(^|/)(build-verifier|global-setup)\\.ts$',
        ],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^build/', '^\\.svelte-kit/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.css'],
    },
  },
};
