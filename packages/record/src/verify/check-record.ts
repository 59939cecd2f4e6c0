import { sameBytes } from '../encoding/bytes.ts';
import {
  EDITION_OPENED,
  EDITION_SEALED,
  type Erasure,
  ERASURE_DONE,
  readEditionOpened,
  readErasureDone,
} from '../entries/act-kinds.ts';
import type { TreeHead } from '../notes/checkpoint.ts';
import { type Citation, type Entry, parseEntry } from '../entries/entry.ts';
import type { BundleSeen } from './check-tree.ts';
import type { Findings } from './findings.ts';

/** What is kept of an entry for the checks that need all of them. */
type Kept = Required<Pick<Entry, 'sealed' | 'open' | 'documents' | 'data'>>;

/** What the entries say, gathered in one pass. */
export type RecordRead = {
  readonly kept: Map<number, Kept>;
  /** `entry field` of everything recorded as erased. */
  readonly erased: Set<string>;
  readonly erasedDocuments: Set<string>;
  /** Hash to the first entry that lists it, and its length. */
  readonly documents: Map<string, { readonly entry: number; readonly bytes: number }>;
  readonly citations: { readonly by: number; readonly cite: Citation }[];
  previous: (TreeHead & { readonly origin: string }) | null | undefined;
  entries: number;
  fields: number;
  sealedBy: number | undefined;
};

export type RecordReader = {
  readonly onBundle: (bundle: BundleSeen) => void;
  readonly result: () => RecordRead;
};

/** Reads entries in order; entries that disagree with the tree are left to the tree's own findings. */
export function readRecord(origin: string, findings: Findings): RecordReader {
  const ids = new Map<string, number>();
  const record: RecordRead = {
    kept: new Map(),
    erased: new Set(),
    erasedDocuments: new Set(),
    documents: new Map(),
    citations: [],
    previous: undefined,
    entries: 0,
    fields: 0,
    sealedBy: undefined,
  };
  const onEntry = (index: number, bytes: Uint8Array): void => {
    const parsed = parseEntry(bytes);
    if (!parsed.ok) {
      findings.add({ code: 'entry-malformed', entry: index, detail: parsed.detail });
      return;
    }
    const entry = parsed.value;
    const twin = ids.get(entry.id);
    if (twin === undefined) ids.set(entry.id, index);
    else findings.add({ code: 'entry-repeated', entry: index, detail: String(twin) });
    checkPlace(record, { index, entry, origin }, findings);
    gather(record, index, entry);
    if (entry.kind === ERASURE_DONE) readErasure(record, { index, entry }, findings);
  };
  return {
    onBundle: ({ first, entries, suspect }) => {
      record.entries += entries.length;
      entries.forEach((bytes, at) => {
        if (!suspect.has(first + at)) onEntry(first + at, bytes);
      });
    },
    result: () => record,
  };
}

/** The edition opens with the first entry and nothing follows its seal. */
function checkPlace(
  record: RecordRead,
  { index, entry, origin }: { readonly index: number; readonly entry: Entry; readonly origin: string },
  findings: Findings,
): void {
  if (record.sealedBy !== undefined) {
    findings.add({ code: 'entry-misplaced', entry: index, detail: `${EDITION_SEALED} ${record.sealedBy}` });
  }
  if (entry.kind === EDITION_SEALED) record.sealedBy = index;
  const opened = entry.kind === EDITION_OPENED;
  if (opened !== (index === 0))
    findings.add({ code: 'entry-misplaced', entry: index, detail: EDITION_OPENED });
  if (!opened || index !== 0) return;
  const data = readEditionOpened(entry.data);
  if (data === undefined) findings.add({ code: 'entry-malformed', entry: index, detail: EDITION_OPENED });
  else if (data.origin !== origin)
    findings.add({ code: 'entry-misplaced', entry: index, detail: data.origin });
  record.previous = data?.previous;
}

function gather(record: RecordRead, index: number, entry: Entry): void {
  const { sealed, open = [], documents, data } = entry;
  record.kept.set(index, { sealed, open, documents, data });
  record.fields += Object.keys(entry.sealed).length;
  for (const { sha256, bytes } of entry.documents) {
    if (!record.documents.has(sha256)) record.documents.set(sha256, { entry: index, bytes });
  }
  for (const cite of entry.cites) record.citations.push({ by: index, cite });
}

function readErasure(
  record: RecordRead,
  { index, entry }: { readonly index: number; readonly entry: Entry },
  findings: Findings,
): void {
  const erasure = readErasureDone(entry.data);
  if (erasure === undefined) {
    findings.add({ code: 'entry-malformed', entry: index, detail: ERASURE_DONE });
    return;
  }
  for (const unknown of takeErasure(record, erasure))
    findings.add({ code: 'erasure-unknown', entry: index, ...unknown });
}

/** Takes note of what was erased. If it names what is not there, that is given back and nothing is taken note of. */
export function takeErasure(
  record: RecordRead,
  erasure: Erasure,
): readonly { readonly field?: string; readonly detail?: string }[] {
  const target = record.kept.get(erasure.entry);
  const fields = erasure.fields.filter((field) => target?.sealed[field] === undefined);
  const listed = new Set(target?.documents.map(({ sha256 }) => sha256));
  const documents = erasure.documents.filter((sha256) => !listed.has(sha256));
  if (fields.length > 0 || documents.length > 0)
    return [...fields.map((field) => ({ field })), ...documents.map((detail) => ({ detail }))];
  for (const field of erasure.fields) record.erased.add(fieldKey(erasure.entry, field));
  for (const sha256 of erasure.documents) record.erasedDocuments.add(sha256);
  return [];
}

export function fieldKey(entry: number, field: string): string {
  return `${entry} ${field}`;
}

/** Compares the chain link with the last checkpoint of the edition before. */
export function checkPrevious(
  record: RecordRead,
  previous: TreeHead & { readonly origin: string },
  findings: Findings,
): void {
  const named = record.previous;
  const same =
    named !== null &&
    named !== undefined &&
    named.origin === previous.origin &&
    named.size === previous.size &&
    sameBytes(named.root, previous.root);
  if (!same)
    findings.add({ code: 'previous-differs', entry: 0, detail: `${previous.origin} ${previous.size}` });
}
