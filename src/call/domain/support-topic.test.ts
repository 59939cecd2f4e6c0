import { describe, expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import { supportTopic, withdrawSupport, type OneTopic, type TopicForMember } from './support-topic.ts';
import { withdrawTopic } from './withdraw-topic.ts';

const THEIRS: TopicForMember = {
  topic: { state: 'submitted', proposerId: 'a2' },
  callOpen: true,
  supported: false,
};
const OWN: TopicForMember = { ...THEIRS, topic: { state: 'submitted', proposerId: 'a1' } };

const COMMAND: Command<OneTopic> = {
  input: { editionId: 'e1', topicId: 't1' },
  forumId: 'f1',
  viewer: {
    account: { id: 'a1', email: 'sky@example.org', name: '' },
    roles: new Set(['public', 'signed_in']),
    participation: null,
    visitorId: null,
  },
  at: new Date('2026-11-24T00:00:00Z'),
  id: 'x1',
  ids: ['x1'],
};
const change = { editionId: 'e1', topicId: 't1', supporterId: 'a1' };
const refusedAs = (code: string) => ({ accepted: false, refusal: { code } });

describe('supportTopic', () => {
  it('gives support once; the same again changes nothing', () => {
    expect(supportTopic(THEIRS, COMMAND)).toEqual({ accepted: true, change });
    expect(supportTopic({ ...THEIRS, supported: true }, COMMAND)).toEqual({ accepted: true, change: null });
  });
  it('takes support back; without support that changes nothing', () => {
    expect(withdrawSupport({ ...THEIRS, supported: true }, COMMAND)).toEqual({ accepted: true, change });
    expect(withdrawSupport(THEIRS, COMMAND)).toEqual({ accepted: true, change: null });
  });
  it('refuses an unknown topic, one’s own, a closed call and an answered topic', () => {
    expect(supportTopic({ ...THEIRS, topic: null }, COMMAND)).toMatchObject(refusedAs('topic-unknown'));
    expect(supportTopic(OWN, COMMAND)).toMatchObject(refusedAs('own-topic'));
    expect(supportTopic({ ...THEIRS, callOpen: false }, COMMAND)).toMatchObject(refusedAs('call-not-open'));
    const selected = { ...THEIRS, topic: { state: 'selected' as const, proposerId: 'a2' } };
    expect(supportTopic(selected, COMMAND)).toMatchObject(refusedAs('support-closed'));
  });
});

describe('withdrawTopic', () => {
  it('lets the proposer take it back, after the call has closed too', () => {
    expect(withdrawTopic({ ...OWN, callOpen: false } as TopicForMember, COMMAND)).toEqual({
      accepted: true,
      change: { editionId: 'e1', topicId: 't1', state: 'withdrawn' },
    });
  });
  it('refuses anyone else, and an answered proposal', () => {
    expect(withdrawTopic(THEIRS, COMMAND)).toMatchObject(refusedAs('not-your-topic'));
    const selected = { topic: { state: 'selected' as const, proposerId: 'a1' } };
    expect(withdrawTopic(selected, COMMAND)).toMatchObject(refusedAs('topic-not-withdrawable'));
  });
  it('changes nothing the second time', () => {
    const withdrawn = { topic: { state: 'withdrawn' as const, proposerId: 'a1' } };
    expect(withdrawTopic(withdrawn, COMMAND)).toEqual({ accepted: true, change: null });
  });
});
