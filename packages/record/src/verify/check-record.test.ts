import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { AT, must, ORIGIN, seededSigner } from '../../tests/fixture.ts';
import { editionOpenedData, erasureDoneData } from '../entries/act-kinds.ts';
import { utf8 } from '../encoding/bytes.ts';
import { commitField, formatOpening, type Opening } from '../entries/commitment.ts';
import { encodeEntry, type Entry } from '../entries/entry.ts';
import { formatErasures } from '../export/export.ts';
import type { Finding } from './findings.ts';
import { formatVerifierKey } from '../notes/keys.ts';
import { openLog } from '../log/log-writer.ts';
import { memoryStore } from '../tree/memory-store.ts';
import { nodePrimitives as primitives } from '../primitives/node-primitives.ts';
import { formatTlogProof, makeTlogProof, type TlogProof } from '../notes/tlog-proof.ts';
import { verifyRecord, type Report, type VerifyOptions } from './verify.ts';

// Here the log itself is at fault: it signed what a record must not hold.

const BASE = { at: '2021-11-16T09:00:00Z', data: {}, sealed: {}, documents: [], cites: [] };
const FIRST: Entry = { ...BASE, id: 'act-0', kind: 'edition.opened', data: editionOpenedData(ORIGIN, null) };
const KEY = new Uint8Array(32).fill(3);
const CONTENT = utf8('a document');
const HASH = createHash('sha256').update(CONTENT).digest('hex');
const DOCUMENT = { sha256: HASH, bytes: CONTENT.length, media: 'text/plain' };

async function spoken(id: string): Promise<Entry> {
  const text = await commitField(primitives, { field: 'text', key: KEY, value: '우리는 뜻을 모았다.' });
  return { ...BASE, id, kind: 'intervention.published', data: { session: 'opening' }, sealed: { text } };
}
const opening = (entry: number, field = 'text'): Opening => ({
  entry,
  field,
  key: KEY,
  value: '우리는 뜻을 모았다.',
});
const cite = (id: string, ...cites: Entry['cites']): Entry => ({
  ...BASE,
  id,
  kind: 'paragraph.cited',
  cites,
});
const erase = (id: string, entry: number, what: { fields?: string[]; documents?: string[] }): Entry => ({
  ...BASE,
  id,
  kind: 'erasure.done',
  data: erasureDoneData({ entry, fields: [], documents: [], ...what }, 'request'),
});

type Extra = { openings?: readonly Opening[]; files?: Record<string, Uint8Array>; options?: VerifyOptions };

async function judge(entries: readonly (Entry | Uint8Array)[], extra: Extra = {}): Promise<Report> {
  const signer = await seededSigner(ORIGIN, 'ed25519', 1);
  const files = new Map<string, Uint8Array>();
  const store = memoryStore(files);
  const writer = must(await openLog({ primitives, store, origin: ORIGIN, signer, known: [], create: true }));
  const bytes = entries.map((entry) => (entry instanceof Uint8Array ? entry : must(encodeEntry(entry))));
  must(await writer.append(bytes, AT));
  files.set('policy', utf8(`log ${formatVerifierKey(signer.key)}\nquorum none\n`));
  files.set('openings.jsonl', utf8((extra.openings ?? []).map((one) => `${formatOpening(one)}\n`).join('')));
  for (const [path, content] of Object.entries(extra.files ?? {})) files.set(path, content);
  return verifyRecord(primitives, store, extra.options);
}

const told = (report: Report): Partial<Finding>[] =>
  report.findings.map(({ code, entry, field }) => ({
    code,
    ...(entry === undefined ? {} : { entry }),
    ...(field === undefined ? {} : { field }),
  }));

test('a field never opened is closed, not missing', async () => {
  const report = await judge([FIRST, await spoken('a')]);
  expect(report.verdict).toBe('sound');
  expect(report.counts).toMatchObject({ fields: 1, openings: 0, closed: 1, erased: 0 });
});

