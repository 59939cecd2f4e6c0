import { foldText } from './folded-text.ts';
import type { SearchDocument } from './search-document.ts';
import { FIELD_BOUNDARY, pairsOf } from './word-pairs.ts';

/** What the index keeps of a document besides the document. */
export type IndexedDocument = {
  readonly document: SearchDocument;
  /** Its names alone: a hit in them stands first. */
  readonly foldedTitle: string;
  readonly folded: string;
  readonly pairs: readonly string[];
};

export function indexed(document: SearchDocument): IndexedDocument {
  const { title, texts, by, otherNames, kind } = document;
  const names = Object.values(title ?? {});
  const own = kind === 'person' ? [...names, ...otherNames] : names;
  const folded = foldedFields([...names, ...Object.values(texts), ...Object.values(by ?? {}), ...otherNames]);
  return { document, foldedTitle: foldedFields(own), folded, pairs: pairsOf(folded) };
}

function foldedFields(fields: readonly string[]): string {
  return [...new Set(fields)].map((field) => foldText(field).folded).join(FIELD_BOUNDARY);
}
