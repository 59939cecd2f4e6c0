import type { Lang } from './bilingual.ts';

/** Offered first where someone says in which language they write; any other tag can be entered through the API. */
export const OFFERED_LANGUAGES = ['ko', 'en', 'ar', 'es', 'fr', 'id', 'ja', 'ru', 'vi', 'zh'] as const;

/** BCP 47 as far as the record needs it: a language, perhaps a script, perhaps a region. */
const TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/;

export function isLanguageTag(tag: string): boolean {
  return TAG.test(tag);
}

/** A language's name in the reader's own language. */
export function languageName(tag: string, lang: Lang): string {
  return new Intl.DisplayNames([lang], { type: 'language' }).of(tag) ?? tag;
}
