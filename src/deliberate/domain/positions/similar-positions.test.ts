import { expect, it } from 'vitest';
import { similarPositions, similarTo } from './similar-positions.ts';

const POSITIONS = [
  {
    positionId: 'a',
    texts: { ko: '침해 경보는 스물네 시간 안에 서로 나눈다.', en: 'Warnings are shared within a day.' },
  },
  { positionId: 'b', texts: { ko: '침해 경보를 스물네 시간 안에 서로 나누어야 한다.' } },
  { positionId: 'c', texts: { en: 'Warnings are shared within one day.' } },
  { positionId: 'd', texts: { ko: '학교마다 보안 과목을 둔다.' } },
];

it('hints at what may say the same, in any language, the most similar first', () => {
  const similar = similarPositions(POSITIONS);
  expect(new Set(similar.get('a')?.map(({ positionId }) => positionId))).toEqual(new Set(['b', 'c']));
  expect(similar.get('b')?.[0]).toMatchObject({ positionId: 'a' });
  const [first = 0, second = 1] = (similar.get('a') ?? []).map(({ similarity }) => similarity);
  expect(first).toBeGreaterThanOrEqual(second);
});
it('says nothing of what stands alone, nor across languages', () => {
  const similar = similarPositions(POSITIONS);
  expect(similar.get('d')).toBeUndefined();
  expect(similar.get('b')?.some(({ positionId }) => positionId === 'c')).toBe(false);
});
it('hints at what may say the same as a sentence before it is sent', () => {
  const like = (texts: Record<string, string>) =>
    similarTo(texts, POSITIONS).map(({ positionId }) => positionId);
  expect(like({ ko: '침해 경보는 스물네 시간 안에 나눈다.' })).toEqual(['a']);
  expect(like({ en: '침해 경보는 스물네 시간 안에 나눈다.' })).toEqual([]);
  expect(like({ ko: '섬나라의 해저 케이블을 함께 지킨다.' })).toEqual([]);
});
