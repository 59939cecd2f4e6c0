import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AT, must, ORIGIN, seededSigner } from '../../tests/fixture.ts';
import { fromBase64, toBase64, utf8 } from '../encoding/bytes.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { formatVerifierKey, parseVerifierKey } from './keys.ts';
import { readTrustedCheckpoint, signCheckpoint } from './log-checkpoint.ts';
import { nodePrimitives as primitives } from '../primitives/node-primitives.ts';
import { formatNote, parseNote, signaturesBy } from './note.ts';
import { checkSignature } from './signature.ts';
import { createSigner, hasMlDsa44, parseSigner } from './signer.ts';
import { webPrimitives } from '../primitives/web-primitives.ts';

const EXAMPLE_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const EXAMPLE =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';

test("the specification's signed note verifies under its key, and not when a letter changes", async () => {
  const key = must(await parseVerifierKey(primitives, EXAMPLE_KEY));
  expect(formatVerifierKey(key)).toBe(EXAMPLE_KEY);
  const note = must(parseNote(utf8(EXAMPLE)));
  const [line] = signaturesBy(note, key);
  if (line === undefined) throw new Error('the note is signed by its key');
  expect(await checkSignature(primitives, key, { text: note.text, line })).toEqual({ verdict: 'good' });
  expect(await checkSignature(primitives, key, { text: 'Another message.\n', line })).toEqual({
    verdict: 'bad',
  });
  expect(new TextDecoder().decode(formatNote(note))).toBe(EXAMPLE);
});

test.each([
  ['no empty line', 'text\n— a AAAAAAAA\n'],
  ['no signature', 'text\n\n'],
  ['no final newline', 'text\n\n— a AAAAAAAA'],
  ['a control character', 'te\txt\n\n— a AAAAAAAA\n'],
  ['a signature that is not Base 64', 'text\n\n— a AAAA*AAA\n'],
  ['a signature of nothing but an id', 'text\n\n— a AAAAAA==\n'],
  ['a plus in the name', 'text\n\n— a+b AAAAAAAA\n'],
  ['a hyphen for the dash', 'text\n\n- a AAAAAAAA\n'],
  ['two spaces', 'text\n\n—  a AAAAAAAA\n'],
  ['65 signatures', `text\n\n${'— a AAAAAAAA\n'.repeat(65)}`],
])('a note with %s is refused', (_, text) => {
  expect(parseNote(utf8(text))).toMatchObject({ ok: false, code: 'note-malformed' });
});

test('bytes that are not UTF-8 are no note', () => {
  expect(parseNote(Uint8Array.of(0xff, 10, 10))).toMatchObject({ ok: false });
});

test('a note may hold empty lines: the last one separates the signatures', () => {
  const note = must(parseNote(utf8('one\n\ntwo\n\n— a AAAAAAAA\n')));
  expect(note.text).toBe('one\n\ntwo\n');
});

test.each([
  ['a wrong id', EXAMPLE_KEY.replace('530d903a', '530d903b')],
  ['a short key', 'example.com/foo+530d903a+AekyeRrm'],
  ['an unknown type', 'example.com/foo+530d903a+B+kyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'],
  ['no name', EXAMPLE_KEY.replace('example.com/foo', '')],
])('a verifier key with %s is refused', async (_, text) => {
  expect(await parseVerifierKey(primitives, text)).toMatchObject({ ok: false });
});

test.each([
  ['two lines', 'o\n1\n'],
  ['a leading zero', `o\n01\n${toBase64(new Uint8Array(32))}\n`],
  ['a negative size', `o\n-1\n${toBase64(new Uint8Array(32))}\n`],
  ['a size past 2^53', `o\n9007199254740993\n${toBase64(new Uint8Array(32))}\n`],
  ['a short root', `o\n1\n${toBase64(new Uint8Array(31))}\n`],
  ['an empty origin', `\n1\n${toBase64(new Uint8Array(32))}\n`],
  ['an empty extension', `o\n1\n${toBase64(new Uint8Array(32))}\n\nx\n`],
])('a checkpoint with %s is refused', (_, text) => {
  expect(parseCheckpoint(text)).toMatchObject({ ok: false, code: 'checkpoint-malformed' });
});

