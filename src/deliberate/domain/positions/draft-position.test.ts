import { describe, expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import type { Decision } from '#kernel/domain/decision.ts';
import type { Role } from '#kernel/domain/viewer.ts';
import { POSITION_LENGTH_MAX, POSITIONS_MAX } from '#deliberate/domain/deliberate-limits.ts';
import { draftPosition, type DraftPosition, type DraftState } from './draft-position.ts';
import type { PositionState } from './position-state.ts';
import { movePosition, type MovePosition, type MoveState } from './move-position.ts';

function command<Input>(input: Input, roles: readonly Role[] = ['rapporteur']): Command<Input> {
  const account = { id: 'a1', email: 'a@example.org', name: 'A' };
  return {
    input,
    forumId: 'f1',
    viewer: { account, roles: new Set(roles), participation: null, visitorId: null },
    at: new Date('2026-11-24T00:00:00Z'),
    id: 's9',
    ids: ['s9'],
  };
}
function accepted<Change>(decision: Decision<Change>) {
  if (!decision.accepted) throw new Error(decision.refusal.code);
  return decision;
}
const code = (decision: { accepted: boolean; refusal?: { code: string } }) => decision.refusal?.code ?? null;

describe('draftPosition', () => {
  const STATE: DraftState = {
    deliberation: { deliberationId: 'd1', state: 'draft' },
    lastNumber: 4,
    held: 4,
    said: {
      texts: { en: 'A warning\nshould reach all at once, he said.', ko: '경보는 함께.' },
      authentic: 'en',
    },
    given: null,
  };
  const INPUT: DraftPosition = {
    editionId: 'e1',
    texts: { ko: '경보는 같은 시각에 닿아야 한다.', en: '' },
    authenticLanguage: 'ko',
    interventionId: 'i1',
  };
  it('numbers the sentence, keeps where it came from, and puts it to nobody yet', () => {
    expect(draftPosition(STATE, command(INPUT))).toEqual({
      accepted: true,
      change: {
        positionId: 's9',
        editionId: 'e1',
        deliberationId: 'd1',
        number: 5,
        texts: { ko: '경보는 같은 시각에 닿아야 한다.' },
        authenticLanguage: 'ko',
        interventionId: 'i1',
        span: null,
        reasonAt: null,
        origin: 'drafted',
        state: 'proposed',
        by: { account: 'a1', as: 'rapporteur' },
      },
    });
  });
  it('drawn from a reason keeps where that was given, and copies no words that were not offered', () => {
    const { interventionId: _, ...free } = INPUT;
    const drawn = command({ ...free, reasonId: 'r1' });
    const given = { positionId: 's2', words: '경보는 같은 시각에 닿아야 합니다.', offered: true };
    expect(accepted(draftPosition({ ...STATE, given }, drawn)).change).toMatchObject({ reasonAt: 's2' });
    expect(code(draftPosition({ ...STATE, given: { ...given, offered: false } }, drawn))).toBe(
      'reason-copied',
    );
    const other = { ...given, offered: false, words: '지난번에 우리는 이틀 늦게 알았습니다.' };
    expect(accepted(draftPosition({ ...STATE, given: other }, drawn)).change).toMatchObject({
      reasonAt: 's2',
    });
    expect(code(draftPosition(STATE, drawn))).toBe('reason-unknown');
  });
  it('finds the words it rests on, however the lines were broken', () => {
    const { change } = accepted(draftPosition(STATE, command({ ...INPUT, quote: 'warning should  reach' })));
    expect(change?.span).toEqual({ language: 'en', from: 2, to: 22, words: 'warning\nshould reach' });
  });
  it('stands free where it comes from no intervention', () => {
    const { interventionId: _, ...free } = INPUT;
    expect(draftPosition(STATE, command(free))).toMatchObject({ change: { interventionId: null } });
  });
  it.each([
    ['deliberation-missing', { ...STATE, deliberation: null }, INPUT],
    ['deliberation-over', { ...STATE, deliberation: { deliberationId: 'd1', state: 'closed' } }, INPUT],
    ['intervention-unknown', { ...STATE, said: null }, INPUT],
    ['positions-too-many', { ...STATE, held: POSITIONS_MAX }, INPUT],
    ['quote-not-found', STATE, { ...INPUT, quote: 'He never said that' }],
    ['position-words-missing', STATE, { ...INPUT, texts: { ko: '', en: '' } }],
    ['authentic-words-missing', STATE, { ...INPUT, texts: { en: 'Words' } }],
    ['position-language-unknown', STATE, { ...INPUT, texts: { korean: '말' }, authenticLanguage: 'korean' }],
    ['position-too-long', STATE, { ...INPUT, texts: { ko: '가'.repeat(POSITION_LENGTH_MAX + 1) } }],
  ] as const)('refuses with %s', (expected, state, input) => {
    expect(code(draftPosition(state, command<DraftPosition>(input)))).toBe(expected);
  });
});

describe('movePosition', () => {
  const words = { positionId: 's1', number: 1, texts: { ko: '하나' }, authenticLanguage: 'ko' };
  const state = (position: PositionState, draftedBy = 'a1'): MoveState => ({
    position: {
      ...words,
      state: position,
      draftedBy,
      opened: position !== 'proposed',
      origin: 'drafted',
      interventionId: null,
    },
    deliberation: 'open',
    answersShown: 'author',
  });
  const STANDING = { ...words, draftedBy: 'a1', origin: 'submitted' as const, interventionId: null };
  const move = (event: MovePosition['event'], reason: MovePosition['reason'] = {}): MovePosition => ({
    editionId: 'e1',
    positionId: 's1',
    event,
    reason,
  });
  it('moderates out with the reason that everyone reads', () => {
    const reason = { ko: '두 가지를 한꺼번에 묻는다.', en: '' };
    expect(movePosition(state('open'), command(move('moderate_out', reason)))).toEqual({
      accepted: true,
      change: {
        ...words,
        editionId: 'e1',
        event: 'moderate_out',
        state: 'moderated_out',
        reason: { ko: '두 가지를 한꺼번에 묻는다.' },
        reasonCode: null,
        opened: true,
        origin: 'drafted',
        interventionId: null,
        isPublic: true,
      },
    });
  });
  it.each([
    ['reason-missing', state('open'), move('moderate_out')],
    ['reason-missing', state('moderated_out'), move('restore', { en: '' })],
    ['position-step-unknown', state('moderated_out'), move('open')],
    ['deliberation-not-open', { ...state('proposed'), deliberation: 'draft' as const }, move('open')],
    ['not-your-position', state('open', 'someone-else'), move('withdraw')],
    ['position-unknown', { ...state('open'), position: null }, move('close')],
  ])('refuses with %s', (expected, from, input) => {
    expect(code(movePosition(from, command(input)))).toBe(expected);
  });
  it('returns a proposal with a reason of the catalogue, which everyone learns only where the rules say so', () => {
    const input = { ...move('return'), reasonCode: 'two_things' as const };
    const told = { event: 'return', state: 'returned', reason: null, reasonCode: 'two_things' };
    const waiting = {
      ...state('submitted'),
      position: { ...STANDING, state: 'submitted' as const, opened: false },
    };
    expect(movePosition(waiting, command(input))).toMatchObject({ change: { ...told, isPublic: false } });
    const shown = { ...waiting, answersShown: 'everyone' as const };
    expect(movePosition(shown, command(input))).toMatchObject({ change: { ...told, isPublic: true } });
  });
  it.each([
    ['its author, while nobody was asked', 'submitted', 'a1', null],
    ['its author, after it was returned', 'returned', 'a1', null],
    ['its author, once everyone was asked', 'open', 'a1', 'position-asked'],
    ['somebody else, who is not even told that it is there', 'submitted', 'b2', 'position-unknown'],
  ] as const)('is withdrawn by %s', (_who, from, draftedBy, refused) => {
    const position = { ...STANDING, state: from, draftedBy, opened: from === 'open' };
    const done = movePosition({ ...state('open'), position }, command(move('withdraw'), ['signed_in']));
    expect(code(done)).toBe(refused);
  });
  it('lets the secretariat withdraw what another drafted', () => {
    const done = movePosition(state('open', 'someone-else'), command(move('withdraw'), ['secretariat']));
    expect(done).toMatchObject({ accepted: true, change: { state: 'withdrawn', reason: null } });
  });
});
