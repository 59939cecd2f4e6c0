import { expect, it } from 'vitest';
import { rulesFrom, wordsFrom } from './desk-input.ts';
import { reactionFrom, typedReaction } from '#deliberate/web/reacting/reaction-form.ts';

it('reads rules, with the closing time where the forum meets', () => {
  const fields = {
    titleKo: '숙의',
    who: 'public',
    resultsShown: 'always',
    groupSizeMin: '5',
    publicSizeMin: '12',
  };
  const times = { opensAt: '2026-11-30T09:00', closesAt: '2026-12-01T18:00' };
  const embedOrigins = 'https://a.example\r\n https://b.example \n';
  expect(rulesFrom({ ...fields, ...times, proof: 'yes', embedOrigins }, 'Asia/Seoul')).toEqual({
    titles: { ko: '숙의', en: '' },
    publicStratum: true,
    invitedOnly: false,
    proofBits: 16,
    reasonsShown: false,
    resultsShown: 'always',
    groupSizeMin: 5,
    publicSizeMin: 12,
    opensAt: new Date('2026-11-30T00:00:00Z'),
    closesAt: new Date('2026-12-01T09:00:00Z'),
    embedOrigins: ['https://a.example', 'https://b.example'],
  });
});
it('leaves what cannot be read to the refusal, and an empty closing time empty', () => {
  expect(rulesFrom({ closesAt: 'soon' }, 'Asia/Seoul')).toMatchObject({
    publicStratum: false,
    groupSizeMin: Number.NaN,
    closesAt: 'soon',
  });
  expect(rulesFrom({ closesAt: '', who: 'invited' }, 'Asia/Seoul')).toMatchObject({
    ...{ opensAt: null, closesAt: null, publicStratum: true, invitedOnly: true, proofBits: 0 },
  });
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

it('gives back what was typed with a reaction, and nothing where nothing could be typed', () => {
  const sent = {
    positionId: 's1',
    stance: 1,
    important: false,
    reason: '길',
    reasonOffered: true,
    number: 3,
  };
  expect(typedReaction(sent)).toEqual({ positionId: 's1', reason: '길', reasonOffered: 'yes' });
  expect(typedReaction({ positionId: 's1' })).toEqual({ positionId: 's1' });
});
