import { repairDamage } from './repair.ts';

/**
 * The text as the grammar sees it: one kind of space, composed syllables, destroyed marks put back.
 * Positions in the view go back to code points of the source through `pointOf`.
 */
export type View = {
  readonly text: string;
  readonly damage: number;
  readonly pointOf: (at: number) => number;
  /** The source itself between two positions of the view. */
  readonly sliceOf: (start: number, end: number) => string;
};

const SPACE = /[\t\r\u00a0\u2000-\u200a\u202f\u205f\u3000\ufeff]/g;
const CLUSTER = /[\s\S][\u1160-\u11ff\u0300-\u036f]*/g;
const HIGH_SURROGATE = /[\ud800-\udbff]/;

/** Composed text, and for each of its positions the position in the source (null when they are the same). */
function compose(source: string): { text: string; origin: Uint32Array | null } {
  if (source.normalize('NFC') === source) return { text: source, origin: null };
  const parts: string[] = [];
  const origin: number[] = [];
  for (const match of source.matchAll(CLUSTER)) {
    const part = match[0].normalize('NFC');
    for (let unit = 0; unit < part.length; unit += 1)
      origin.push(match.index + (unit < match[0].length ? unit : 0));
    parts.push(part);
  }
  origin.push(source.length);
  return { text: parts.join(''), origin: Uint32Array.from(origin) };
}

/** Code points before each UTF-16 position; null when every character is one unit. */
function codePointsBefore(source: string): Uint32Array | null {
  if (!HIGH_SURROGATE.test(source)) return null;
  const before = new Uint32Array(source.length + 1);
  let points = 0;
  for (let at = 0; at < source.length; at += 1) {
    before[at] = points;
    const code = source.charCodeAt(at);
    const next = source.charCodeAt(at + 1);
    const pair = code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff;
    if (!pair) points += 1;
  }
  before[source.length] = points;
  return before;
}

export function viewOf(source: string): View {
  const composed = compose(source);
  const repaired = repairDamage(composed.text.replace(SPACE, ' '));
  const points = codePointsBefore(source);
  const unitOf = (at: number): number =>
    composed.origin === null ? at : (composed.origin[at] ?? source.length);
  return {
    text: repaired.text,
    damage: repaired.count,
    pointOf: (at) => {
      const unit = unitOf(at);
      return points === null ? unit : (points[unit] ?? unit);
    },
    sliceOf: (start, end) => source.slice(unitOf(start), unitOf(end)),
  };
}
