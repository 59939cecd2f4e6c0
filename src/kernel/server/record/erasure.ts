import type { Tx } from '../database/db.ts';

/** One field of the log about one subject, such as the Korean text of an intervention. */
export type ErasedField = {
  readonly forumId: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** The field's name as in the log, `text_ko`, cut at its first underscore; a field without languages has none. */
  readonly name: string;
  readonly language: string | null;
};

/** Where a phase keeps what it once entered: a JSON column of texts, an object inside one, or a plain text column. */
export type ErasableColumn = {
  readonly subjectKind: string;
  readonly name: string;
  readonly table: string;
  readonly id: string;
  readonly column: string;
  readonly kept: 'texts' | 'plain' | { readonly textsIn: string };
};

/** What a phase does so that an erased field is gone from its own tables too. */
export type ErasureSource = {
  readonly columns: readonly ErasableColumn[];
  /** For what no column describes, such as a frozen version. */
  readonly also?: (tx: Tx, erased: ErasedField) => Promise<void>;
};

export function fieldParts(field: string): Pick<ErasedField, 'name' | 'language'> {
  const at = field.indexOf('_');
  return at < 0
    ? { name: field, language: null }
    : { name: field.slice(0, at), language: field.slice(at + 1) };
}

/** What pages show in place of erased words, in the language the words were in. */
export function erasedMark(language: string | null): string {
  return language === 'ko' ? '[지워진 내용]' : '[erased]';
}

/** The same value with every text in one language gone, at any depth; tags compare without regard to case. */
export function withoutLanguage(value: unknown, language: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutLanguage(item, language));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      typeof inner === 'string' && name.toLowerCase() === language
        ? erasedMark(language)
        : withoutLanguage(inner, language),
    ]),
  );
}

/** The same value with every text that equals one of these gone, at any depth. */
export function withoutValues(value: unknown, gone: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return gone.has(value) ? erasedMark(null) : value;
  if (Array.isArray(value)) return value.map((item) => withoutValues(item, gone));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutValues(inner, gone)]));
}
