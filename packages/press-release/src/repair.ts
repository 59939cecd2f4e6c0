/**
 * A CP949 round trip turns `– — ｢ ｣ ⌜ ⌟ ․ ‧ ◦ ❍` into `?` (or into U+FFFD). Each is put back by its surroundings,
 * one character for one character, so that offsets stay. A question mark that ends a clause stays what it is.
 */
const LOST = '[?\\uFFFD]';

type Rule = readonly [RegExp, (match: string, ...groups: string[]) => string];

const RULES: readonly Rule[] = [
  // ?세계대화? : an opening mark follows a space or an ordinal, a closing one is glued to its word.
  [
    new RegExp(
      `(^|[\\s(,·차회])${LOST}((?=[^\\s?\\uFFFD])[^?\\uFFFD\\n]{1,60}(?: ${LOST} [^?\\uFFFD\\n]{1,40})?[^\\s?\\uFFFD])${LOST}(?=[가-힣(*,.\\s]|$)`,
      'gm',
    ),
    (_match, before = '', inner = '') => `${before}「${inner}」`,
  ],
  [
    new RegExp(`(\\d\\.?(?:\\([월화수목금토일]\\))? ?)${LOST}( ?\\d)`, 'g'),
    (_match, a = '', b = '') => `${a}–${b}`,
  ],
  [new RegExp(`(\\S )${LOST}(?= \\S)`, 'g'), (_match, a = '') => `${a}–`],
  [new RegExp(`^( *)${LOST}(?= ?[가-힣0-9「‘“(])`, 'gm'), (_match, a = '') => `${a}◦`],
  [new RegExp(`([가-힣])${LOST}(?=[가-힣])`, 'g'), (_match, a = '') => `${a}·`],
];

export function repairDamage(text: string): { readonly text: string; readonly count: number } {
  if (!/[?\uFFFD]/.test(text)) return { text, count: 0 };
  let repaired = text;
  for (const [pattern, put] of RULES) repaired = repaired.replace(pattern, put);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (text[at] !== repaired[at]) count += 1;
  return { text: repaired, count };
}
