import type { Texts } from '#kernel/domain/bilingual.ts';
import { foldText } from './folded-text.ts';
import type { SearchTerm } from './search-question.ts';

/** A stretch of a text; `hit` is what was looked for. */
export type Stretch = { readonly text: string; readonly hit: boolean };

export type Excerpt = {
  readonly language: string;
  readonly stretches: readonly Stretch[];
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
};

/** Two lines or three on a phone. */
export const EXCERPT_CHARACTERS_MAX = 180;
/** So much of it comes before the first hit. */
const BEFORE_HIT_CHARACTERS = 50;
/** How far the cut moves to fall between words. */
const WORD_CHARACTERS_MAX = 20;

type Span = { readonly start: number; readonly end: number };

/**
 * The words around the first hit, in the reader's language if something was found there, else in the one it was written
 * in, else in any where it was; the beginning of the text where nothing was.
 */
export function excerptOf(
  texts: Texts,
  terms: readonly SearchTerm[],
  { lang, authentic }: { readonly lang: string; readonly authentic: string | null },
): Excerpt | null {
  const order = [...new Set([lang, authentic ?? lang, ...Object.keys(texts).sort()])];
  const looked = order
    .filter((language) => (texts[language] ?? '') !== '')
    .map((language) => ({ language, ...spansIn(texts[language] ?? '', terms) }));
  const most = Math.max(0, ...looked.map(({ found }) => found));
  const best = looked.find(({ found }) => found === most);
  return best === undefined ? null : { language: best.language, ...around(best.source, best.spans) };
}

/** A whole text with what was found in it, such as a name. */
export function marked(text: string, terms: readonly SearchTerm[]): Stretch[] {
  const { source, spans } = spansIn(text, terms);
  return stretchesOf(source, spans, { start: 0, end: source.length });
}

function spansIn(text: string, terms: readonly SearchTerm[]) {
  const { source, folded, at } = foldText(text);
  const placeOf = (index: number) => at[index] ?? source.length;
  const found = terms.map(({ pattern }) =>
    [...folded.matchAll(new RegExp(pattern, 'gu'))].map((match) => {
      const first = match.index + (match[0].startsWith(' ') ? 1 : 0);
      const end = match.index + match[0].length;
      return { start: placeOf(first), end: Math.max(placeOf(end), placeOf(end - 1) + 1) };
    }),
  );
  return { source, found: found.filter((spans) => spans.length > 0).length, spans: joined(found.flat()) };
}

function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last === undefined || span.start > last.end) whole.push(span);
    else whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return whole;
}

function around(source: string, spans: readonly Span[]): Omit<Excerpt, 'language'> {
  const first = spans[0]?.start ?? 0;
  const wanted = source.length <= EXCERPT_CHARACTERS_MAX ? 0 : Math.max(0, first - BEFORE_HIT_CHARACTERS);
  const start = wanted === 0 ? 0 : wordAfter(source, wanted, first);
  const limit = Math.min(source.length, start + EXCERPT_CHARACTERS_MAX);
  const end = limit === source.length ? limit : wordBefore(source, limit);
  return {
    stretches: stretchesOf(source, spans, { start, end }),
    cutBefore: start > 0,
    cutAfter: end < source.length,
  };
}

/** Never past the hit, and never in the middle of a pair of code units. */
function wordAfter(source: string, from: number, hit: number): number {
  const space = source.indexOf(' ', from);
  if (space >= 0 && space < Math.min(hit, from + WORD_CHARACTERS_MAX)) return space + 1;
  return isSplit(source, from) ? from + 1 : from;
}

function wordBefore(source: string, limit: number): number {
  const space = source.lastIndexOf(' ', limit);
  if (space > limit - WORD_CHARACTERS_MAX) return space;
  return isSplit(source, limit) ? limit - 1 : limit;
}

function isSplit(source: string, place: number): boolean {
  return /^[\uDC00-\uDFFF]/.test(source.slice(place, place + 1));
}

function stretchesOf(source: string, spans: readonly Span[], { start, end }: Span): Stretch[] {
  const stretches: Stretch[] = [];
  let place = start;
  const put = (to: number, hit: boolean) => {
    if (to > place) stretches.push({ text: source.slice(place, to), hit });
    place = Math.max(place, to);
  };
  for (const span of spans) {
    if (span.end <= start || span.start >= end) continue;
    put(Math.min(end, Math.max(span.start, start)), false);
    put(Math.min(span.end, end), true);
  }
  put(end, false);
  return stretches;
}
