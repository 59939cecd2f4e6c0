import type { Texts } from '#kernel/domain/bilingual.ts';
import type { EditionWritten } from '../forum/open-edition.ts';
import type { ImportEditionState, ImportRelease } from './import-state.ts';
import { freeSlug, slugFrom } from '../forum/slug.ts';

/** Facts that the edition did not have yet; what the secretariat has said is never overwritten. */
export type EditionToFill = {
  readonly ordinal: number | null;
  readonly theme: Texts | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
};

export type EditionToImport = {
  readonly editionId: string;
  readonly editionSlug: string;
  readonly opened: EditionWritten | null;
  readonly filled: EditionToFill | null;
  /** The organisation that hosted it, where nobody has said so yet. */
  readonly host: string | null;
};

export function editionToImport(
  state: ImportEditionState,
  input: ImportRelease,
  take: () => string,
): EditionToImport {
  const { edition: told, language } = input;
  const theme = told.theme === null ? null : { [language]: told.theme };
  const known = state.edition;
  if (known === null) return newEdition(state, input, take());
  const filled = {
    ordinal: known.ordinal ?? told.ordinal,
    theme: known.theme ?? theme,
    startsOn: known.startsOn ?? told.startsOn,
    endsOn: known.endsOn ?? told.endsOn,
  };
  return {
    editionId: known.editionId,
    editionSlug: known.slug,
    opened: null,
    filled,
    host: known.hasHost ? null : told.host,
  };
}

function newEdition(state: ImportEditionState, input: ImportRelease, editionId: string): EditionToImport {
  const { edition: told, language, document } = input;
  const year = told.startsOn?.slice(0, 4);
  const wanted = year ?? (told.label === null ? String(told.ordinal ?? '') : slugFrom(told.label));
  const slug = freeSlug(wanted, 'edition', state.editionSlugs);
  const name = told.name ?? document.title;
  const facts = {
    slug,
    ordinal: told.ordinal,
    label: told.label,
    names: { [language]: language === 'ko' && told.ordinal !== null ? `제${told.ordinal}차 ${name}` : name },
    theme: told.theme === null ? null : { [language]: told.theme },
    place: null,
    startsOn: told.startsOn,
    endsOn: told.endsOn,
    timeZone: state.timeZone,
    sample: false,
    source: null,
    phases:
      told.startsOn === null
        ? []
        : [{ phase: 'convene' as const, opensOn: told.startsOn, closesOn: told.endsOn ?? told.startsOn }],
    organisations: [],
  };
  return { editionId, editionSlug: slug, opened: { editionId, facts }, filled: null, host: told.host };
}
