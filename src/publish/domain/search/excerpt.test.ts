import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXCERPT_CHARACTERS_MAX, excerptOf, marked } from './excerpt.ts';
import { questionFrom } from './search-question.ts';

const termsOf = (asked: string) => questionFrom(asked)?.terms ?? [];
const READER = { lang: 'ko', authentic: 'en' };
const hits = (stretches: readonly { text: string; hit: boolean }[]) =>
  stretches.filter(({ hit }) => hit).map(({ text }) => text);

describe('an excerpt', () => {
  it('marks what was looked for as the text writes it', () => {
    expect(
      hits(marked('Résumé of 5G보안, 신흥 안보의 시대', termsOf('resume "5g 보안" 신흥안보를'))),
    ).toEqual(['Résumé', '5G보안', '신흥 안보']);
    expect(hits(marked('AI와 ai', termsOf('AI')))).toEqual(['AI', 'ai']);
  });

  it('is in the reader’s language, else in the one where most was found', () => {
    const texts = { ko: '물은 함께 쓴다.', en: 'Water is shared.', fr: 'L’eau est partagée.' };
    expect(excerptOf(texts, termsOf('물'), READER)?.language).toBe('ko');
    expect(excerptOf(texts, termsOf('water'), READER)?.language).toBe('en');
    expect(excerptOf(texts, termsOf('partagee'), READER)?.language).toBe('fr');
    expect(excerptOf(texts, termsOf('없는말'), READER)).toMatchObject({ language: 'ko', cutBefore: false });
    expect(excerptOf({}, termsOf('물'), READER)).toBeNull();
  });

  it('shows the words around the first hit of a long text', () => {
    const long = `${'앞말 '.repeat(200)}찾는 말 ${'뒷말 '.repeat(200)}`.trim();
    const found = excerptOf({ ko: long }, termsOf('찾는'), READER);
    expect(found).toMatchObject({ cutBefore: true, cutAfter: true });
    expect(hits(found?.stretches ?? [])).toEqual(['찾는']);
    expect(found?.stretches.map(({ text }) => text).join('').length).toBeLessThanOrEqual(
      EXCERPT_CHARACTERS_MAX,
    );
  });

  it('is always a part of the text, with the hit in it', () => {
    const words = fc.array(fc.constantFrom('보안을', 'Security', '물', '1,000', '👩‍👩‍👧', 'é'), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(words, (all) => {
        const source = [...all, '표적'].join(' ');
        const found = excerptOf({ ko: source }, termsOf('표적'), READER);
        const shown = found?.stretches.map(({ text }) => text).join('') ?? '';
        expect(source).toContain(shown);
        expect(hits(found?.stretches ?? [])).toEqual(['표적']);
      }),
    );
  });
});
