import { describe, expect, it } from 'vitest';
import { momentInWords, nearMomentInWords } from './calendar.ts';

const AT = new Date('2026-11-28T17:37:00Z');

describe('a moment in words', () => {
  it('has its weekday and its zone, and in Korean no second day beside the first', () => {
    expect(momentInWords(AT, 'Asia/Seoul', 'ko')).toBe('2026년 11월 29일 (일) 오전 2:37 GMT+9');
    expect(momentInWords(AT, 'Asia/Seoul', 'en')).toBe('Sun, 29 November 2026 at 02:37 GMT+9');
  });
  it('leaves out the year where it is near', () => {
    expect(nearMomentInWords(AT, 'Asia/Seoul', 'ko')).toBe('11월 29일 (일) 오전 2:37 GMT+9');
    expect(nearMomentInWords(AT, 'Asia/Seoul', 'en')).toBe('Sun 29 Nov, 02:37 GMT+9');
  });
});
