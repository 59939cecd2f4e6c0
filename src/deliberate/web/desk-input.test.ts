import { expect, it } from 'vitest';
import { rulesFrom, wordsFrom } from './desk-input.ts';
import { reactionFrom } from './reaction-form.ts';

it('reads rules, with the closing time where the forum meets', () => {
  const fields = {
    titleKo: '숙의',
    who: 'public',
    resultsShown: 'always',
    groupSizeMin: '5',
    publicSizeMin: '12',
  };
  expect(rulesFrom({ ...fields, closesAt: '2026-12-01T18:00' }, 'Asia/Seoul')).toEqual({
    titles: { ko: '숙의', en: '' },
    publicStratum: true,
    resultsShown: 'always',
    groupSizeMin: 5,
    publicSizeMin: 12,
    closesAt: new Date('2026-12-01T09:00:00Z'),
  });
});
it('leaves what cannot be read to the refusal, and an empty closing time empty', () => {
  expect(rulesFrom({ closesAt: 'soon' }, 'Asia/Seoul')).toMatchObject({
    publicStratum: false,
    groupSizeMin: Number.NaN,
    closesAt: 'soon',
  });
  expect(rulesFrom({ closesAt: '' }, 'Asia/Seoul').closesAt).toBeNull();
});
it('reads a sentence in both languages', () => {
  expect(wordsFrom({ ko: '하나', authenticLanguage: 'ko' })).toEqual({
    texts: { ko: '하나', en: '' },
    authenticLanguage: 'ko',
  });
});
it('reads the form of a card, and never takes a missing choice for a pass', () => {
  const form = new FormData();
  form.set('positionId', 's1');
  form.set('number', '3');
  form.set('important', 'yes');
  expect(reactionFrom(form)).toEqual({ positionId: 's1', stance: Number.NaN, important: true, number: 3 });
  form.set('stance', '0');
  expect(reactionFrom(form).stance).toBe(0);
});
