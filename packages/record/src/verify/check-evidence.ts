import { fromUtf8, toHex } from '../encoding/bytes.ts';
import { fieldKey, type RecordRead } from './check-record.ts';
import { type Opening, opensField, parseOpening } from '../entries/commitment.ts';
import type { Findings } from './findings.ts';
import { type Primitives, sha256 } from '../primitives/primitives.ts';
import type { Source } from '../tree/tile-reader.ts';

export const OPENINGS_PATH = 'openings.jsonl';
export const DOCUMENTS_PREFIX = 'documents/';

/** Opened values by `fieldKey`, for the citations that point into them. */
export type OpeningsChecked = { readonly checked: number; readonly values: ReadonlyMap<string, string> };

/** Checks every opening against the commitment in its entry. */
export async function checkOpenings(
  primitives: Primitives,
  from: { readonly source: Source; readonly record: RecordRead },
  findings: Findings,
): Promise<OpeningsChecked | undefined> {
  const bytes = await from.source.read(OPENINGS_PATH);
  if (bytes === undefined) {
    // A live log serves entries and tiles; an export without its openings is no export.
    if (from.source.list !== undefined) findings.add({ code: 'file-missing', path: OPENINGS_PATH });
    return undefined;
  }
  const text = fromUtf8(bytes);
  const lines = text.ok ? text.value.split('\n') : [''];
  if (!text.ok || lines.pop() !== '') findings.add({ code: 'opening-malformed', path: OPENINGS_PATH });
  const values = new Map<string, string>();
  // What was opened wrongly has been told as that; it is not missing as well.
  const opened = new Set<string>();
  let checked = 0;
  for (const [at, line] of lines.entries()) {
    const opening = parseOpening(line);
    if (!opening.ok) {
      findings.add({ code: 'opening-malformed', path: OPENINGS_PATH, detail: String(at + 1) });
      continue;
    }
    opened.add(fieldKey(opening.value.entry, opening.value.field));
    if (await checkOpening(primitives, { ...from, values, opening: opening.value }, findings)) checked += 1;
  }
  for (const [entry, { open }] of from.record.kept) {
    for (const field of open) {
      const key = fieldKey(entry, field);
      if (!opened.has(key) && !from.record.erased.has(key))
        findings.add({ code: 'opening-missing', entry, field });
    }
  }
  return { checked, values };
}

async function checkOpening(
  primitives: Primitives,
  what: { readonly record: RecordRead; readonly values: Map<string, string>; readonly opening: Opening },
  findings: Findings,
): Promise<boolean> {
  const { entry, field, value } = what.opening;
  const key = fieldKey(entry, field);
  const commitment = what.record.kept.get(entry)?.sealed[field];
  if (commitment === undefined) {
    findings.add({ code: 'opening-unknown', entry, field });
    return false;
  }
  if (what.values.has(key)) findings.add({ code: 'opening-repeated', entry, field });
  if (what.record.erased.has(key)) findings.add({ code: 'erased-present', entry, field });
  if (!(await opensField(primitives, commitment, what.opening))) {
    findings.add({ code: 'opening-wrong', entry, field });
    return false;
  }
  what.values.set(key, value);
  return true;
}

export type DocumentsChecked = { readonly checked: number; readonly notServed: number };

/** Hashes every listed document that was not erased; nothing may lie beside them. */
export async function checkDocuments(
  primitives: Primitives,
  from: { readonly source: Source; readonly record: RecordRead },
  findings: Findings,
): Promise<DocumentsChecked> {
  const { source, record } = from;
  let [checked, notServed] = [0, 0];
  for (const [hash, { entry, bytes: length }] of record.documents) {
    const path = DOCUMENTS_PREFIX + hash;
    const bytes = await source.read(path);
    const erased = record.erasedDocuments.has(hash);
    if (bytes === undefined) {
      if (erased) continue;
      if (source.list === undefined) notServed += 1;
      else findings.add({ code: 'document-missing', entry, path });
    } else if (erased) findings.add({ code: 'erased-present', entry, path });
    else if (bytes.length !== length || toHex(await sha256(primitives, bytes)) !== hash) {
      findings.add({ code: 'document-altered', entry, path });
    } else checked += 1;
  }
  for (const path of (await source.list?.(DOCUMENTS_PREFIX)) ?? []) {
    const listed = record.documents.has(path.slice(DOCUMENTS_PREFIX.length));
    if (!listed) findings.add({ code: 'document-unlisted', path });
  }
  return { checked, notServed };
}

export type CitationsChecked = {
  readonly resolved: number;
  readonly erased: number;
  readonly closed: number;
};

/** A citation points back, at an entry that is there, at a field it has, at a span the text has. */
export function checkCitations(
  record: RecordRead,
  values: ReadonlyMap<string, string> | undefined,
  findings: Findings,
): CitationsChecked {
  let [resolved, erased, closed] = [0, 0, 0];
  for (const { by, cite } of record.citations) {
    const target = cite.entry < by ? record.kept.get(cite.entry) : undefined;
    const { field } = cite;
    const known =
      target !== undefined &&
      (field === undefined || target.sealed[field] !== undefined || typeof target.data[field] === 'string');
    if (!known) {
      findings.add({ code: 'citation-unresolved', entry: by, detail: String(cite.entry) });
      continue;
    }
    const key = field === undefined ? undefined : fieldKey(cite.entry, field);
    const value = key === undefined ? undefined : values?.get(key);
    if (key !== undefined && record.erased.has(key)) erased += 1;
    else if (cite.to !== undefined && value === undefined) closed += 1;
    else if (cite.to !== undefined && value !== undefined && cite.to > Array.from(value).length) {
      findings.add({ code: 'citation-unresolved', entry: by, detail: String(cite.entry) });
    } else resolved += 1;
  }
  return { resolved, erased, closed };
}
