/** The languages the house speaks. Contents may be in any language; the interface is in these. */
export const LANGUAGES = ['ko', 'en'] as const;
export type Lang = (typeof LANGUAGES)[number];

/** A sentence of the interface in both languages; the compiler refuses one without the other. */
export type Bilingual = { readonly ko: string; readonly en: string };

/** A text of the forum by language (BCP 47), in however many languages it exists. */
export type Texts = { readonly [language: string]: string };

export type Rendering = { readonly text: string; readonly language: string };

/**
 * The text in the reader's language, else in its authentic language, else in whichever exists first by code.
 * The language comes back with it, so that a page can mark a text that is not in the reader's language.
 */
export function textIn(texts: Texts, lang: string, authentic?: string): Rendering {
  const order = [lang, ...(authentic === undefined ? [] : [authentic]), ...Object.keys(texts).sort()];
  for (const language of order) {
    const text = texts[language];
    if (text !== undefined && text !== '') return { text, language };
  }
  return { text: '', language: lang };
}
