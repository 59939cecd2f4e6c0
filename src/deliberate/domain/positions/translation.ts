import { lengthOf } from '#kernel/domain/characters.ts';
import type { Command } from '#kernel/domain/command.ts';
import { isLanguageTag } from '#kernel/domain/content-languages.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { POSITION_LENGTH_MAX, TRANSLATOR_LENGTH_MAX } from '#deliberate/domain/deliberate-limits.ts';
import type { PositionWords } from './draft-position.ts';
import type { OnePosition } from './edit-position.ts';
import { DONE_STATES, type PositionState } from './position-state.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

/** What a text is: as binding as the one it was written in, made by a person to help, or made by a machine. */
export const TRANSLATION_STATUSES = ['authentic', 'courtesy', 'machine'] as const;
export type TranslationStatus = (typeof TRANSLATION_STATUSES)[number];

/** About one text beside the one it was written in. */
export type Translation = {
  readonly status: TranslationStatus;
  /** The version of the authentic words that it says. */
  readonly ofVersion: number;
  /** As they want to be credited. */
  readonly translator: string | null;
};
/** By language; the language it was written in has none. */
export type Translations = { readonly [language: string]: Translation };

/** The authentic words have changed since: readers are told, and the desk lists it. */
export function isStale(translation: Translation | undefined, version: number): boolean {
  return translation !== undefined && translation.ofVersion < version;
}

/** What a reader must know of the text before them; null where it is the one it was written in. */
export type TextStanding = {
  readonly status: TranslationStatus;
  readonly stale: boolean;
  readonly translator: string | null;
};

type Said = Pick<PositionWords, 'authenticLanguage'> & {
  readonly version: number;
  readonly translations: Translations;
};

export function standingOf(
  { authenticLanguage, version, translations }: Said,
  language: string,
): TextStanding | null {
  if (language === authenticLanguage) return null;
  const translation = translations[language];
  // A text that nobody said anything about is a courtesy: never more than what is known of it.
  return {
    status: translation?.status ?? 'courtesy',
    stale: isStale(translation, version),
    translator: translation?.translator ?? null,
  };
}

export type TranslatePosition = OnePosition & {
  readonly language: string;
  readonly text: string;
  readonly status: TranslationStatus;
  readonly translator?: string | undefined;
};
export type TranslateState = {
  readonly position:
    | (PositionWords & {
        readonly state: PositionState;
        readonly version: number;
        readonly opened: boolean;
        readonly translations: Translations;
      })
    | null;
};
export type PositionTranslated = OnePosition & {
  readonly language: string;
  readonly text: string;
  readonly translation: Translation;
  readonly opened: boolean;
};

/** Adds or replaces the text in one language. The authentic words stay, and so does what people said of them. */
export function translatePosition(
  { position }: TranslateState,
  command: Command<TranslatePosition>,
): Decision<PositionTranslated> {
  if (position === null) return refuse('position-unknown');
  if (DONE_STATES.includes(position.state)) return refuse('position-done');
  const { editionId, positionId, language, text, status, translator = '' } = command.input;
  if (!isLanguageTag(language)) return refuse('position-language-unknown');
  if (language === position.authenticLanguage) return refuse('translation-of-itself');
  if (text === '') return refuse('position-words-missing');
  const length = lengthOf(text);
  if (length > POSITION_LENGTH_MAX)
    return refuse('position-too-long', { limit: POSITION_LENGTH_MAX, length });
  if (lengthOf(translator) > TRANSLATOR_LENGTH_MAX)
    return refuse('translator-too-long', { limit: TRANSLATOR_LENGTH_MAX });
  const translation = {
    status,
    ofVersion: position.version,
    translator: translator === '' ? null : translator,
  };
  const before = position.translations[language];
  const same =
    position.texts[language] === text &&
    before?.status === status &&
    before.ofVersion === translation.ofVersion &&
    before.translator === translation.translator;
  if (same) return accept<PositionTranslated>(null);
  return accept({ editionId, positionId, language, text, translation, opened: position.opened });
}
