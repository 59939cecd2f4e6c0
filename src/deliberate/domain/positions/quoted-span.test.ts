import { expect, it, test } from 'vitest';
import { findQuote, quotedWords } from './quoted-span.ts';

const SAID = {
  ko: '경보는 같은 시각에\n닿아야 합니다. 🌊 그래야 합니다.',
  en: 'Warnings reach all at once.',
};

test.each([
  ['같은 시각에 닿아야', { language: 'ko', from: 4, to: 14, words: '같은 시각에\n닿아야' }],
  ['🌊', { language: 'ko', from: 20, to: 21, words: '🌊' }],
  ['  reach all ', { language: 'en', from: 9, to: 18, words: 'reach all' }],
  ['세계 어디서나', null],
  ['   ', null],
])('finds %j', (quote, span) => {
  expect(findQuote(quote, SAID, 'ko')).toEqual(span);
});
it('prefers the authentic text where the words stand in several', () => {
  expect(findQuote('CERT', { en: 'CERT', ko: 'CERT' }, 'ko')?.language).toBe('ko');
});
it('gives the words back, and nothing where the text has become shorter or is gone', () => {
  expect(quotedWords({ language: 'en', from: 0, to: 8 }, SAID)).toBe('Warnings');
  expect(quotedWords({ language: 'en', from: 0, to: 99 }, SAID)).toBeNull();
  expect(quotedWords({ language: 'fr', from: 0, to: 1 }, SAID)).toBeNull();
});
