import { describe, expect, it } from 'vitest';
import { yearLine } from '../../domain/forum/edition.ts';
import { nowAndNext } from '../../domain/forum/year-ahead.ts';
import { yearInWords } from './year-in-words.ts';

const phases = yearLine(
  [
    { phase: 'call', opensOn: '2026-01-01', closesOn: '2026-02-28' },
    { phase: 'deliberate', opensOn: '2026-03-02', closesOn: '2026-04-30' },
  ],
  '2026-01-15',
);

describe('yearInWords', () => {
  it('says what is open and what comes next, in both languages', () => {
    expect(yearInWords(nowAndNext(phases), 'ko')).toBe(
      '지금 진행 중인 단계는 주제 공모입니다. 다음 단계는 숙의, 2026년 3월 2일 (월)에 시작합니다.',
    );
    expect(yearInWords(nowAndNext(phases), 'en')).toBe(
      'Open now: Call. Next: Deliberate, from Monday, 2 March 2026.',
    );
  });
  it('says so when nothing is planned', () => {
    expect(yearInWords(nowAndNext([]), 'en')).toBe('The secretariat has not set the dates yet.');
  });
});
