import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './folded-text.ts';
import { indexed } from './indexed-document.ts';
import type { SearchDocument } from './search-document.ts';
import { isTooLong, QUESTION_CHARACTERS_MAX, questionFrom, TERMS_MAX } from './search-question.ts';

const EMPTY: SearchDocument = {
  kind: 'intervention',
  id: '0199c000-0000-7000-8000-000000000001',
  path: 'interventions/0199c000-0000-7000-8000-000000000001',
  title: null,
  texts: {},
  authentic: 'ko',
  translations: {},
  otherNames: [],
  by: null,
  group: null,
  session: null,
  on: null,
  status: null,
};

/** As the database decides it: first by what the index kept, then by the words themselves. */
function finds(asked: string, ...texts: readonly string[]): boolean {
  const question = questionFrom(asked);
  if (question === null) throw new Error(`Nothing is asked by ${asked}.`);
  const { folded, pairs } = indexed({
    ...EMPTY,
    texts: Object.fromEntries(texts.map((text, at) => [`x${at}`, text])),
  });
  const kept = new Set(pairs);
  const candidate = question.terms.every((term) => term.pairs.every((pair) => kept.has(pair)));
  const holds = question.terms.every(({ pattern }) => new RegExp(pattern, 'u').test(folded));
  if (holds && !candidate) throw new Error(`The index hides what ${asked} should find.`);
  return candidate && holds;
}

const TEXT = '신흥안보 위협은 국경을 넘는다. 5G 보안과 AI 윤리를 함께 다루고, 2021년 1,500명이 참석했다.';

describe('a search', () => {
  it.each([
    ['보', 'one syllable'],
    ['안보', 'two syllables inside a compound'],
    ['위협을', 'another particle than the text has'],
    ['보안을', 'a particle on a word without one'],
    ['신흥 안보', 'a compound asked with a space'],
    ['5G 보안', 'letters and syllables'],
    ['5g보안', 'without the space'],
    ['ai', 'lower case'],
    ['ＡＩ', 'full width'],
    ['1500', 'a number without its comma'],
    ['2021', 'a year with a counter grown onto it'],
    ['2021년에', 'a counter with a particle'],
    ['"국경을 넘는다"', 'a phrase'],
    ['위협 참석', 'words in any order and distance'],
    ['안보'.normalize('NFD'), 'Korean in parts, as macOS sends names'],
  ])('%s finds it: %s', (asked) => {
    expect(finds(asked, TEXT)).toBe(true);
    expect(finds(asked, TEXT.normalize('NFD'))).toBe(true);
  });

  it.each([
    ['국제', 'a word that is not there'],
    ['안보 국제', 'one of two words'],
    ['"위협 국경"', 'a phrase with a word between'],
    ['"보안을"', 'a quoted word with another ending'],
    ['리', 'a syllable that is not there'],
    ['i', 'the inside of a word in letters'],
  ])('%s does not find it: %s', (asked) => {
    expect(finds(asked, TEXT.replace('윤리를', '윤릿길을'))).toBe(false);
  });

  it('finds a compound that the text writes with a space, and no phrase across two fields', () => {
    expect(finds('신흥안보', '신흥 안보의 시대')).toBe(true);
    expect(finds('보고', '국제안 보고서')).toBe(true);
    expect(finds('안보', '국제안 보고서')).toBe(false);
    expect(finds('"물길 포럼"', '물길', '포럼')).toBe(false);
    expect(finds('물길 포럼', '물길', '포럼')).toBe(true);
  });

  it('reads letters without case, accents and plurals, from the beginning of a word', () => {
    const text = 'Résumé: São Paulo’s co-operation on Threats';
    for (const asked of ['resume', 'SÃO', 'sao', 'threat', 'threats', 'cooperat', 'co-op', "paulo's"])
      expect([asked, finds(asked, text)]).toEqual([asked, asked !== 'cooperat']);
    expect(finds('status', 'a statute')).toBe(false);
  });

  it('is none without a letter or digit, and knows its limits', () => {
    for (const asked of ['', '  ', '"', '…!?', '""']) expect(questionFrom(asked)).toBeNull();
    expect(isTooLong('가'.repeat(QUESTION_CHARACTERS_MAX))).toBe(false);
    expect(isTooLong('가'.repeat(QUESTION_CHARACTERS_MAX + 1))).toBe(true);
    const many = questionFrom(Array.from({ length: TERMS_MAX + 1 }, (_, at) => `말${at}`).join(' '));
    expect([many?.terms.length, many?.cut]).toEqual([TERMS_MAX, true]);
  });

  it('says which endings it left off', () => {
    const stems = (asked: string) => questionFrom(asked)?.terms.map(({ stem }) => stem);
    expect(stems('보안을 회의 "기술은" threats crisis')).toEqual(['보안', null, null, 'threat', null]);
  });
});

const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code));
const letter = fc.constantFrom(...'abcdefgXYZéñ0123456789');
const word = fc.oneof(
  fc.array(syllable, { minLength: 1, maxLength: 6 }).map((all) => all.join('')),
  fc.array(letter, { minLength: 1, maxLength: 6 }).map((all) => all.join('')),
);
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

it('finds every stretch of two or more syllables, and every beginning of a word, in any text', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (said, from, length) => {
      const words = said.split(' ');
      const one = words[from % words.length] ?? '';
      const start = /^[가-힣]/u.test(one) ? length % one.length : 0;
      const part = one.slice(start, start + 2 + (length % 5));
      expect(finds(`"${part}"`, said)).toBe(true);
      expect(finds(part, said)).toBe(true);
      expect(finds(part.normalize('NFD').toUpperCase(), said)).toBe(true);
    }),
  );
});

it('knows where each folded sign stands in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (said) => {
      const { source, folded, at } = foldText(said);
      expect(at).toHaveLength(folded.length);
      expect(at.every((place, index) => place >= (at[index - 1] ?? 0) && place <= source.length)).toBe(true);
      expect(foldText(folded).folded).toBe(folded);
    }),
  );
});
