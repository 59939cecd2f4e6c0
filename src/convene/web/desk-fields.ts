import type { PersonName } from '../domain/people/person.ts';
import { PHASES } from '../domain/forum/edition.ts';
import { RELATIONS } from '../domain/forum/open-edition.ts';
import { instantIn } from '../domain/forum/zoned-time.ts';
import { wordsIn } from './words/intervention-fields.ts';

type Fields = Readonly<Record<string, string>>;

/** Rows offered for organisations in the edition's form; more are added after saving. */
export const ORGANISATION_ROWS = 4;

const orNull = (text: string | undefined): string | null => text || null;

/** An edition's form as its command takes it; what the form does not show (sample, source) is handed on. */
export function editionInput(fields: Fields, kept: { readonly sample: boolean; readonly source: unknown }) {
  return {
    ...kept,
    slug: fields['slug'],
    ordinal: fields['ordinal'] ? Number(fields['ordinal']) : null,
    label: orNull(fields['label']),
    names: wordsIn(fields, 'name'),
    theme: wordsIn(fields, 'theme'),
    place: wordsIn(fields, 'place'),
    startsOn: orNull(fields['startsOn']),
    endsOn: orNull(fields['endsOn']),
    timeZone: fields['timeZone'],
    phases: PHASES.map((phase) => ({
      phase,
      opensOn: orNull(fields[`${phase}_from`]),
      closesOn: orNull(fields[`${phase}_to`]),
    })).filter(({ opensOn, closesOn }) => opensOn !== null || closesOn !== null),
    organisations: organisationsIn(fields),
  };
}

function organisationsIn(fields: Fields) {
  const rows = Object.keys(fields)
    .map((field) => /^organisation(\d+)_ko$/.exec(field)?.[1])
    .filter((row) => row !== undefined);
  return rows
    .map((row) => ({
      names: wordsIn(fields, `organisation${row}`),
      relation: RELATIONS.find((relation) => relation === fields[`relation${row}`]) ?? 'host',
    }))
    .filter(({ names }) => Object.keys(names).length > 0);
}

export function sessionInput(fields: Fields, edition: { editionId: string; timeZone: string }) {
  const at = (field: string) =>
    fields[field] ? (instantIn(edition.timeZone, fields[field])?.toISOString() ?? fields[field]) : null;
  return {
    editionId: edition.editionId,
    slug: orNull(fields['slug']),
    kind: fields['kind'],
    titles: wordsIn(fields, 'title'),
    summary: wordsIn(fields, 'summary'),
    heldOn: orNull(fields['heldOn']),
    startsAt: at('startsAt'),
    endsAt: at('endsAt'),
    room: wordsIn(fields, 'room'),
    streamUrl: orNull(fields['streamUrl']),
    recordMode: fields['recordMode'],
    parentId: orNull(fields['parentId']),
  };
}

/** Names that the form does not show, such as aliases, are handed on. */
export function personInput(fields: Fields, editionId: string, kept: readonly PersonName[] = []) {
  const shown = wordsIn(fields, 'name');
  const others = kept.filter(({ language, kind }) => kind === 'alias' || !['ko', 'en'].includes(language));
  const names = Object.entries(shown).map(([language, text], at) => ({
    language,
    script: scriptOf(text),
    kind: at === 0 ? 'usual' : 'transliteration',
    text,
    source: null,
  }));
  const organisation = wordsIn(fields, 'organisation');
  return {
    editionId,
    names: [...names, ...others],
    email: orNull(fields['email']),
    capacity: wordsIn(fields, 'capacity'),
    organisation:
      Object.keys(organisation).length === 0
        ? null
        : { names: organisation, country: orNull(fields['country']?.toUpperCase()) },
    stakeholderGroup: fields['stakeholderGroup'],
    region: orNull(fields['region']),
    attendance: fields['attendance'],
    parts: Object.entries(wordsIn(fields, 'part')).map(([sessionId, part]) => ({ sessionId, part })),
  };
}

/** ISO 15924 of the scripts that names are mostly written in; anything else is said to be undetermined. */
export function scriptOf(text: string): string {
  if (/\p{Script=Hangul}/u.test(text)) return 'Hang';
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'Jpan';
  if (/\p{Script=Han}/u.test(text)) return 'Hani';
  if (/\p{Script=Cyrillic}/u.test(text)) return 'Cyrl';
  if (/\p{Script=Arabic}/u.test(text)) return 'Arab';
  return /\p{Script=Latin}/u.test(text) ? 'Latn' : 'Zyyy';
}
