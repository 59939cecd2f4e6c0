import { expect, it } from 'vitest';
import { languageGaps, type Translated } from './language-gaps.ts';

const courtesy = (ofVersion: number) => ({ status: 'courtesy' as const, ofVersion, translator: null });
const position = (number: number, more: Partial<Translated>): Translated => ({
  positionId: `s${number}`,
  number,
  texts: { ko: '하나', en: 'One' },
  authenticLanguage: 'ko',
  version: 1,
  state: 'open',
  translations: { en: courtesy(1) },
  ...more,
});

it('lists what is behind, then what is missing, then what only a machine made', () => {
  const positions = [
    position(1, {}),
    position(2, { texts: { ko: '둘' }, translations: {} }),
    position(3, { translations: { en: { ...courtesy(1), status: 'machine' } } }),
    position(4, { version: 2 }),
    position(5, { texts: { fr: 'Cinq', en: 'Five' }, authenticLanguage: 'fr' }),
    position(6, { texts: { ko: '여섯' }, state: 'withdrawn' }),
  ];
  expect(languageGaps(positions).map(({ number, language, what }) => [number, language, what])).toEqual([
    [4, 'en', 'stale'],
    [2, 'en', 'missing'],
    [5, 'ko', 'missing'],
    [3, 'en', 'machine'],
  ]);
});
it('asks for one more language where somebody wants it', () => {
  expect(languageGaps([position(1, {})], ['ar'])).toEqual([
    { positionId: 's1', number: 1, language: 'ar', what: 'missing' },
  ]);
});
