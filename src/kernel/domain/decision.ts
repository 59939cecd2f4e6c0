import type { Bilingual } from './bilingual.ts';

/** What a refusal says to a program (code), to HTTP (status) and to a person (both languages). */
export type RefusalMeaning = Bilingual & {
  readonly status: 400 | 403 | 404 | 409 | 413 | 422 | 429 | 503;
  /** What of the input it is about, as the schema calls it, where it is one thing. */
  readonly field?: string;
};
export type RefusalTable = { readonly [code: string]: RefusalMeaning };

/** An expected failure: a value, never thrown. `details` fill the `{name}` places of its sentences. */
export type Refusal = {
  readonly code: string;
  readonly meaning: RefusalMeaning;
  readonly details: { readonly [name: string]: string | number };
  /** Of an input that a schema refused: the path in it, and what is wrong there without naming it. */
  readonly issue?: { readonly path: readonly string[]; readonly what: Bilingual };
};

/** Accepting nothing (`change: null`) is a success that leaves everything as it was, such as the same reaction again. */
export type Decision<Change> =
  | { readonly accepted: true; readonly change: Change | null }
  | { readonly accepted: false; readonly refusal: Refusal };

export function accept<Change>(change: Change | null): Decision<Change> {
  return { accepted: true, change };
}

/** A refuser over one phase's table: an unknown code does not compile. */
export function refusing<Table extends RefusalTable>(table: Table) {
  return (
    code: keyof Table & string,
    details: Refusal['details'] = {},
  ): { readonly accepted: false; readonly refusal: Refusal } => {
    const meaning = table[code];
    if (meaning === undefined) throw new Error(`No refusal is called ${code}.`);
    return { accepted: false, refusal: { code, meaning, details } };
  };
}

/** The refusal in words, its places filled. */
export function refusalText(refusal: Refusal, lang: keyof Bilingual): string {
  return refusal.meaning[lang].replace(/\{(\w+)\}/g, (place, name: string) =>
    name in refusal.details ? String(refusal.details[name]) : place,
  );
}
