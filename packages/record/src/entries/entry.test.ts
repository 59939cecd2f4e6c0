import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '../../tests/fixture.ts';
import { fromUtf8, utf8 } from '../encoding/bytes.ts';
import { canonicalJson, parseCanonicalJson } from '../encoding/canonical-json.ts';
import { commitField, formatOpening, opensField, parseOpening } from './commitment.ts';
import { encodeEntry, type Entry, ENTRY_BYTES_MAX, parseEntry } from './entry.ts';
import { nodePrimitives as primitives } from '../primitives/node-primitives.ts';

test('names are ordered by UTF-16 code units and strings escaped as RFC 8785 shows', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 };
  expect(must(canonicalJson(value))).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
  );
  expect(must(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/'))).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
});

test.each([
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a fraction', 0.5],
  ['minus zero', -0],
  ['2^53', 2 ** 53],
  ['-2^53', -(2 ** 53)],
  ['a lone surrogate', 'a\ud800'],
  ['a lone surrogate in a name', { '\udc00': 1 }],
  ['undefined', { a: undefined }],
  ['a gap in a list', new Array(2)],
  ['a date', new Date(0)],
  ['a big integer', 1n],
  ['a function', () => 1],
  ['a map', new Map()],
])('%s has no canonical form', (_, value) => {
  expect(canonicalJson({ value })).toMatchObject({ ok: false, code: 'not-canonical' });
});

test('what lies too deep is refused, not overflowed', () => {
  let value: unknown = 1;
  for (let i = 0; i < 5000; i += 1) value = [value];
  expect(canonicalJson(value)).toMatchObject({ ok: false });
});

test.each([
  '{"b":1,"a":2}',
  '{"a":1,"a":2}',
  '{ "a":1}',
  '1.0',
  '1e2',
  '"\\u0041"',
  '-0',
  '01',
  '{"a":1}\n',
  '',
])('%j is not canonical', (text) => {
  expect(parseCanonicalJson(text)).toMatchObject({ ok: false });
});

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value')),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value')),
  ),
})).value;

test('canonical text reads back to the same value and is the same for any order of names', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = must(canonicalJson(value));
      expect(must(canonicalJson(must(parseCanonicalJson(text))))).toBe(text);
      const reversed: unknown = JSON.parse(text, (_, item: unknown) =>
        typeof item === 'object' && item !== null && !Array.isArray(item)
          ? Object.fromEntries(Object.entries(item).reverse())
          : item,
      );
      expect(must(canonicalJson(reversed))).toBe(text);
    }),
  );
});

const ENTRY: Entry = {
  id: 'act-1',
  kind: 'intervention.published',
  at: '2021-11-16T09:00:00Z',
  data: { session: 'opening' },
  sealed: { text: new Uint8Array(32).fill(7) },
  documents: [{ sha256: 'ab'.repeat(32), bytes: 12, media: 'application/pdf' }],
  cites: [{ entry: 0 }, { entry: 3, field: 'text' }, { entry: 3, field: 'text', from: 2, to: 9 }],
};

test('names that look like numbers are read in their canonical order too', () => {
  const text = must(canonicalJson({ 10: 1, 2: 2, a: { 1: 3, '01': 4 } }));
  expect(text).toBe('{"10":1,"2":2,"a":{"01":4,"1":3}}');
  expect(parseCanonicalJson(text)).toMatchObject({ ok: true });
  expect(parseCanonicalJson('{"2":2,"10":1}')).toMatchObject({ ok: false });
});

test('an entry survives the log', () => {
  const back = must(parseEntry(must(encodeEntry(ENTRY))));
  expect({ ...back, sealed: { ...back.sealed } }).toEqual({ ...ENTRY, open: [] });
  const open = must(parseEntry(must(encodeEntry({ ...ENTRY, open: ['text'] }))));
  expect(open.open).toEqual(['text']);
});

test('an entry of 4,096 bytes fits, one of 4,097 does not', () => {
  const base = must(encodeEntry({ ...ENTRY, data: { pad: '' } })).length;
  const room = ENTRY_BYTES_MAX - base;
  expect(must(encodeEntry({ ...ENTRY, data: { pad: 'x'.repeat(room) } }))).toHaveLength(ENTRY_BYTES_MAX);
  expect(encodeEntry({ ...ENTRY, data: { pad: 'x'.repeat(room + 1) } })).toMatchObject({
    code: 'entry-malformed',
  });
});

const ZEROS = Buffer.alloc(32).toString('base64');
const SEALED = `"sealed":{"name":"${ZEROS}","text":"${ZEROS}"}`;

