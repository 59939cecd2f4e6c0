import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { reasonedAssertion } from './scripts/lint/reasoned-assertion.js';

// Sizes come from the house style: aim for 80 lines, think at 200, never past 400.
const SIZES = {
  'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', { max: 4 }],
};

// Time, identifiers and chance arrive with the command; a domain that reads them itself cannot be replayed.
const IMPURE = ['Date', 'performance', 'fetch', 'process', 'setTimeout', 'setInterval', 'crypto'].map(
  (name) => ({
    name,
    message: 'The domain is pure: time, ids, chance and I/O arrive with the command.',
  }),
);

export default tseslint.config(
  { ignores: ['build/**', 'dist/**', '.svelte-kit/**', 'node_modules/**', 'data/**', 'tmp/**', '**/*.cjs'] },
  ...tseslint.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    plugins: { madang: { rules: { 'reasoned-assertion': reasonedAssertion } } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,svelte}', 'packages/**/*.ts'],
    rules: { ...SIZES, 'madang/reasoned-assertion': 'error' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser }, globals: { ...globals.browser } },
    rules: {
      'max-lines-per-function': 'off',
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
    },
  },
  {
    files: [
      '**/*.test.ts',
      '**/*.itest.ts',
      '**/*.e2e.ts',
      '**/*.bench.ts',
      'bench/**',
      'packages/*/bench/**',
    ],
    rules: { 'max-lines-per-function': 'off', 'madang/reasoned-assertion': 'off', 'no-console': 'off' },
  },
  {
    files: ['src/*/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', ...IMPURE.filter((entry) => entry.name !== 'Date')],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: 'The clock arrives with the command.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The clock arrives with the command.',
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'Chance arrives with the command.',
        },
      ],
    },
  },
  {
    files: ['scripts/**', 'bin/**', 'src/main.ts', 'src/madang.ts', 'e2e/**'],
    rules: { 'no-console': 'off' },
  },
);
