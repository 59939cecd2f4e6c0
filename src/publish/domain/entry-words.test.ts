import { expect, it } from 'vitest';
import { ACT_KINDS } from './act-kinds.ts';
import { ENTRY_WORDS, fieldInWords, particularsOf, untold } from './entry-words.ts';

it('has words for every public kind of act, and for no other', () => {
  const isPublic = Object.entries(ACT_KINDS).flatMap(([kind, act]) => (act.isPublic ? [kind] : []));
  expect(Object.keys(ENTRY_WORDS).sort()).toEqual(isPublic.sort());
});

it('tells a session in words, and leaves the last part of its address to the entry itself', () => {
  const data = { slug: 'opening', kind: 'opening', record_mode: 'chatham', on: '2026-11-24' };
  const told = particularsOf('session.added', data, 'Asia/Seoul');
  expect(told.map(({ label, words }) => `${label.ko}: ${words.ko}`)).toEqual([
    '종류: 개회식',
    '기록 방식: 채텀하우스 규칙',
    '날: 2026년 11월 24일 (화)',
  ]);
  expect(told.map(({ label, words }) => `${label.en}: ${words.en}`)).toEqual([
    'Kind: Opening',
    'Record mode: Chatham House Rule',
    'Day: Tuesday, 24 November 2026',
  ]);
});

it('tells moments in the zone of the edition', () => {
  const data = { opens_at: '2026-11-24T00:00:00.000Z' };
  expect(particularsOf('deliberation.announced', data, 'Asia/Seoul')[0]?.words.en).toContain('9:00');
});

it('shows what it has no words for as it stands, and says so to the tests', () => {
  const data = { kind: 'seance', mood: 'calm' };
  expect(particularsOf('session.added', data, 'UTC').map(({ label, words }) => [label.en, words.en])).toEqual(
    [
      ['kind', '"seance"'],
      ['mood', '"calm"'],
    ],
  );
  expect(untold('session.added', data)).toEqual(['session.added: kind', 'session.added: mood']);
  expect(untold('session.forgotten', {})).toEqual(['session.forgotten']);
});

it('names sealed fields with their language', () => {
  expect(fieldInWords('text_ko')).toEqual({ ko: '글 (한국어)', en: 'Words (Korean)' });
  expect(fieldInWords('speaker')?.en).toBe('Speaker');
  expect(fieldInWords('mood')).toBeNull();
});