test.each([
  ['an unknown member', '"z":1'],
  ['a list as data', '"data":[]'],
  ['a short commitment', '"sealed":{"text":"AAAA"}'],
  ['a field name with capitals', `"sealed":{"Text":"${Buffer.alloc(32).toString('base64')}"}`],
  ['an open field that is not sealed', '"open":["text"]'],
  ['a list of open fields that is empty', `${SEALED},"open":[]`],
  ['open fields out of order', `${SEALED},"open":["text","name"]`],
  ['an open field twice', `${SEALED},"open":["text","text"]`],
  ['an open field that is no name', `${SEALED},"open":[1]`],
  ['a document without length', `"documents":[{"media":"a/b","sha256":"${'ab'.repeat(32)}"}]`],
  ['a document with a path for a hash', '"documents":[{"bytes":1,"media":"a/b","sha256":"../../x"}]'],
  ['a span without a field', '"cites":[{"entry":1,"from":0,"to":3}]'],
  ['an empty span', '"cites":[{"entry":1,"field":"text","from":3,"to":3}]'],
  ['a negative entry', '"cites":[{"entry":-1}]'],
])('an entry with %s is refused', (_, member) => {
  const envelope = JSON.parse(
    `{"at":"2021-11-16T09:00:00Z","id":"a","kind":"a.b","v":1,${member}}`,
  ) as object;
  const text = must(canonicalJson(envelope));
  expect(parseEntry(utf8(text))).toMatchObject({ ok: false, code: 'entry-malformed' });
});

test.each([
  ['kind', { kind: 'Adopted' }],
  ['time with an offset', { at: '2021-11-16T09:00:00+09:00' }],
  ['day that is none', { at: '2021-13-40T09:00:00Z' }],
  ['id with a space', { id: 'a b' }],
])('an entry with a wrong %s is not encoded', (_, change) => {
  expect(encodeEntry({ ...ENTRY, ...change })).toMatchObject({ ok: false });
});

test('a commitment is HMAC-SHA-256 over label, field and value', async () => {
  const key = new Uint8Array(32).fill(1);
  const value = '우리는 뜻을 모았다.';
  const expected = createHmac('sha256', key).update(`madang.field/v1\ntext\n${value}`).digest('hex');
  expect(Buffer.from(await commitField(primitives, { field: 'text', key, value })).toString('hex')).toBe(
    expected,
  );
  expect(expected).toBe('dbd798396474eae1a11c00a4d49b5a68cd9ec8b678e9342a166a9550881f06c2');
});

test('a commitment opens only with its own key, field and value', async () => {
  const text = fc.string({ unit: 'grapheme' });
  const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });
  await fc.assert(
    fc.asyncProperty(keys, text, text, async (key, value, other) => {
      const commitment = await commitField(primitives, { field: 'text', key, value });
      expect(await opensField(primitives, commitment, { field: 'text', key, value })).toBe(true);
      expect(await opensField(primitives, commitment, { field: 'texts', key, value })).toBe(false);
      expect(await opensField(primitives, commitment, { field: 'text', key, value: other })).toBe(
        other === value,
      );
      const wrong = Uint8Array.from(key, (byte) => byte ^ 128);
      expect(await opensField(primitives, commitment, { field: 'text', key: wrong, value })).toBe(false);
      expect(await opensField(primitives, commitment, { field: 'text', key: key.slice(1), value })).toBe(
        false,
      );
    }),
    { numRuns: 40 },
  );
});

test('an opening is one canonical line and nothing looser', () => {
  const opening = { entry: 3, field: 'text', key: new Uint8Array(32).fill(2), value: 'said "so"' };
  const line = formatOpening(opening);
  expect(must(canonicalJson(JSON.parse(line)))).toBe(line);
  expect(must(parseOpening(line))).toEqual(opening);
  for (const bad of [
    ` ${line}`,
    line.replace('3', '-1'),
    line.replace('3', '3.5'),
    line.replace('AgIC', 'AgI'),
    '{}',
    '[]',
    'x',
  ]) {
    expect(parseOpening(bad)).toMatchObject({ ok: false, code: 'opening-malformed' });
  }
});

test('the bytes of an entry are its text', () => {
  const text = must(
    fromUtf8(must(encodeEntry({ ...ENTRY, sealed: {}, documents: [], cites: [], data: {} }))),
  );
  expect(text).toBe('{"at":"2021-11-16T09:00:00Z","id":"act-1","kind":"intervention.published","v":1}');
});
