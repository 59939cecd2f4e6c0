import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EPOCH_NEWS_BYTES_MAX, packShades, unpackShades, type EpochNews } from './epoch-news.ts';
import { GRID_SIDE } from '#deliberate/domain/opinion/opinion-map.ts';

const SQUARES = GRID_SIDE * GRID_SIDE;

describe('the news of an epoch', () => {
  it('tells each square to within an eighth, and never an empty one from one with people in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: SQUARES, maxLength: SQUARES }), (density) => {
        const shares = unpackShades(packShades(density));
        expect(shares).toHaveLength(SQUARES);
        density.forEach((value, at) => {
          const share = shares[at] ?? -1;
          expect(Math.abs(share - value / 255)).toBeLessThan(1 / 7);
          expect(share === 0).toBe(value === 0);
        });
      }),
      { numRuns: 10 },
    );
  });
  it('fits into what may be pushed, whatever the maps look like', () => {
    const shades = packShades(new Uint8Array(SQUARES).fill(255));
    const map = (stratum: string) => ({ file: `map/${stratum}-999999-0123456789ab.bin`, shades });
    const news: EpochNews = {
      epoch: 999_999,
      takenAt: new Date(0),
      outputsSha256: '0'.repeat(64),
      maps: { accredited: map('accredited'), public: map('public') },
    };
    const event = `id: ${'0'.repeat(12)}-999999\ndata: ${JSON.stringify(news)}\n\n`;
    expect(event.length).toBeLessThanOrEqual(EPOCH_NEWS_BYTES_MAX);
  });
  it('makes nothing of what it did not write', () => {
    expect(unpackShades('')).toEqual([]);
    expect(unpackShades('!')).toEqual([0, 0]);
  });
});