test('checkpoints and Base 64 survive a round trip', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(fc.nat(), bytes, fc.uint8Array(), (size, root, any) => {
      const checkpoint = { origin: ORIGIN, size, root, extensions: ['x'] };
      const back = must(parseCheckpoint(formatCheckpoint(checkpoint)));
      expect({ ...back, root: [...back.root] }).toEqual({ ...checkpoint, root: [...root] });
      expect([...must(fromBase64(toBase64(any)))]).toEqual([...any]);
      expect(toBase64(any)).toBe(Buffer.from(any).toString('base64'));
    }),
  );
});

test.each(['AB==', 'AAB=', 'A', 'AA', 'AAA', 'AA-_', ' AAAA', 'AAAA\n', '===='])(
  '%j is not Base 64',
  (text) => {
    expect(fromBase64(text)).toMatchObject({ ok: false });
  },
);

const TYPES = ['ed25519', 'ed25519-cosignature', 'ml-dsa-44-cosignature'] as const;

test.each(TYPES)('a new %s key signs what both libraries accept, and survives its own file', async (type) => {
  if (type === 'ml-dsa-44-cosignature' && !hasMlDsa44()) return;
  const signer = must(await createSigner('w.example/a', type));
  const again = must(await parseSigner(signer.secret));
  expect(formatVerifierKey(again.key)).toBe(formatVerifierKey(signer.key));
  const text = formatCheckpoint({ origin: ORIGIN, size: 3, root: new Uint8Array(32), extensions: [] });
  const line = again.sign(text, AT);
  for (const library of [primitives, webPrimitives]) {
    expect((await checkSignature(library, signer.key, { text, line })).verdict).toBe('good');
    const altered = text.replace('\n3\n', '\n4\n');
    expect((await checkSignature(library, signer.key, { text: altered, line })).verdict).toBe('bad');
  }
});

test('a cosignature tells its time, and an earlier time makes it bad', async () => {
  const signer = await seededSigner('w.example/a', 'ed25519-cosignature', 5);
  const text = formatCheckpoint({ origin: ORIGIN, size: 3, root: new Uint8Array(32), extensions: [] });
  const line = signer.sign(text, AT);
  expect(await checkSignature(primitives, signer.key, { text, line })).toEqual({ verdict: 'good', at: AT });
  line.signature[7] = (line.signature[7] ?? 0) ^ 1;
  expect((await checkSignature(primitives, signer.key, { text, line })).verdict).toBe('bad');
});

test('a log signature cannot pass as a cosignature of the same key bytes', async () => {
  const log = await seededSigner('w.example/a', 'ed25519', 5);
  const witness = await seededSigner('w.example/a', 'ed25519-cosignature', 5);
  const text = formatCheckpoint({ origin: ORIGIN, size: 3, root: new Uint8Array(32), extensions: [] });
  const line = { ...log.sign(text, AT), id: witness.key.id };
  expect((await checkSignature(primitives, witness.key, { text, line })).verdict).toBe('bad');
});

test('a checkpoint is trusted only under its own key', async () => {
  const [mine, other] = [await seededSigner(ORIGIN, 'ed25519', 1), await seededSigner(ORIGIN, 'ed25519', 2)];
  const signed = signCheckpoint(
    mine,
    { origin: ORIGIN, size: 0, root: new Uint8Array(32), extensions: [] },
    AT,
  );
  const bytes = formatNote(signed.note);
  expect(await readTrustedCheckpoint(primitives, mine.key, bytes)).toMatchObject({ ok: true });
  expect(await readTrustedCheckpoint(primitives, other.key, bytes)).toMatchObject({ code: 'foreign-key' });
});
