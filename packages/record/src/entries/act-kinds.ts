import { fromBase64, toBase64 } from '../encoding/bytes.ts';
import type { Checkpoint, TreeHead } from '../notes/checkpoint.ts';
import type { Json } from '../encoding/canonical-json.ts';
import type { Entry } from './entry.ts';
import { HASH_BYTES } from '../primitives/primitives.ts';

/**
 * Four kinds of entry mean something to the record itself; every other kind belongs to the application.
 * `edition.opened` is the first entry, `edition.sealed` the last, `erasure.done` records that an opening or a
 * document was destroyed, `erasure.done_elsewhere` that it was in another log, which had been sealed by then.
 */
export const EDITION_OPENED = 'edition.opened';
export const EDITION_SEALED = 'edition.sealed';
export const ERASURE_DONE = 'erasure.done';
export const ERASURE_DONE_ELSEWHERE = 'erasure.done_elsewhere';

type Data = Entry['data'];

/** `previous` is the last checkpoint of the edition before, null for a forum's first. */
export function editionOpenedData(
  origin: string,
  previous: Pick<Checkpoint, 'origin' | 'size' | 'root'> | null,
): { readonly [name: string]: Json } {
  if (previous === null) return { origin, previous: null };
  return {
    origin,
    previous: { origin: previous.origin, size: previous.size, root: toBase64(previous.root) },
  };
}

export type Opened = { readonly origin: string; readonly previous: (TreeHead & { origin: string }) | null };

export function readEditionOpened(data: Data): Opened | undefined {
  const { origin, previous } = data;
  if (typeof origin !== 'string' || previous === undefined) return undefined;
  if (previous === null) return { origin, previous };
  if (typeof previous !== 'object' || !('root' in previous)) return undefined;
  const root = typeof previous.root === 'string' ? fromBase64(previous.root) : undefined;
  if (root?.ok !== true || root.value.length !== HASH_BYTES) return undefined;
  if (typeof previous.origin !== 'string' || typeof previous.size !== 'number') return undefined;
  return { origin, previous: { origin: previous.origin, size: previous.size, root: root.value } };
}

/** What was destroyed: fields of one entry, and documents by their hash. */
export type Erasure = {
  readonly entry: number;
  readonly fields: readonly string[];
  readonly documents: readonly string[];
};

/** `reason` is a short code such as `data-subject-request`, never prose about a person. */
export function erasureDoneData(erasure: Erasure, reason: string): { readonly [name: string]: Json } {
  return { entry: erasure.entry, fields: erasure.fields, documents: erasure.documents, reason };
}

export function readErasureDone(data: Data): Erasure | undefined {
  const { entry, fields, documents } = data;
  if (typeof entry !== 'number' || entry < 0) return undefined;
  return isTexts(fields) && isTexts(documents) ? { entry, fields, documents } : undefined;
}

function isTexts(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
