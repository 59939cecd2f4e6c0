import { LANGUAGES, type Texts } from '#kernel/domain/bilingual.ts';
import { isStale, type Translations } from './translation.ts';
import { DONE_STATES, type PositionState } from './position-state.ts';

export type Translated = {
  readonly positionId: string;
  readonly number: number;
  readonly texts: Texts;
  readonly authenticLanguage: string;
  readonly version: number;
  readonly state: PositionState;
  readonly translations: Translations;
};

export type LanguageGap = {
  readonly positionId: string;
  readonly number: number;
  readonly language: string;
  readonly what: 'missing' | 'stale' | 'machine';
};

/** Worst first: who reads a text that is behind is told something else than was asked. */
const ORDER = { stale: 0, missing: 1, machine: 2 } as const;

/** What is missing, behind or not yet checked by a person, in Korean, English and whatever else is asked for. */
export function languageGaps(positions: readonly Translated[], more: readonly string[] = []): LanguageGap[] {
  const wanted = [...new Set<string>([...LANGUAGES, ...more])];
  const gaps = positions
    .filter(({ state }) => !DONE_STATES.includes(state) && state !== 'moderated_out' && state !== 'returned')
    .flatMap((position) => {
      const { positionId, number, authenticLanguage, texts } = position;
      const languages = new Set([...wanted, ...Object.keys(texts)]);
      languages.delete(authenticLanguage);
      return [...languages].sort().flatMap((language): LanguageGap[] => {
        const what = gapOf(position, language);
        return what === null ? [] : [{ positionId, number, language, what }];
      });
    });
  return gaps.sort((a, b) => ORDER[a.what] - ORDER[b.what] || a.number - b.number);
}

function gapOf({ texts, translations, version }: Translated, language: string): LanguageGap['what'] | null {
  if ((texts[language] ?? '') === '') return 'missing';
  const translation = translations[language];
  if (isStale(translation, version)) return 'stale';
  return translation?.status === 'machine' ? 'machine' : null;
}
