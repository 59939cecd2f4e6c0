import { fromBase64, fromUtf8, toBase64, utf8 } from '../encoding/bytes.ts';
import { canonicalJson, type Json, parseCanonicalJson } from '../encoding/canonical-json.ts';
import { HASH_BYTES } from '../primitives/primitives.ts';
import { fail, ok, type Result } from '../encoding/result.ts';

/** The envelope of one public act. In the log it is canonical JSON of at most `ENTRY_BYTES_MAX` bytes. */
export type Entry = {
  /** Unique in its log, so that an act that was written twice is seen. */
  readonly id: string;
  /** Past-tense name of the act, as `outcome.adopted`. */
  readonly kind: string;
  /** When the act happened: UTC, `2021-11-16T09:00:00Z` or with milliseconds. */
  readonly at: string;
  /** What is public for good. Never anything about a person. */
  readonly data: { readonly [name: string]: Json };
  /** Commitments to what may be opened or erased, by field name; 32 bytes each. */
  readonly sealed: { readonly [field: string]: Uint8Array };
  /** Sealed fields that are opened to everyone from the start: only an erasure on record may take one away. */
  readonly open?: readonly string[];
  readonly documents: readonly DocumentRef[];
  readonly cites: readonly Citation[];
};

export type DocumentRef = {
  /** 64 lower-case hex digits. */
  readonly sha256: string;
  readonly bytes: number;
  readonly media: string;
};

/** Points at an earlier entry; `from` and `to` are code points of an opened field, `to` exclusive. */
export type Citation = {
  readonly entry: number;
  readonly field?: string;
  readonly from?: number;
  readonly to?: number;
};

export const ENTRY_BYTES_MAX = 4096;
export const ENTRY_LIST_MAX = 64;
const ENVELOPE_VERSION = 1;

