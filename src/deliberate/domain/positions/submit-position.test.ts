import { describe, expect, it, test } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import {
  SUBMISSIONS_MAX,
  SUBMISSIONS_PER_PERSON_MAX,
  WAITING_PER_PERSON_MAX,
} from '#deliberate/domain/deliberate-limits.ts';
import type { DraftPosition } from './draft-position.ts';
import { mayPropose } from './proposing.ts';
import { revisePosition, submitPosition, type SubmitState } from './submit-position.ts';

const account = { id: 'a1', email: 'a@example.org', name: 'A' };
const participation = {
  participationId: 'p1',
  editionId: 'e1',
  personId: 'n1',
  stakeholderGroup: 'academia' as const,
};
const viewer = { account, roles: new Set(['signed_in' as const]), participation, visitorId: null };
const command = <Input>(input: Input, who: Command<Input>['viewer'] = viewer): Command<Input> => ({
  input,
  forumId: 'f1',
  viewer: who,
  at: new Date('2026-11-24T00:00:00Z'),
  id: 's9',
  ids: ['s9'],
});
const STATE: SubmitState = {
  deliberation: { deliberationId: 'd1', state: 'open' },
  proposing: 'participants',
  lastNumber: 4,
  held: 4,
  said: null,
  given: null,
  own: { all: 0, waiting: 0 },
  waiting: 0,
};
const INPUT: DraftPosition = { editionId: 'e1', texts: { fr: 'Une phrase.' }, authenticLanguage: 'fr' };

describe('submitPosition', () => {
  it('takes a sentence in any language and lets it wait, as a participant’s', () => {
    expect(submitPosition(STATE, command(INPUT))).toMatchObject({
      change: { state: 'submitted', origin: 'submitted', number: 5, by: { as: 'participant' } },
    });
  });
  test.each([
    ['deliberation-missing', { ...STATE, deliberation: null }],
    ['deliberation-not-open', { ...STATE, deliberation: { deliberationId: 'd1', state: 'draft' } }],
    ['deliberation-over', { ...STATE, deliberation: { deliberationId: 'd1', state: 'closed' } }],
    ['proposing-not-admitted', { ...STATE, proposing: 'nobody' }],
    ['submissions-too-many', { ...STATE, own: { all: SUBMISSIONS_PER_PERSON_MAX, waiting: 0 } }],
    ['submissions-waiting', { ...STATE, own: { all: 9, waiting: WAITING_PER_PERSON_MAX } }],
    ['queue-full', { ...STATE, waiting: SUBMISSIONS_MAX }],
  ] as const)('refuses as %s', (code, state) => {
    expect(submitPosition(state, command(INPUT))).toMatchObject({ refusal: { code } });
  });
});

test.each([
  ['nobody', true, true, false],
  ['participants', true, true, true],
  ['participants', true, false, false],
  ['signed_in', true, false, true],
  ['signed_in', false, false, false],
] as const)(
  'where %s may propose, an account (%s) that participates (%s): %s',
  (rule, known, takesPart, may) => {
    const who = {
      ...viewer,
      account: known ? account : null,
      participation: takesPart ? participation : null,
    };
    expect(mayPropose(who, rule)).toBe(may);
  },
);

describe('revisePosition', () => {
  const input = { editionId: 'e1', positionId: 's1', texts: { ko: '나은 문장' }, authenticLanguage: 'ko' };
  const own = { state: 'returned' as const, draftedBy: 'a1', version: 2 };
  it('puts an author’s better wording back in line', () => {
    expect(revisePosition({ position: own }, command(input))).toMatchObject({
      change: { ...input, version: 3, by: { account: 'a1', as: 'participant' } },
    });
  });
  test.each([
    ['position-unknown', null],
    ['position-unknown', { ...own, draftedBy: 'b2' }],
    ['position-step-unknown', { ...own, state: 'open' }],
  ] as const)('refuses as %s', (code, position) => {
    expect(revisePosition({ position }, command(input))).toMatchObject({ refusal: { code } });
  });
});
