import { createHash } from 'node:crypto';
import {
  commitField,
  EDITION_OPENED,
  editionOpenedData,
  encodeEntry,
  type Entry,
  ERASURE_DONE,
  erasureDoneData,
  exportRecord,
  formatVerifierKey,
  type LogWriter,
  memoryStore,
  nodePrimitives as primitives,
  openLog,
  type Opening,
  parsePolicy,
  type Result,
  type Signer,
  signerFromSeed,
} from '../src/index.ts';
import type { KeyType } from '../src/notes/keys.ts';

/** A made-up edition with everything a record can hold: openings, an erasure, documents, citations, witnesses. */
export type Fixture = {
  /** The export, by path. */
  readonly files: Map<string, Uint8Array>;
  readonly log: Map<string, Uint8Array>;
  readonly writer: LogWriter;
  readonly logSigner: Signer;
  readonly witnesses: readonly Signer[];
  readonly policy: string;
  readonly size: number;
};

export const ORIGIN = 'forum.example/log/security-1';
export const AT = 1_637_024_400;
/** More than two full tiles, so that there are full and partial tiles on two levels. */
const BATCHES = [1, 40, 215, 256, 57, 31];
export const ERASED_ENTRY = 7;
const DOCUMENT_ENTRY = 20;
export const OPENED_ENTRY = 5;

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
  return result.value;
}

export async function seededSigner(name: string, type: KeyType, byte: number): Promise<Signer> {
  return must(await signerFromSeed({ name, type, seed: new Uint8Array(32).fill(byte) }));
}

const DOCUMENT = new TextEncoder().encode('# Results release\n\nAgreed to meet again.\n');
export const DOCUMENT_HASH = createHash('sha256').update(DOCUMENT).digest('hex');

function keyFor(index: number, field: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(`${index}/${field}`).digest());
}

export function openingsOf(index: number): Opening[] {
  const text = { entry: index, field: 'text', key: keyFor(index, 'text'), value: `발언 ${index}: we agree.` };
  const speaker = { entry: index, field: 'speaker', key: keyFor(index, 'speaker'), value: `Person ${index}` };
  return [text, speaker];
}

async function fixtureEntry(index: number): Promise<Entry> {
  const base = {
    id: `act-${index}`,
    at: '2021-11-16T09:00:00Z',
    data: {},
    sealed: {},
    documents: [],
    cites: [],
  };
  if (index === 0) return { ...base, kind: EDITION_OPENED, data: editionOpenedData(ORIGIN, null) };
  if (index === DOCUMENT_ENTRY) {
    const document = { sha256: DOCUMENT_HASH, bytes: DOCUMENT.length, media: 'text/markdown' };
    return { ...base, kind: 'document.published', documents: [document] };
  }
  if (index === 30) {
    const cites = [
      { entry: 5 },
      { entry: 5, field: 'text', from: 0, to: 4 },
      { entry: ERASED_ENTRY, field: 'text' },
    ];
    return { ...base, kind: 'paragraph.cited', data: { paragraph: 3 }, cites };
  }
  if (index === 35) {
    const erasure = { entry: ERASED_ENTRY, fields: ['speaker', 'text'], documents: [] };
    return { ...base, kind: ERASURE_DONE, data: erasureDoneData(erasure, 'data-subject-request') };
  }
  const sealed: Record<string, Uint8Array> = {};
  for (const opening of openingsOf(index)) sealed[opening.field] = await commitField(primitives, opening);
  return { ...base, kind: 'intervention.published', data: { session: 'opening' }, sealed, open: ['text'] };
}

export async function fixtureBytes(count: number): Promise<Uint8Array[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => must(encodeEntry(await fixtureEntry(index)))),
  );
}

/** Speakers stay closed; what was erased is gone; everything else is open. */
function publicOpenings(size: number): Opening[] {
  const sealed = Array.from({ length: size }, (_, index) => index).filter(
    (index) => ![0, DOCUMENT_ENTRY, 30, 35, ERASED_ENTRY].includes(index),
  );
  return sealed.flatMap((index) => openingsOf(index).filter((opening) => opening.field === 'text'));
}

export async function makeFixture(): Promise<Fixture> {
  const logSigner = await seededSigner(ORIGIN, 'ed25519', 1);
  const witnesses = [
    await seededSigner('academy.example/w', 'ed25519-cosignature', 2),
    await seededSigner('union.example/w', 'ed25519-cosignature', 3),
    await seededSigner('ministry.example/w', 'ml-dsa-44-cosignature', 4),
  ];
  const log = new Map<string, Uint8Array>();
  const opened = await openLog({
    primitives,
    store: memoryStore(log),
    origin: ORIGIN,
    signer: logSigner,
    known: [],
    create: true,
  });
  const writer = must(opened);
  const size = BATCHES.reduce((a, b) => a + b);
  const entries = await fixtureBytes(size);
  for (const [batch, count] of BATCHES.entries()) {
    const from = BATCHES.slice(0, batch).reduce((a, b) => a + b, 0);
    must(await writer.append(entries.slice(from, from + count), AT));
  }
  for (const witness of witnesses) {
    const line = witness.sign(writer.head().note.text, AT);
    must(await writer.cosign({ size, key: witness.key, line }));
  }
  const policy = fixturePolicy(logSigner, witnesses);
  const files = new Map<string, Uint8Array>();
  const exported = await exportRecord({
    log: memoryStore(log),
    target: memoryStore(files),
    policy: { text: policy, parsed: must(await parsePolicy(primitives, policy)) },
    openings: publicOpenings(size),
    documents: [{ sha256: DOCUMENT_HASH, bytes: DOCUMENT }],
    verifier: '// the single-file verifier stands here\n',
  });
  must(exported);
  return { files, log, writer, logSigner, witnesses, policy, size };
}

function fixturePolicy(log: Signer, witnesses: readonly Signer[]): string {
  const lines = [
    `log ${formatVerifierKey(log.key)}`,
    ...witnesses.map((witness, i) => `witness W${i} ${formatVerifierKey(witness.key)}`),
    'group civil any W0 W1',
    'group everyone all civil W2',
    'quorum everyone',
  ];
  return `${lines.join('\n')}\n`;
}
