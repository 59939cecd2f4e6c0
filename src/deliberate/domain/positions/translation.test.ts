import { describe, expect, it, test } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import { standingOf, translatePosition, type TranslatePosition, type TranslateState } from './translation.ts';

const POSITION: NonNullable<TranslateState['position']> = {
  texts: { ko: '하나', en: 'One' },
  authenticLanguage: 'ko',
  state: 'open',
  version: 3,
  opened: true,
  translations: { en: { status: 'machine', ofVersion: 3, translator: null } },
};
function command(input: Partial<TranslatePosition>): Command<TranslatePosition> {
  const viewer = {
    account: null,
    roles: new Set(['rapporteur' as const]),
    participation: null,
    visitorId: null,
  };
  const given = {
    editionId: 'e1',
    positionId: 's1',
    language: 'en',
    text: 'One',
    status: 'courtesy' as const,
  };
  const at = new Date('2026-11-24T00:00:00Z');
  return { input: { ...given, ...input }, forumId: 'f1', viewer, at, id: 'x', ids: ['x'] };
}

describe('translatePosition', () => {
  it('says what the text is, of which version, and by whom', () => {
    expect(translatePosition({ position: POSITION }, command({ translator: '김번역' }))).toEqual({
      accepted: true,
      change: {
        editionId: 'e1',
        positionId: 's1',
        language: 'en',
        text: 'One',
        translation: { status: 'courtesy', ofVersion: 3, translator: '김번역' },
        opened: true,
      },
    });
  });
  it('takes the same once more as no change, and a stale one confirmed as a change', () => {
    const same = command({ status: 'machine' });
    expect(translatePosition({ position: POSITION }, same)).toEqual({ accepted: true, change: null });
    const moved = { ...POSITION, version: 4 };
    expect(translatePosition({ position: moved }, same)).toMatchObject({
      change: { translation: { ofVersion: 4 } },
    });
  });
  test.each([
    ['position-unknown', null, {}],
    ['position-done', { ...POSITION, state: 'merged' }, {}],
    ['translation-of-itself', POSITION, { language: 'ko' }],
    ['position-language-unknown', POSITION, { language: 'English' }],
    ['position-words-missing', POSITION, { text: '' }],
    ['position-too-long', POSITION, { text: 'x'.repeat(281) }],
    ['translator-too-long', POSITION, { translator: 'x'.repeat(101) }],
  ] as const)('refuses as %s', (code, position, input) => {
    expect(translatePosition({ position }, command(input))).toMatchObject({ refusal: { code } });
  });
});

describe('standingOf', () => {
  it('says nothing of the authentic text, and never more of another than is known', () => {
    expect(standingOf(POSITION, 'ko')).toBeNull();
    expect(standingOf(POSITION, 'en')).toEqual({ status: 'machine', stale: false, translator: null });
    expect(standingOf({ ...POSITION, version: 4 }, 'en')).toMatchObject({ stale: true });
    expect(standingOf(POSITION, 'fr')).toEqual({ status: 'courtesy', stale: false, translator: null });
  });
});
