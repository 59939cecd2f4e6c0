import { describe, expect, it } from 'vitest';
import { lengthOf } from '#kernel/domain/characters.ts';
import type { Command } from '#kernel/domain/command.ts';
import { callIsOpen } from './call-span.ts';
import { proposeTopic, type CallState, type ProposeTopic } from './propose-topic.ts';
import {
  NAME_LENGTH_MAX,
  PROPOSALS_PER_ACCOUNT_MAX,
  REASONS_LENGTH_MAX,
  TITLE_LENGTH_MAX,
} from './topic-limits.ts';

const OPEN: CallState = { callOpen: true, proposalsMade: 0, commitmentSeen: true };

function proposing(input: Partial<ProposeTopic> = {}): Command<ProposeTopic> {
  const whole = {
    editionId: 'e1',
    title: '양자 통신',
    reasons: '표준이 없다.',
    language: 'ko',
    name: '김하늘',
  };
  return {
    input: { ...whole, ...input },
    forumId: 'f1',
    viewer: {
      account: { id: 'a1', email: 'sky@example.org', name: '' },
      roles: new Set(['public', 'signed_in']),
      participation: null,
      visitorId: null,
    },
    at: new Date('2026-11-24T00:00:00Z'),
    id: 't1',
    ids: ['t1'],
  };
}

const proposed = {
  topicId: 't1',
  editionId: 'e1',
  titles: { ko: '양자 통신' },
  reasons: { ko: '표준이 없다.' },
  language: 'ko',
  proposerId: 'a1',
  proposerName: '김하늘',
  stakeholderGroup: null,
  commitmentId: null,
};

describe('proposeTopic', () => {
  it('takes a proposal while the call is open', () => {
    expect(proposeTopic(OPEN, proposing())).toEqual({ accepted: true, change: proposed });
  });
  it('keeps the stakeholder group of an accredited participant, and the commitment it takes up', () => {
    const command = proposing({ commitmentId: 'c1' });
    const participation = {
      participationId: 'p1',
      editionId: 'e1',
      personId: 'n1',
      stakeholderGroup: 'academia' as const,
    };
    const viewer = { ...command.viewer, participation };
    expect(proposeTopic(OPEN, { ...command, viewer })).toEqual({
      accepted: true,
      change: { ...proposed, stakeholderGroup: 'academia', commitmentId: 'c1' },
    });
  });
  it('refuses outside the call, and a commitment that nobody may see', () => {
    expect(proposeTopic({ ...OPEN, callOpen: false }, proposing())).toMatchObject({
      refusal: { code: 'call-not-open' },
    });
    expect(proposeTopic({ ...OPEN, commitmentSeen: false }, proposing())).toMatchObject({
      refusal: { code: 'commitment-unknown' },
    });
  });
  it('refuses the proposal after the last that one account may make, and names the limit', () => {
    const full = { ...OPEN, proposalsMade: PROPOSALS_PER_ACCOUNT_MAX };
    expect(proposeTopic({ ...full, proposalsMade: full.proposalsMade - 1 }, proposing()).accepted).toBe(true);
    expect(proposeTopic(full, proposing())).toMatchObject({
      refusal: { code: 'too-many-proposals', details: { limit: PROPOSALS_PER_ACCOUNT_MAX } },
    });
  });
  it.each<[string, Partial<ProposeTopic>]>([
    ['title-missing', { title: '' }],
    ['title-too-long', { title: '가'.repeat(TITLE_LENGTH_MAX + 1) }],
    ['reasons-missing', { reasons: '' }],
    ['reasons-too-long', { reasons: 'x'.repeat(REASONS_LENGTH_MAX + 1) }],
    ['language-unknown', { language: 'Korean' }],
    ['name-missing', { name: '' }],
    ['name-too-long', { name: 'x'.repeat(NAME_LENGTH_MAX + 1) }],
    ['name-is-address', { name: 'sky@example.org' }],
  ])('refuses by name: %s', (code, input) => {
    expect(proposeTopic(OPEN, proposing(input))).toMatchObject({ accepted: false, refusal: { code } });
  });
  it('counts characters as a reader does, so that the limit itself still fits', () => {
    expect([lengthOf('가나'), lengthOf('👩‍👩‍👧'), lengthOf('한글')]).toEqual([2, 1, 2]);
    expect(proposeTopic(OPEN, proposing({ title: '가'.repeat(TITLE_LENGTH_MAX) })).accepted).toBe(true);
  });
});

describe('the call', () => {
  it('is open from its first day to its last, and not at all without a first day', () => {
    const span = { opensOn: '2026-10-01', closesOn: '2026-11-30' };
    expect(
      ['2026-09-30', '2026-10-01', '2026-11-30', '2026-12-01'].map((day) => callIsOpen(span, day)),
    ).toEqual([false, true, true, false]);
    expect(callIsOpen({ opensOn: null, closesOn: null }, '2026-10-01')).toBe(false);
    expect(callIsOpen({ opensOn: '2026-10-01', closesOn: null }, '2030-01-01')).toBe(true);
  });
});
