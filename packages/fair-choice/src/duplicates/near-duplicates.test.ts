import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposalTexts } from '../../bench/proposal-texts.ts';
import { nearDuplicates, SEE_ALSO_MIN } from './near-duplicates.ts';

/** The cosine by its definition, with maps of strings. */
function cosines(texts: readonly string[], [shortest, longest]: [number, number]): number[][] {
  const counts = texts.map((text) => {
    const grams = new Map<string, number>();
    const characters = [...text];
    for (let length = shortest; length <= longest; length += 1) {
      for (let at = 0; at + length <= characters.length; at += 1) {
        const gram = characters.slice(at, at + length).join('');
        grams.set(gram, (grams.get(gram) ?? 0) + 1);
      }
    }
    return grams;
  });
  const idf = (gram: string): number =>
    Math.log((texts.length + 1) / counts.filter((grams) => grams.has(gram)).length);
  const vectors = counts.map(
    (grams) => new Map([...grams].map(([gram, count]) => [gram, (1 + Math.log(count)) * idf(gram)])),
  );
  const dot = (a: Map<string, number>, b: Map<string, number>): number =>
    [...a].reduce((sum, [gram, weight]) => sum + weight * (b.get(gram) ?? 0), 0);
  return vectors.map((a) => vectors.map((b) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))));
}

describe('hints at near-duplicates', () => {
  it('know a proposal again under other particles and endings', () => {
    const texts = [
      '신흥안보 위협에 대응하는 국제협력 방안을 논의합니다',
      '신흥안보 위협 대응을 위한 국제협력 방안 논의',
      '청년의 디지털 역량 교육을 넓히자',
      '기후변화와 식량 공급망의 위기',
    ];
    expect(nearDuplicates(texts)).toMatchObject([{ a: 0, b: 1 }]);
  });

  it('call equal texts near copies, even if there are only two', () => {
    expect(nearDuplicates(['Trust in AI', 'trust  in  AI'])).toEqual([
      { a: 0, b: 1, similarity: 1, kind: 'near-copy' },
    ]);
  });

  it('never compare Korean with other languages', () => {
    expect(nearDuplicates(['AI 신뢰', 'AI', 'AI 신뢰', 'AI']).map(({ a, b }) => [a, b])).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it('find exactly the pairs of the definition', () => {
    const texts = proposalTexts(160, 7).filter((text) => !/\p{Script=Hangul}/u.test(text));
    const expected = cosines(texts, [1, 3]).flatMap((row, a) =>
      row.flatMap((value, b) => (a < b && value >= SEE_ALSO_MIN ? [`${a}-${b}`] : [])),
    );
    expect(
      nearDuplicates(texts)
        .map(({ a, b }) => `${a}-${b}`)
        .sort(),
    ).toEqual(expected.sort());
  });

  it('do not depend on the order of the texts', () => {
    const texts = fc.array(fc.stringMatching(/^[abc]{0,8}$/), { maxLength: 12 });
    fc.assert(
      fc.property(texts, (given) => {
        const last = given.length - 1;
        const key = (a: number, b: number, similarity: number): string =>
          `${Math.min(a, b)}-${Math.max(a, b)}:${similarity.toFixed(9)}`;
        const straight = nearDuplicates(given).map(({ a, b, similarity }) => key(a, b, similarity));
        const turned = nearDuplicates(given.toReversed()).map(({ a, b, similarity }) =>
          key(last - a, last - b, similarity),
        );
        expect(turned.sort()).toEqual(straight.sort());
      }),
    );
  });

  it.each([[[]], [['']], [['', '']], [['a']]])('say nothing about %j', (texts) => {
    expect(nearDuplicates(texts)).toEqual([]);
  });
});
