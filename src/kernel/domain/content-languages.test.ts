import { describe, expect, it } from 'vitest';
import { isLanguageTag, languageName, OFFERED_LANGUAGES } from './content-languages.ts';

describe('languages of contents', () => {
  it('are named in the language of the reader', () => {
    expect([languageName('ko', 'en'), languageName('en', 'ko')]).toEqual(['Korean', '영어']);
  });
  it('are tags of a language, a script and a region', () => {
    expect(['ko', 'zh-Hant', 'zh-Hant-TW', 'es-419', ...OFFERED_LANGUAGES].every(isLanguageTag)).toBe(true);
    expect(['', 'Korean', 'k', 'en_GB', 'en-gb', '<b>'].some(isLanguageTag)).toBe(false);
  });
});
