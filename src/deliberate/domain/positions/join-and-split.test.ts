import { describe, expect, it, test } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import { POSITIONS_MAX } from '#deliberate/domain/deliberate-limits.ts';
import { mergePosition, splitPosition, type Standing } from './join-and-split.ts';

function command<Input>(input: Input): Command<Input> {
  const account = { id: 'a1', email: 'a@example.org', name: 'A' };
  const viewer = { account, roles: new Set(['rapporteur' as const]), participation: null, visitorId: null };
  const ids = ['n1', 'n2', 'n3'];
  return { input, forumId: 'f1', viewer, at: new Date('2026-11-24T00:00:00Z'), id: 'n1', ids };
}
const ONE: Standing = {
  positionId: 's1',
  number: 4,
  deliberationId: 'd1',
  texts: { ko: '하나' },
  authenticLanguage: 'ko',
  state: 'open',
  opened: true,
};
const OTHER = { ...ONE, positionId: 's2', number: 2 };
const by = { account: 'a1', as: 'rapporteur' };

describe('mergePosition', () => {
  const merge = command({ editionId: 'e1', positionId: 's1', intoId: 's2', reason: { ko: '', en: 'Same.' } });
  it('joins one to another of the same deliberation, and says why', () => {
    expect(mergePosition({ position: ONE, into: OTHER }, merge)).toEqual({
      accepted: true,
      change: {
        editionId: 'e1',
        positionId: 's1',
        number: 4,
        opened: true,
        into: { positionId: 's2', number: 2, opened: true },
        reason: { en: 'Same.' },
        by,
      },
    });
  });
  test.each([
    ['position-unknown', null, OTHER],
    ['position-step-unknown', { ...ONE, state: 'merged' }, OTHER],
    ['merge-target-unknown', ONE, null],
    ['merge-target-unknown', ONE, ONE],
    ['merge-target-unknown', ONE, { ...OTHER, deliberationId: 'd2' }],
    ['merge-target-unknown', ONE, { ...OTHER, state: 'withdrawn' }],
    ['merge-target-unknown', ONE, { ...OTHER, state: 'submitted' }],
  ] as const)('refuses as %s', (code, position, into) => {
    expect(mergePosition({ position, into }, merge)).toMatchObject({ refusal: { code } });
  });
});

describe('splitPosition', () => {
  const parts = [
    { texts: { ko: '앞', en: '' }, authenticLanguage: 'ko' },
    { texts: { ko: '뒤' }, authenticLanguage: 'ko' },
  ];
  const state = { position: ONE, deliberation: 'open' as const, lastNumber: 9, held: 9 };
  const split = (given = parts) => command({ editionId: 'e1', positionId: 's1', parts: given });
  it('makes a numbered draft of each part', () => {
    expect(splitPosition(state, split())).toMatchObject({
      change: {
        number: 4,
        parts: [
          { positionId: 'n1', number: 10, texts: { ko: '앞' } },
          { positionId: 'n2', number: 11, texts: { ko: '뒤' } },
        ],
        by,
      },
    });
  });
  test.each([
    ['position-unknown', { ...state, position: null }, parts],
    ['position-step-unknown', { ...state, position: { ...ONE, state: 'withdrawn' } }, parts],
    ['deliberation-over', { ...state, deliberation: 'closed' }, parts],
    ['split-parts', state, parts.slice(1)],
    ['split-parts', state, [...parts, ...parts, ...parts]],
    ['position-words-missing', state, [...parts, { texts: {}, authenticLanguage: 'ko' }]],
    ['positions-too-many', { ...state, held: POSITIONS_MAX - 1 }, parts],
  ] as const)('refuses as %s', (code, from, given) => {
    expect(splitPosition(from, split([...given] as typeof parts))).toMatchObject({ refusal: { code } }); // a part without words is what it tries
  });
});
