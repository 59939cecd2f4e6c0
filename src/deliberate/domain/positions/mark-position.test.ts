import { describe, expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import { REASON_LENGTH_MAX } from '#deliberate/domain/deliberate-limits.ts';
import { looksAboutPerson } from './looks-about-person.ts';
import { markPosition, type MarkPosition, type MarkState } from './mark-position.ts';

const ASKED = { number: 7, state: 'open', about: 'matter', aboutVersion: 0, opened: true } as const;
const state = (
  position: MarkState['position'] = ASKED,
  deliberation: MarkState['deliberation'] = 'open',
): MarkState => ({ position, deliberation });

function command(input: Partial<MarkPosition> = {}): Command<MarkPosition> {
  return {
    input: {
      editionId: 'e1',
      positionId: 's1',
      about: 'person',
      reason: { ko: '사는 곳을 묻는다.' },
      ...input,
    },
    forumId: 'f1',
    viewer: { account: null, roles: new Set(['rapporteur']), participation: null, visitorId: null },
    at: new Date('2026-11-24T00:00:00Z'),
    id: 'i1',
    ids: ['i1'],
  };
}
const refusal = (code: string) => ({ accepted: false, refusal: { code } });

describe('markPosition', () => {
  it('says that a position is about the person, publicly once it was put to everyone', () => {
    expect(markPosition(state(), command())).toEqual({
      accepted: true,
      change: {
        ...{ editionId: 'e1', positionId: 's1', number: 7, about: 'person', aboutVersion: 1 },
        reason: { ko: '사는 곳을 묻는다.' },
        isPublic: true,
      },
    });
    const waiting = { ...ASKED, state: 'submitted', opened: false } as const;
    expect(markPosition(state(waiting, 'draft'), command())).toMatchObject({ change: { isPublic: false } });
  });
  it('takes it back, and each turn is a version of its own', () => {
    const marked = { ...ASKED, about: 'person', aboutVersion: 1 } as const;
    expect(markPosition(state(marked), command({ about: 'matter' }))).toMatchObject({
      change: { about: 'matter', aboutVersion: 2 },
    });
    expect(markPosition(state(marked), command())).toEqual({ accepted: true, change: null });
  });
  it('owes a reason of a readable length', () => {
    expect(markPosition(state(), command({ reason: { ko: '', en: '' } }))).toMatchObject(
      refusal('reason-missing'),
    );
    const long = 'x'.repeat(REASON_LENGTH_MAX + 1);
    expect(markPosition(state(), command({ reason: { en: long } }))).toMatchObject(
      refusal('reason-too-long'),
    );
  });
  it('is refused where nothing would come of it', () => {
    expect(markPosition(state(null), command())).toMatchObject(refusal('position-unknown'));
    const merged = { ...ASKED, state: 'merged' } as const;
    expect(markPosition(state(merged), command())).toMatchObject(refusal('position-done'));
    expect(markPosition(state(ASKED, 'closed'), command())).toMatchObject(refusal('mark-too-late'));
  });
});

it('is suggested by the wording, in any language of the position', () => {
  expect(looksAboutPerson({ texts: { ko: '저는 30대입니다.' } })).toBe(true);
  expect(looksAboutPerson({ texts: { ko: '도시에 삽니까', en: 'I live in a city' } })).toBe(true);
  expect(looksAboutPerson({ texts: { en: 'Cities should share warnings' } })).toBe(false);
});