test('a field said to be open must be there, unless its erasure is on record', async () => {
  const spoke = { ...(await spoken('a')), open: ['text'] };
  expect((await judge([FIRST, spoke], { openings: [opening(1)] })).verdict).toBe('sound');
  const withheld = await judge([FIRST, spoke]);
  expect(told(withheld)).toEqual([{ code: 'opening-missing', entry: 1, field: 'text' }]);
  expect(withheld.verdict).toBe('tampered');
  expect((await judge([FIRST, spoke, erase('b', 1, { fields: ['text'] })])).verdict).toBe('sound');
});

describe('what was erased after the seal', () => {
  const LATER = 'forum.example/log/security-2';
  const elsewhere = (origin: string, fields = ['text']): Entry => ({
    ...erase('gone', 1, { fields }),
    kind: 'erasure.done_elsewhere',
    data: { ...erase('gone', 1, { fields }).data, origin },
  });

  /** The proof of `entry` in a later log, and the policy line of that log's key. */
  async function proven(entry: Entry): Promise<{ line: string; proof: TlogProof }> {
    const signer = await seededSigner(LATER, 'ed25519', 9);
    const store = memoryStore();
    const options = { primitives, store, origin: LATER, signer, known: [], create: true };
    const writer = must(await openLog(options));
    const bytes = must(encodeEntry(entry));
    const first = must(encodeEntry({ ...FIRST, id: 'later-0', data: editionOpenedData(LATER, null) }));
    const { signed } = must(await writer.append([first, bytes], AT));
    const proof = await makeTlogProof(primitives, store, { index: 1, entry: bytes, signed });
    return { line: `log ${formatVerifierKey(signer.key)}\n`, proof };
  }

  async function judged(
    entry: Entry,
    change: (proof: TlogProof) => TlogProof = (proof) => proof,
    trust = true,
  ) {
    const sealed = [
      FIRST,
      { ...(await spoken('a')), open: ['text'] },
      { ...BASE, id: 'end', kind: 'edition.sealed' },
    ];
    const { line, proof } = await proven(entry);
    const own = formatVerifierKey((await seededSigner(ORIGIN, 'ed25519', 1)).key);
    const policy = utf8(`log ${own}\n${trust ? line : ''}quorum none\n`);
    const erasures = utf8(formatErasures([formatTlogProof(change(proof))]));
    return judge(sealed, { files: { policy, 'erasures.jsonl': erasures } });
  }

  test('is excused by a proof from the later log that says so', async () => {
    const report = await judged(elsewhere(ORIGIN));
    expect(report).toMatchObject({ verdict: 'sound', counts: { erased: 1, closed: 0 }, erased: ['1 text'] });
  });

  test.each<readonly [string, () => Promise<Report>]>([
    ['is about another log', () => judged(elsewhere(LATER))],
    ['names a field that is not there', () => judged(elsewhere(ORIGIN, ['speaker', 'text']))],
    ['is of another kind', () => judged({ ...elsewhere(ORIGIN), kind: 'erasure.done' })],
    ['stands in a log whose key nobody named', () => judged(elsewhere(ORIGIN), undefined, false)],
    ['is of another place in that log', () => judged(elsewhere(ORIGIN), (proof) => ({ ...proof, index: 0 }))],
    ['comes without its entry', () => judged(elsewhere(ORIGIN), (proof) => ({ ...proof, extra: undefined }))],
    [
      'leads to a head that was not signed',
      () =>
        judged(elsewhere(ORIGIN), ({ signed, ...proof }) => ({
          ...proof,
          signed: { ...signed, note: { ...signed.note, text: signed.note.text.replace('\n2\n', '\n3\n') } },
        })),
    ],
  ])('is not excused by a proof that %s', async (_, judging) => {
    const codes = (await judging()).findings.map(({ code }) => code);
    expect(codes).toEqual(['erasure-unproven', 'opening-missing']);
  });
});

