/** Not determined (ISO 639-3, BCP 47). */
const UNDETERMINED = 'und';
/** A script must make up this share of the letters to speak for the language. */
const SHARE_MIN = 0.2;

/**
 * The language of a text as far as its script tells; Latin letters tell nothing. Kana before Han, since Japanese
 * is written with both.
 */
export function languageOf(text: string): string {
  const letters = count(text, /\p{L}/gu);
  const makesUp = (script: RegExp) => letters > 0 && count(text, script) / letters >= SHARE_MIN;
  if (makesUp(/\p{Script=Hangul}/gu)) return 'ko';
  if (makesUp(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)) return 'ja';
  if (makesUp(/\p{Script=Han}/gu)) return 'zh';
  return UNDETERMINED;
}

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;
