import { describe, expect, it } from 'vitest';
import { momentInWords, momentThere, nearMomentInWords, zoneInWords } from './calendar.ts';

const AT = new Date('2026-11-28T17:37:00Z');

describe('a moment in words', () => {
  it('has its weekday and its zone, and in Korean no second day beside the first', () => {
    expect(momentInWords(AT, 'Asia/Seoul', 'ko')).toBe('한국 시간 2026년 11월 29일 (일) 오전 2:37');
    expect(momentInWords(AT, 'Asia/Seoul', 'en')).toBe('Sun, 29 November 2026 at 02:37 GMT+9');
  });
  it('leaves out the year where it is near', () => {
    expect(nearMomentInWords(AT, 'Asia/Seoul', 'ko')).toBe('한국 시간 11월 29일 (일) 오전 2:37');
    expect(nearMomentInWords(AT, 'Asia/Seoul', 'en')).toBe('Sun 29 Nov, 02:37 GMT+9');
  });
  it('names a zone as Korean readers do, and by its offset where it has no name', () => {
    expect(nearMomentInWords(AT, 'America/New_York', 'ko')).toBe('뉴욕 시간 11월 28일 (토) 오후 12:37');
    expect(nearMomentInWords(AT, 'UTC', 'ko')).toBe('UTC 11월 28일 (토) 오후 5:37');
  });
  it('leaves the zone to the head of its column', () => {
    expect(momentThere(AT, 'Asia/Seoul', 'ko')).toBe('2026년 11월 29일 (일) 오전 2:37');
    expect(zoneInWords(AT, 'Asia/Seoul', 'ko')).toBe('한국 시간');
    expect(zoneInWords(AT, 'Asia/Seoul', 'en')).toBe('GMT+9');
  });
});