test('the same act twice is named with both indexes', async () => {
  const report = await judge([FIRST, await spoken('a'), await spoken('a')]);
  expect(report.findings).toEqual([{ code: 'entry-repeated', entry: 2, detail: '1' }]);
});

test('a log that does not begin with its edition, begins with another, or begins twice is misplaced', async () => {
  expect(told(await judge([await spoken('a')]))).toEqual([{ code: 'entry-misplaced', entry: 0 }]);
  const other = { ...FIRST, data: editionOpenedData('other.example/log/x-1', null) };
  expect(told(await judge([other]))).toEqual([{ code: 'entry-misplaced', entry: 0 }]);
  expect(told(await judge([FIRST, { ...FIRST, id: 'b' }]))).toEqual([{ code: 'entry-misplaced', entry: 1 }]);
});

test('nothing may follow the seal', async () => {
  const seal = { ...BASE, id: 'end', kind: 'edition.sealed' };
  expect((await judge([FIRST, seal])).verdict).toBe('sound');
  const report = await judge([FIRST, seal, await spoken('late')]);
  expect(told(report)).toEqual([{ code: 'entry-misplaced', entry: 2 }]);
});

test.each([
  ['itself', { entry: 2 }],
  ['a later entry', { entry: 3 }],
  ['a field the entry does not have', { entry: 1, field: 'speaker' }],
  ['a span past the end of the text', { entry: 1, field: 'text', from: 0, to: 12 }],
])('a citation of %s is not resolved', async (_, wrong) => {
  const report = await judge([FIRST, await spoken('a'), cite('b', wrong)], { openings: [opening(1)] });
  expect(told(report)).toEqual([{ code: 'citation-unresolved', entry: 2 }]);
});

test('citations of the whole entry, a span in code points and a public member are resolved', async () => {
  const cites = [{ entry: 1 }, { entry: 1, field: 'text', from: 0, to: 11 }, { entry: 1, field: 'session' }];
  const report = await judge([FIRST, await spoken('a'), cite('b', ...cites)], { openings: [opening(1)] });
  expect(report).toMatchObject({ verdict: 'sound', counts: { citations: 3, citationsResolved: 3 } });
});

test('a span in a field that is not open can be neither confirmed nor denied', async () => {
  const report = await judge([
    FIRST,
    await spoken('a'),
    cite('b', { entry: 1, field: 'text', from: 0, to: 3 }),
  ]);
  expect(report).toMatchObject({ verdict: 'sound', counts: { citationsResolved: 0, citationsClosed: 1 } });
});

test('an erased field that is still opened, and an erased document that still lies there, are named', async () => {
  const entries = [FIRST, { ...(await spoken('a')), documents: [DOCUMENT] }];
  const done = erase('b', 1, { fields: ['text'], documents: [HASH] });
  const gone = await judge([...entries, done]);
  expect(gone).toMatchObject({ verdict: 'sound', counts: { erased: 1, documentsErased: 1, closed: 0 } });
  const files = { [`documents/${HASH}`]: CONTENT };
  const kept = await judge([...entries, done], { openings: [opening(1)], files });
  expect(told(kept)).toEqual([
    { code: 'erased-present', entry: 1, field: 'text' },
    { code: 'erased-present', entry: 1 },
  ]);
});

test('an erasure of what was never there is named, and one without its data is malformed', async () => {
  const report = await judge([
    FIRST,
    await spoken('a'),
    erase('b', 1, { fields: ['speaker'], documents: [HASH] }),
  ]);
  expect(told(report)).toEqual([
    { code: 'erasure-unknown', entry: 2, field: 'speaker' },
    { code: 'erasure-unknown', entry: 2 },
  ]);
  const empty = await judge([FIRST, { ...BASE, id: 'b', kind: 'erasure.done' }]);
  expect(empty).toMatchObject({ exitCode: 5 });
});

