import { describe, expect, it, test } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import { changedShare } from '#deliberate/domain/results/changed-share.ts';
import { editPosition, type EditPosition, type EditState } from './edit-position.ts';

const before = { ko: '경보를 스물네 시간 안에 나눈다.', en: 'Warnings are shared within a day.' };
const DRAFT = {
  texts: before,
  authenticLanguage: 'ko',
  state: 'proposed' as const,
  version: 1,
  askedVersion: 1,
  opened: false,
};
const ASKED = { ...DRAFT, state: 'open' as const, version: 4, askedVersion: 3, opened: true };
const state = (position: EditState['position'], deliberation: EditState['deliberation'] = 'open') => ({
  position,
  deliberation,
});

function command(input: Partial<EditPosition>): Command<EditPosition> {
  const account = { id: 'a1', email: 'r@example.org', name: 'R' };
  return {
    input: { editionId: 'e1', positionId: 's1', texts: before, authenticLanguage: 'ko', ...input },
    forumId: 'f1',
    viewer: { account, roles: new Set(['rapporteur']), participation: null, visitorId: null },
    at: new Date('2026-11-24T00:00:00Z'),
    id: 'i1',
    ids: ['i1'],
  };
}
const typo = { ...before, ko: '경보를 스물네시간 안에 나눈다.' };
const other = { ...before, ko: '경보는 나라마다 알아서 정한다.' };
const refusal = (code: string) => ({ accepted: false, refusal: { code } });

describe('editPosition', () => {
  it('changes a draft freely: nobody was asked about it', () => {
    expect(editPosition(state(DRAFT), command({ texts: { ko: '딴 문장.', en: '' } }))).toEqual({
      accepted: true,
      change: {
        editionId: 'e1',
        positionId: 's1',
        texts: { ko: '딴 문장.' },
        authenticLanguage: 'ko',
        change: 'draft',
        before,
        version: 2,
        askedVersion: 2,
        by: { account: 'a1', as: 'rapporteur' },
      },
    });
  });
  it('asks everyone again when words they were asked about mean something else', () => {
    const edited = editPosition(state(ASKED), command({ texts: other, kind: 'rewording' }));
    expect(edited).toMatchObject({ change: { change: 'rewording', version: 5, askedVersion: 5 } });
  });
  it('leaves out translations of the words before, so that nobody reacts to another sentence', () => {
    const left = editPosition(state(ASKED), command({ texts: other, kind: 'rewording' }));
    expect(left).toMatchObject({ change: { texts: { ko: other.ko } } });
    expect(left.accepted && left.change?.texts['en']).toBeFalsy();
    const both = { ko: other.ko, en: 'Each country decides.' };
    const renewed = editPosition(state(ASKED), command({ texts: both, kind: 'rewording' }));
    expect(renewed).toMatchObject({ change: { texts: both } });
    const fixed = { ...before, en: 'Warnings must be shared.' };
    expect(editPosition(state(ASKED), command({ texts: fixed, kind: 'rewording' }))).toMatchObject({
      change: { texts: fixed },
    });
  });
  it('keeps what was said of words that are only corrected', () => {
    const edited = editPosition(state(ASKED), command({ texts: typo, kind: 'correction' }));
    expect(edited).toMatchObject({ change: { change: 'correction', version: 5, askedVersion: 3 } });
  });
  test.each([
    ['edit-kind-missing', ASKED, { texts: typo }],
    ['not-a-correction', ASKED, { texts: other, kind: 'correction' }],
    ['not-a-correction', ASKED, { texts: typo, authenticLanguage: 'en', kind: 'correction' }],
    ['position-unknown', null, { texts: typo }],
    ['position-done', { ...DRAFT, state: 'withdrawn' }, { texts: typo }],
    ['position-words-missing', DRAFT, { texts: {} }],
  ] as const)('refuses as %s', (code, position, input) => {
    expect(editPosition(state(position), command(input))).toMatchObject(refusal(code));
  });
  it('rewords nothing after the close, and still corrects', () => {
    const after = state({ ...ASKED, state: 'closed' }, 'closed');
    expect(editPosition(after, command({ texts: other, kind: 'rewording' }))).toMatchObject(
      refusal('rewording-too-late'),
    );
    expect(editPosition(after, command({ texts: typo, kind: 'correction' }))).toMatchObject({
      accepted: true,
    });
  });
  it('takes the same words again as no change, whatever is said about them', () => {
    const same = command({ texts: { ...before, fr: '' }, kind: 'rewording' });
    expect(editPosition(state(ASKED), same)).toEqual({ accepted: true, change: null });
  });
});

describe('changedShare', () => {
  test.each([
    ['', '', 0],
    ['같다', '같다', 0],
    ['abcd', 'abce', 0.25],
    ['abcd', 'abc', 0.25],
    ['', 'ab', 1],
    ['🌊🌊', '🌊', 0.5],
  ])('of %j and %j is %d', (from, to, share) => {
    expect(changedShare(from, to)).toBe(share);
    expect(changedShare(to, from)).toBe(share);
  });
});
