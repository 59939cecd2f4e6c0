import type { ReleaseDraft } from '../../domain/importing/release-draft.ts';

/** One item of the preview as its form holds it: text by field. `keep` is missing from what was removed. */
export type ImportRow = Readonly<Record<string, string>>;
export const IMPORT_LISTS = ['sessions', 'people', 'interventions', 'collective'] as const;
export type ImportList = (typeof IMPORT_LISTS)[number];

/** The whole preview. It lives in the form's own fields until it is confirmed; nothing of it is stored before. */
export type ImportModel = { readonly document: ImportRow; readonly edition: ImportRow } & {
  readonly [list in ImportList]: readonly ImportRow[];
};

export const KEEP = 'yes';

/** What was read, ready to be looked at: everything kept. */
export function modelFrom(draft: ReleaseDraft): ImportModel {
  const kept = (item: object) => ({ ...asText(item), keep: KEEP });
  return {
    document: asText(draft.document),
    edition: asText(draft.edition),
    sessions: draft.sessions.map(kept),
    people: draft.people.map(kept),
    interventions: draft.interventions.map(kept),
    collective: draft.collective.map(kept),
  };
}

function asText(item: object): ImportRow {
  const fields = Object.entries(item).map(([field, value]) => [field, value === null ? '' : String(value)]);
  return Object.fromEntries(fields);
}

/** The preview back from its form, whose fields are called `people.3.name`, `edition.theme` and so on. */
export function modelFromFields(fields: ImportRow): ImportModel {
  const single = (name: string) => rowOf(fields, `${name}.`);
  const list = (name: ImportList) => {
    const places = Object.keys(fields)
      .map((field) => new RegExp(`^${name}\\.(\\d+)\\.`).exec(field)?.[1])
      .filter((place) => place !== undefined);
    return [...new Set(places)]
      .sort((a, b) => Number(a) - Number(b))
      .map((place) => rowOf(fields, `${name}.${place}.`));
  };
  return {
    document: single('document'),
    edition: single('edition'),
    sessions: list('sessions'),
    people: list('people'),
    interventions: list('interventions'),
    collective: list('collective'),
  };
}

function rowOf(fields: ImportRow, prefix: string): ImportRow {
  const own = Object.entries(fields).filter(([field]) => field.startsWith(prefix));
  return Object.fromEntries(own.map(([field, value]) => [field.slice(prefix.length), value]));
}

const NUMBERS = new Set(['start', 'end', 'level', 'ordinal']);
/** Of these an empty one is an empty text that the command refuses, not something that is not there. */
const REQUIRED = new Set(['key', 'name', 'title', 'text', 'speaker', 'subject', 'verb', 'force', 'kind']);

/** What is kept, as the command takes it. */
export function draftFromModel(model: ImportModel): Record<string, unknown> {
  const kept = (rows: readonly ImportRow[], optional: readonly string[] = []) =>
    rows.filter(({ keep }) => keep === KEEP).map((row) => valuesOf(row, optional));
  return {
    document: valuesOf(model.document, []),
    edition: valuesOf(model.edition, ['name']),
    sessions: kept(model.sessions),
    people: kept(model.people, ['title']),
    interventions: kept(model.interventions),
    collective: kept(model.collective),
  };
}

function valuesOf(row: ImportRow, optional: readonly string[]): Record<string, unknown> {
  const values = Object.entries(row).filter(([field]) => field !== 'keep');
  return Object.fromEntries(values.map(([field, text]) => [field, valueOf(field, text, optional)]));
}

function valueOf(field: string, text: string, optional: readonly string[]): string | number | null {
  if (NUMBERS.has(field)) return text === '' ? null : Number(text);
  if (text === '' && REQUIRED.has(field) && !optional.includes(field)) return '';
  return text === '' ? null : text;
}