const KIND = /^[a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*)+$/;
const FIELD = /^[a-z][a-z0-9_-]{0,63}$/;
const ID = /^[\x21-\x7e]{1,128}$/;
const AT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/;
const SHA256 = /^[0-9a-f]{64}$/;
const MEDIA = /^[a-z0-9][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/;

/** The bytes that go into the log. Refuses what `parseEntry` would refuse. */
export function encodeEntry(entry: Entry): Result<Uint8Array> {
  const sealed: Record<string, string> = {};
  for (const [field, commitment] of Object.entries(entry.sealed)) sealed[field] = toBase64(commitment);
  const envelope = {
    v: ENVELOPE_VERSION,
    id: entry.id,
    kind: entry.kind,
    at: entry.at,
    ...(Object.keys(entry.data).length === 0 ? {} : { data: entry.data }),
    ...(Object.keys(sealed).length === 0 ? {} : { sealed }),
    ...(entry.open === undefined || entry.open.length === 0 ? {} : { open: [...entry.open].sort() }),
    ...(entry.documents.length === 0 ? {} : { documents: entry.documents }),
    ...(entry.cites.length === 0 ? {} : { cites: entry.cites }),
  };
  const text = canonicalJson(envelope);
  if (!text.ok) return fail('entry-malformed', text.detail);
  const bytes = utf8(text.value);
  const back = parseEntry(bytes);
  return back.ok ? ok(bytes) : back;
}

export function parseEntry(bytes: Uint8Array): Result<Entry> {
  if (bytes.length > ENTRY_BYTES_MAX) return refuse(`more than ${ENTRY_BYTES_MAX} bytes`);
  const text = fromUtf8(bytes);
  if (!text.ok) return refuse(text.detail);
  const json = parseCanonicalJson(text.value);
  if (!json.ok) return refuse(json.detail);
  const envelope = json.value;
  if (!isObject(envelope)) return refuse('not an object');
  const unknown = Object.keys(envelope).find((name) => !MEMBERS.has(name));
  if (unknown !== undefined) return refuse(`it has an unknown member ${unknown}`);
  const { v, id, kind, at, data = {} } = envelope;
  if (v !== ENVELOPE_VERSION) return refuse('its version is not 1');
  if (typeof id !== 'string' || !ID.test(id))
    return refuse('its id is not 1 to 128 visible ASCII characters');
  if (typeof kind !== 'string' || !KIND.test(kind)) return refuse('its kind is not a name like a.b');
  if (typeof at !== 'string' || !AT.test(at) || Number.isNaN(Date.parse(at)))
    return refuse('its time is not UTC');
  if (!isObject(data)) return refuse('its data is not an object');
  const sealed = readSealed(envelope.sealed);
  const documents = readList(envelope.documents, readDocument);
  const cites = readList(envelope.cites, readCitation);
  const open = sealed === undefined ? undefined : readOpen(envelope.open, sealed);
  if (sealed === undefined) return refuse('its sealed fields are not 32-byte commitments under proper names');
  if (open === undefined) return refuse('its open fields are not sealed fields in order');
  if (documents === undefined) return refuse('its documents are not sha256, bytes and media');
  if (cites === undefined) return refuse('its citations are not entries, fields and spans');
  return ok({ id, kind, at, data, sealed, open, documents, cites });
}

const MEMBERS = new Set(['v', 'id', 'kind', 'at', 'data', 'sealed', 'open', 'documents', 'cites']);

function refuse(detail: string): Result<never> {
  return fail('entry-malformed', `not an entry: ${detail}`);
}

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An empty map. It has no prototype, so that a field called like a member of Object is not found in it. */
function noFields(): Record<string, Uint8Array> {
  return Object.create(null) as Record<string, Uint8Array>; // an object without members has this type
}

const NO_FIELDS: Readonly<Record<string, Uint8Array>> = Object.freeze(noFields());

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function readSealed(value: Json | undefined): Readonly<Record<string, Uint8Array>> | undefined {
  if (value === undefined) return NO_FIELDS;
  if (!isObject(value)) return undefined;
  const sealed = noFields();
  for (const [field, text] of Object.entries(value)) {
    const bytes = typeof text === 'string' ? fromBase64(text) : undefined;
    if (bytes?.ok !== true || bytes.value.length !== HASH_BYTES || !FIELD.test(field)) return undefined;
    sealed[field] = bytes.value;
  }
  return sealed;
}

function readOpen(value: Json | undefined, sealed: Entry['sealed']): readonly string[] | undefined {
  if (value === undefined) return [];
  if (!isList(value) || value.length === 0) return undefined;
  const fields = value.filter((field) => typeof field === 'string');
  const inOrder = fields.every((field, at) => at === 0 || (fields[at - 1] ?? '') < field);
  const known = fields.every((field) => sealed[field] !== undefined);
  return fields.length === value.length && inOrder && known ? fields : undefined;
}

function readList<T>(value: Json | undefined, read: (item: Json) => T | undefined): T[] | undefined {
  if (value === undefined) return [];
  if (!isList(value) || value.length > ENTRY_LIST_MAX) return undefined;
  const items: T[] = [];
  for (const item of value) {
    const good = read(item);
    if (good === undefined) return undefined;
    items.push(good);
  }
  return items;
}

function readDocument(item: Json): DocumentRef | undefined {
  if (!isObject(item) || Object.keys(item).length !== 3) return undefined;
  const { sha256, bytes, media } = item;
  if (typeof sha256 !== 'string' || !SHA256.test(sha256)) return undefined;
  if (typeof bytes !== 'number' || bytes < 0) return undefined;
  return typeof media === 'string' && MEDIA.test(media) ? { sha256, bytes, media } : undefined;
}

function readCitation(item: Json): Citation | undefined {
  if (!isObject(item)) return undefined;
  const { entry, field, from, to, ...rest } = item;
  if (Object.keys(rest).length > 0 || !isIndex(entry)) return undefined;
  if (field === undefined) return from === undefined && to === undefined ? { entry } : undefined;
  if (typeof field !== 'string' || !FIELD.test(field)) return undefined;
  if (from === undefined && to === undefined) return { entry, field };
  return isIndex(from) && isIndex(to) && from < to ? { entry, field, from, to } : undefined;
}

function isIndex(value: Json | undefined): value is number {
  return typeof value === 'number' && value >= 0;
}
