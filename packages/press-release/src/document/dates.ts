import type { Doubts } from '../warning.ts';

/** What settles the year of a date printed without one. */
export type Calendar = { readonly published: string | null; readonly year: number | null };
export type FoundDate = {
  readonly start: number;
  readonly end: number;
  readonly from: string | null;
  /** The last day, when a range is printed. */
  readonly to: string | null;
  readonly text: string;
};

type Day = {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly weekday: number | null;
};
type Settled = { readonly iso: string | null; readonly doubt: Doubt | null };
type Doubt = 'weekday-mismatch' | 'year-assumed' | 'year-unknown' | 'date-invalid';

const DAY_MS = 86_400_000;
/** A release comes out within this many days of what it reports; further off, the weekday is believed. */
const NEAR_DAYS = 60;
/** Without a weekday, the year that puts the date within half a year of the release. */
const HALF_YEAR_DAYS = 183;

export const WEEKDAYS_KO = '일월화수목금토';
const MONTHS_EN = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const utc = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day);

function isoOf(year: number, month: number, day: number): string | null {
  const date = new Date(utc(year, month, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** The weekday settles the year among the year of the release, the one before and the one after. */
export function settle(day: Day, calendar: Calendar): Settled {
  const anchor = day.year ?? calendar.year;
  if (anchor === null) return { iso: null, doubt: 'year-unknown' };
  const own = isoOf(anchor, day.month, day.day);
  if (day.year !== null) {
    if (own === null) return { iso: null, doubt: 'date-invalid' };
    const fits = day.weekday === null || new Date(own).getUTCDay() === day.weekday;
    return { iso: own, doubt: fits ? null : 'weekday-mismatch' };
  }
  const years = [anchor, anchor - 1, anchor + 1].map((year) => isoOf(year, day.month, day.day));
  const possible = years.filter((iso): iso is string => iso !== null);
  const { published } = calendar;
  const distance = (iso: string): number => (published === null ? 0 : Math.abs(daysBetween(published, iso)));
  const nearest = possible.toSorted((a, b) => distance(a) - distance(b))[0];
  if (nearest === undefined) return { iso: null, doubt: 'date-invalid' };
  if (day.weekday === null) {
    if (published === null) return { iso: own, doubt: own === null ? 'date-invalid' : 'year-assumed' };
    if (own !== null && distance(own) <= HALF_YEAR_DAYS) return { iso: own, doubt: null };
    return { iso: nearest, doubt: 'year-assumed' };
  }
  const fitting = possible.find((iso) => new Date(iso).getUTCDay() === day.weekday);
  if (fitting === undefined) return { iso: nearest, doubt: 'weekday-mismatch' };
  const typingError =
    published !== null && distance(nearest) <= NEAR_DAYS && distance(fitting) > HALF_YEAR_DAYS;
  return typingError ? { iso: nearest, doubt: 'weekday-mismatch' } : { iso: fitting, doubt: null };
}

const WEEKDAY = String.raw`(?:\(\s?(?<W>[월화수목금토일])(?:요일)?\s?\))`;
const DAY = String.raw`(?<D>3[01]|[12]\d|0?[1-9])(?!\d)(?<T>\s?[.일])?\s?${WEEKDAY}?`;
const named = (pattern: string, suffix: string): string =>
  pattern.replace(/\(\?<([A-Z])>/g, `(?<$1${suffix}>`);
const DATE_KO = new RegExp(
  String.raw`(?<![\d.])(?:(?<Y>\d{4})\s?[.년/-]\s?|['’‘](?<S>\d{2})[.년]\s?|(?<R>지난해|작년|올해|금년|내년)\s+)?` +
    String.raw`(?<M>1[0-2]|0?[1-9])\s?(?<P>[.월/-])\s?${DAY}` +
    String.raw`(?:간?\s?(?:[-–—~∼～]|부터)\s?(?:(?:(?<Y2>\d{4})\s?[.년]\s?)?(?<M2>1[0-2]|0?[1-9])\s?[.월]\s?(?=\d))?${named(DAY, '2')})?(?:까지)?(?<K>\s?간)?`,
  'g',
);

const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

function relativeYear(word: string | undefined, year: number | null): number | null {
  if (word === undefined || year === null) return null;
  return word === '내년' ? year + 1 : word === '올해' || word === '금년' ? year : year - 1;
}

/** A bare `1.5` is a number; a date shows a weekday, a closing dot, `일`, `월`, its year or a range. */
function looksLikeDate(groups: Record<string, string | undefined>): boolean {
  const sure =
    groups['W'] ?? groups['T'] ?? groups['Y'] ?? groups['S'] ?? groups['R'] ?? groups['W2'] ?? groups['K'];
  return sure !== undefined || groups['P'] === '월' || (groups['T2'] ?? groups['M2']) !== undefined;
}

const weekdayOf = (word: string | undefined): number | null =>
  word === undefined ? null : WEEKDAYS_KO.indexOf(word);

/** Dates of a Korean text, in order; what cannot be settled is doubted at its place. */
export function datesIn(
  text: string,
  calendar: Calendar,
  doubt: (code: Doubt, at: number, text: string) => void,
): FoundDate[] {
  const found: FoundDate[] = [];
  for (const match of text.matchAll(DATE_KO)) {
    // A match of a pattern with named groups has groups; the compiler cannot see it.
    const groups = match.groups ?? {};
    if (!looksLikeDate(groups)) continue;
    const short = number(groups['S']);
    const year =
      number(groups['Y']) ?? (short === null ? relativeYear(groups['R'], calendar.year) : 2000 + short);
    const month = Number(groups['M']);
    const first = { year, month, day: Number(groups['D']), weekday: weekdayOf(groups['W']) };
    const from = settle(first, calendar);
    const where = match.index;
    if (from.doubt !== null) doubt(from.doubt, where, match[0].trim());
    let to: string | null = null;
    if (groups['D2'] !== undefined) {
      const lastMonth = number(groups['M2']) ?? month;
      const startYear = from.iso === null ? null : Number(from.iso.slice(0, 4));
      const lastYear =
        number(groups['Y2']) ?? (startYear !== null && lastMonth < month ? startYear + 1 : startYear);
      const last = {
        year: lastYear,
        month: lastMonth,
        day: Number(groups['D2']),
        weekday: weekdayOf(groups['W2']),
      };
      const settled = settle(last, calendar);
      if (settled.doubt !== null) doubt(settled.doubt, where, match[0].trim());
      to = settled.iso;
    }
    const length = match[0].trimEnd().length;
    found.push({ start: where, end: where + length, from: from.iso, to, text: match[0].trim() });
  }
  return found.length === 0 ? daysAlone(text, calendar) : found;
}

/** `지난 10일부터 11일까지`: a wire's days without a month are those nearest to the day it came out. */
const DAYS_ALONE =
  /(?<![\d월.])(?:(지난|오는|이달|이번 ?달)\s)?(3[01]|[12]\d|0?[1-9])일(?:\([월화수목금토일]\))?(?:\s?(?:[-–∼~～]|부터)\s?(3[01]|[12]\d|0?[1-9])일)?(?!간|차|째|\s?동안)/g;

function daysAlone(text: string, { published }: Calendar): FoundDate[] {
  if (published === null) return [];
  const found: FoundDate[] = [];
  for (const match of text.matchAll(DAYS_ALONE)) {
    if (match[1] === undefined && match[3] === undefined) continue;
    const [year = 0, month = 0, today = 0] = published.split('-').map(Number);
    const day = Number(match[2]);
    const shift = match[1] === '오는' && day < today ? 1 : match[1] === '지난' && day > today ? -1 : 0;
    const moved = new Date(utc(year, month + shift, 1));
    const at = (number: number): string | null =>
      isoOf(moved.getUTCFullYear(), moved.getUTCMonth() + 1, number);
    const to = match[3] === undefined ? null : at(Number(match[3]));
    found.push({ start: match.index, end: match.index + match[0].length, from: at(day), to, text: match[0] });
  }
  return found;
}

const MONTH_EN = `(?:${MONTHS_EN.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')})\\.?`;
const DAY_EN = String.raw`(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?`;
const WEEK_EN = String.raw`(?:(?<W>Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*,?\s+)?`;
const NOTED_WEEKDAY = String.raw`(?:\s?\((?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*\.?\))?`;
const DATE_EN = new RegExp(
  String.raw`${WEEK_EN}\b(?:(?<M>${MONTH_EN})\s+(?<D>${DAY_EN})(?!\d)${NOTED_WEEKDAY}(?:\s?(?:[-–—~]|to|through|and)\s?(?:(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*,?\s+)?(?:(?<M2>${MONTH_EN})\s+)?(?<D2>${DAY_EN})(?!\d)${NOTED_WEEKDAY})?(?:,?\s+(?<Y>\d{4}))?|(?<D3>${DAY_EN})(?:\s?(?:[-–—~]|and|to)\s?(?<D4>${DAY_EN}))?\s+(?<M3>${MONTH_EN})(?:,?\s+(?<Y3>\d{4}))?)`,
  'gi',
);

function monthOf(word: string): number {
  return MONTHS_EN.findIndex((name) => name.startsWith(word.slice(0, 3).toLowerCase())) + 1;
}

/** Dates of an English text: `November 16-17, 2021`, `16 November 2021`, `Tuesday, November 16`. */
export function datesInEnglish(
  text: string,
  calendar: Calendar,
  doubt: (code: Doubt, at: number, text: string) => void,
): FoundDate[] {
  const found: FoundDate[] = [];
  for (const match of text.matchAll(DATE_EN)) {
    const groups = match.groups ?? {};
    const month = monthOf(groups['M'] ?? groups['M3'] ?? '');
    const day = Number.parseInt(groups['D'] ?? groups['D3'] ?? '', 10);
    const week = groups['W'];
    const weekday =
      week === undefined
        ? null
        : ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].indexOf(week.toLowerCase());
    const year = number(groups['Y'] ?? groups['Y3']);
    const from = settle({ year, month, day, weekday }, calendar);
    if (from.doubt !== null) doubt(from.doubt, match.index, match[0]);
    const lastDay = groups['D2'] ?? groups['D4'];
    let to: string | null = null;
    if (lastDay !== undefined && from.iso !== null) {
      const lastMonth = groups['M2'] === undefined ? month : monthOf(groups['M2']);
      const lastYear = Number(from.iso.slice(0, 4)) + (lastMonth < month ? 1 : 0);
      to = isoOf(lastYear, lastMonth, Number.parseInt(lastDay, 10));
    }
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      from: from.iso,
      to,
      text: match[0],
    });
  }
  return found;
}

/** The doubts of dates, told at their place in the whole text. */
export function dateDoubts(doubts: Doubts, offset: number, year: number | null) {
  return (code: Doubt, at: number, text: string): void => {
    doubts.add(code, offset + at, { text, year: year ?? 0 });
  };
}