test('a field called like a member of every object is as unknown as any other', async () => {
  const entries = [FIRST, cite('a', { entry: 0, field: 'constructor' })];
  expect(told(await judge(entries, { openings: [opening(0, 'constructor')] }))).toEqual([
    { code: 'opening-unknown', entry: 0, field: 'constructor' },
    { code: 'citation-unresolved', entry: 1 },
  ]);
});

test('openings of unknown fields, of unknown entries and given twice are named', async () => {
  const openings = [opening(1), opening(1), opening(1, 'speaker'), opening(99)];
  expect(told(await judge([FIRST, await spoken('a')], { openings }))).toEqual([
    { code: 'opening-repeated', entry: 1, field: 'text' },
    { code: 'opening-unknown', entry: 1, field: 'speaker' },
    { code: 'opening-unknown', entry: 99, field: 'text' },
  ]);
});

test('lines that are no openings, and a last line without its end, are malformed', async () => {
  const files = { 'openings.jsonl': utf8(`{}\n${formatOpening(opening(1))}`) };
  const report = await judge([FIRST, await spoken('a')], { files });
  expect(report.exitCode).toBe(5);
});

test('a document nobody listed and a stray file among the tiles are named', async () => {
  const files = { 'documents/readme': CONTENT, 'tile/0/001': CONTENT, 'tile/notes.txt': CONTENT };
  const report = await judge([FIRST], { files });
  expect(report.findings).toEqual([
    { code: 'file-unexpected', path: 'tile/0/001' },
    { code: 'file-unexpected', path: 'tile/notes.txt' },
    { code: 'document-unlisted', path: 'documents/readme' },
  ]);
});

test('the earlier, narrower state of a tile may stay, a different one may not', async () => {
  const report = await judge([FIRST, await spoken('a')], { files: { 'tile/0/000.p/1': new Uint8Array(32) } });
  expect(report.findings).toEqual([{ code: 'file-unexpected', path: 'tile/0/000.p/1' }]);
});

test('a history file that the log did not sign, or under a wrong size, was altered', async () => {
  const stranger = await seededSigner(ORIGIN, 'ed25519', 9);
  const other = new Map<string, Uint8Array>();
  const store = memoryStore(other);
  must(await openLog({ primitives, store, origin: ORIGIN, signer: stranger, known: [], create: true }));
  const files = { 'checkpoints/7': other.get('checkpoint') ?? CONTENT };
  expect((await judge([FIRST], { files })).findings).toEqual([
    { code: 'history-altered', path: 'checkpoints/7' },
  ]);
});

test('entries that are not canonical are malformed, each by its index', async () => {
  const report = await judge([FIRST, utf8('{"v": 1}'), await spoken('a'), utf8('\xff')]);
  expect(report.exitCode).toBe(5);
  expect(told(report)).toEqual([
    { code: 'entry-malformed', entry: 1 },
    { code: 'entry-malformed', entry: 3 },
  ]);
});

test('an edition must name the last checkpoint of the one before', async () => {
  const signer = await seededSigner('forum.example/log/security-0', 'ed25519', 4);
  const files = new Map<string, Uint8Array>();
  const origin = 'forum.example/log/security-0';
  const writer = must(
    await openLog({ primitives, store: memoryStore(files), origin, signer, known: [], create: true }),
  );
  must(await writer.append([utf8('x')], AT));
  const previous = files.get('checkpoint') ?? CONTENT;
  const options = { previous };
  const linked = { ...FIRST, data: editionOpenedData(ORIGIN, writer.head().checkpoint) };
  expect((await judge([linked], { options })).verdict).toBe('sound');
  expect(told(await judge([FIRST], { options }))).toEqual([{ code: 'previous-differs', entry: 0 }]);
  expect((await judge([linked], { options: { previous: CONTENT } })).exitCode).toBe(5);
});
