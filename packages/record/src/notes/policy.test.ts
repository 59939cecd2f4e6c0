import { beforeAll, expect, test } from 'vitest';
import { must, seededSigner } from '../../tests/fixture.ts';
import { formatVerifierKey } from './keys.ts';
import { nodePrimitives as primitives } from '../primitives/node-primitives.ts';
import { parsePolicy, quorumMet } from './policy.ts';

const keys: Record<string, string> = {};
beforeAll(async () => {
  for (const [i, name] of ['X1', 'X2', 'X3', 'Y1', 'Y2'].entries()) {
    keys[name] = formatVerifierKey(
      (await seededSigner(`${name}.example`, 'ed25519-cosignature', 10 + i)).key,
    );
  }
  keys.log = formatVerifierKey((await seededSigner('log.example', 'ed25519', 9)).key);
});

/** `{X1}` stands for the key of X1. */
function policy(text: string): ReturnType<typeof parsePolicy> {
  return parsePolicy(
    primitives,
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => keys[name] ?? ''),
  );
}

const NESTED = `# two organisations
log {log} https://log.example/
witness X1 {X1}
witness X2 {X2} https://x2.example/
\twitness X3 {X3}
group X-witnesses 2 X1 X2 X3

witness Y1 {Y1}
witness Y2 {Y2}
group Y-witnesses any Y1 Y2
group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

test.each([
  [['X1', 'X2', 'Y1'], true],
  [['X1', 'X3', 'Y2'], true],
  [['X1', 'X2', 'X3'], false],
  [['X1', 'Y1', 'Y2'], false],
  [[], false],
  // A name that is no witness counts for nothing, even if a group is called so.
  [['X-witnesses', 'Y-witnesses', 'X-and-Y'], false],
])('with %j the nested quorum is met: %s', async (cosigned, met) => {
  const parsed = must(await policy(NESTED));
  expect(quorumMet(parsed, new Set(cosigned))).toBe(met);
});

test('a quorum of none and of one witness are possible', async () => {
  expect(quorumMet(must(await policy('quorum none')), new Set())).toBe(true);
  const one = must(await policy('witness X1 {X1}\nquorum X1\n'));
  expect([quorumMet(one, new Set(['X1'])), quorumMet(one, new Set())]).toEqual([true, false]);
});

test.each([
  ['no quorum', 'log {log}\n'],
  ['two quorums', 'quorum none\nquorum none\n'],
  ['an undefined quorum', 'quorum X1\n'],
  ['a quorum before its witness', 'quorum X1\nwitness X1 {X1}\n'],
  ['the same witness key twice', 'witness X1 {X1}\nwitness X2 {X1}\nquorum none\n'],
  ['the same name twice', 'witness X1 {X1}\nwitness X1 {X2}\nquorum none\n'],
  ['the same log key twice', 'log {log}\nlog {log}\nquorum none\n'],
  ['a member of two groups', 'witness X1 {X1}\ngroup a any X1\ngroup b any X1\nquorum b\n'],
  ['a member twice', 'witness X1 {X1}\ngroup a 2 X1 X1\nquorum a\n'],
  ['a threshold above its members', 'witness X1 {X1}\ngroup a 2 X1\nquorum a\n'],
  ['a threshold of zero', 'witness X1 {X1}\ngroup a 0 X1\nquorum a\n'],
  ['a group without members', 'group a any\nquorum none\n'],
  ['a group of what comes later', 'group a any X1\nwitness X1 {X1}\nquorum a\n'],
  ['a witness called none', 'witness none {X1}\nquorum none\n'],
  ['a group of none', 'group a any none\nquorum a\n'],
  ['a log key as witness', 'witness X1 {log}\nquorum none\n'],
  ['an unknown word', 'mirror X1 {X1}\nquorum none\n'],
  ['a carriage return', 'quorum none\r\n'],
])('a policy with %s is refused', async (_, text) => {
  expect(await policy(text)).toMatchObject({ ok: false, code: 'policy-malformed' });
});
