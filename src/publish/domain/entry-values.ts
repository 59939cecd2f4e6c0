import type { Bilingual } from '#kernel/domain/bilingual.ts';
import { dayInWords, momentInWords } from '#kernel/domain/calendar.ts';
import { languageName } from '#kernel/domain/content-languages.ts';

/**
 * One member of an entry's data in words; null for a value it has no words for, which is then shown as it stands.
 * Moments are told in the edition's time zone.
 */
export type Say = (value: unknown, timeZone: string) => Bilingual | null;

/** How a member is told: under which name, and with which words. What is `technical` is read in the entry itself. */
export type Particular =
  { readonly label: Bilingual; readonly say: Say; readonly isCode?: true } | { readonly technical: true };

/** Ids and what only programs need: people find the thing itself linked above. */
export const TECHNICAL: Particular = { technical: true };

const both = (say: (lang: 'ko' | 'en') => string): Bilingual => ({ ko: say('ko'), en: say('en') });

const NONE: Bilingual = { ko: '없음', en: 'none' };

export function told(ko: string, en: string, say: Say): Particular {
  return { label: { ko, en }, say };
}

/** A hash, a name of a method: compared, not read. */
export function code(ko: string, en: string): Particular {
  return { label: { ko, en }, say: asText, isCode: true };
}

export const asText: Say = (value) =>
  value === null ? NONE : typeof value === 'string' ? both(() => value) : null;

export const asNumber: Say = (value) =>
  value === null ? NONE : typeof value === 'number' ? both((lang) => value.toLocaleString(lang)) : null;

export const asDay: Say = (value) =>
  value === null
    ? { ko: '정하지 않음', en: 'not set' }
    : typeof value === 'string'
      ? both((lang) => dayInWords(value, lang))
      : null;

export const asMoment: Say = (value, timeZone) =>
  value === null
    ? { ko: '정하지 않음', en: 'not set' }
    : typeof value === 'string'
      ? both((lang) => momentInWords(new Date(value), timeZone, lang))
      : null;

export const asSeconds: Say = (value) =>
  typeof value === 'number' ? { ko: `${value}초`, en: `${value} seconds` } : null;

export const asBytes: Say = (value) =>
  typeof value === 'number'
    ? { ko: `${value.toLocaleString('ko')}바이트`, en: `${value.toLocaleString('en')} bytes` }
    : null;

export const asLanguage: Say = (value) =>
  typeof value === 'string' ? both((lang) => languageName(value, lang)) : null;

export function yesNo(yes: Bilingual, no: Bilingual): Say {
  return (value) => (value === true ? yes : value === false ? no : null);
}

/** One of a list of codes, by the name it has everywhere else. */
export function oneOf(names: Readonly<Record<string, Bilingual>>): Say {
  return (value) => (typeof value === 'string' ? (names[value] ?? null) : null);
}

/** Each in words, one after another; null as soon as one has none. */
export function listOf(say: Say): Say {
  return (value, timeZone) => {
    if (!Array.isArray(value)) return null;
    if (value.length === 0) return NONE;
    const each = value.map((one) => say(one, timeZone));
    return each.every((words) => words !== null)
      ? both((lang) => each.map((words) => words[lang]).join(', '))
      : null;
  };
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
