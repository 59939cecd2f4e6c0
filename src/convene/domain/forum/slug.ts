const INITIALS = [
  'g',
  'kk',
  'n',
  'd',
  'tt',
  'r',
  'm',
  'b',
  'pp',
  's',
  'ss',
  '',
  'j',
  'jj',
  'ch',
  'k',
  't',
  'p',
  'h',
];
const VOWELS = [
  ...['a', 'ae', 'ya', 'yae', 'eo', 'e', 'yeo', 'ye', 'o', 'wa', 'wae'],
  ...['oe', 'yo', 'u', 'wo', 'we', 'wi', 'yu', 'eu', 'ui', 'i'],
];
const FINALS = [
  ...['', 'k', 'k', 'k', 'n', 'n', 'n', 't', 'l', 'k', 'm', 'l', 'l', 'l', 'p', 'l'],
  ...['m', 'p', 'p', 't', 't', 'ng', 't', 't', 'k', 't', 'p', 't'],
];
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

/** A slug's length is bounded so that addresses stay readable. */
export const SLUG_CHARACTERS_MAX = 60;

/**
 * A name as part of an address: Latin letters without marks, Korean syllables in the Revised Romanisation
 * (letter by letter, without sound changes), everything else a hyphen. Empty if nothing is left.
 */
export function slugFrom(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => romanised(letter))
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_CHARACTERS_MAX)
    .replace(/^-+|-+$/g, '');
}

function romanised(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return letter;
  const at = code - FIRST_SYLLABLE;
  const [initial, vowel, final] = [Math.floor(at / 588), Math.floor((at % 588) / 28), at % 28];
  return `${INITIALS[initial] ?? ''}${VOWELS[vowel] ?? ''}${FINALS[final] ?? ''}`;
}

/** The wanted slug, or the first free one with a number behind it. */
export function freeSlug(wanted: string, fallback: string, taken: ReadonlySet<string>): string {
  const base = wanted === '' ? fallback : wanted;
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
