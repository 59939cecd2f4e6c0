import { describe, expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import { answerTopic, type AnswerState, type AnswerTopic } from './answer-topic.ts';
import { ANSWER_LENGTH_MAX } from './topic-limits.ts';
import { NEEDS_REASON, TOPIC_ANSWERS } from './topic-state.ts';

const SUBMITTED: AnswerState = { topic: { state: 'submitted' }, mergeTarget: null };

function answering(input: Partial<AnswerTopic>): Command<AnswerTopic> {
  return {
    input: { editionId: 'e1', topicId: 't1', answer: 'select', reason: { en: 'Timely.' }, ...input },
    forumId: 'f1',
    viewer: { account: null, roles: new Set(['secretariat']), participation: null, visitorId: null },
    at: new Date('2026-11-24T00:00:00Z'),
    id: 'x1',
    ids: ['x1'],
  };
}
const refusedAs = (code: string) => ({ accepted: false, refusal: { code } });

describe('answerTopic', () => {
  it('answers with a reason, in the languages that were written', () => {
    const command = answering({ answer: 'decline', reason: { ko: '', en: 'Taken up elsewhere.' } });
    expect(answerTopic(SUBMITTED, command)).toEqual({
      accepted: true,
      change: {
        editionId: 'e1',
        topicId: 't1',
        answer: 'decline',
        state: 'declined',
        reason: { en: 'Taken up elsewhere.' },
        mergedIntoId: null,
      },
    });
  });
  it('needs a reason for every answer that decides, and for no other', () => {
    for (const answer of TOPIC_ANSWERS) {
      const topic = { state: answer === 'reconsider' ? ('declined' as const) : ('submitted' as const) };
      const mergeTarget = { topicId: 't2', state: 'submitted' as const };
      const decided = answerTopic({ topic, mergeTarget }, answering({ answer, reason: { ko: '', en: '' } }));
      expect([answer, decided.accepted]).toEqual([answer, !NEEDS_REASON[answer]]);
      if (!decided.accepted) expect(decided.refusal.code).toBe('reason-missing');
    }
  });
  it('merges into another living proposal only', () => {
    const merge = answering({ answer: 'merge', mergedIntoId: 't2' });
    const into = (topicId: string, state: 'submitted' | 'merged' | 'withdrawn') =>
      answerTopic({ ...SUBMITTED, mergeTarget: { topicId, state } }, merge);
    expect(into('t2', 'submitted')).toMatchObject({ change: { state: 'merged', mergedIntoId: 't2' } });
    for (const refused of [into('t1', 'submitted'), into('t2', 'merged'), into('t2', 'withdrawn')])
      expect(refused).toMatchObject(refusedAs('merge-target-missing'));
    expect(answerTopic(SUBMITTED, merge)).toMatchObject(refusedAs('merge-target-missing'));
  });
  it('refuses what the state does not know, an unknown topic and a reason too long', () => {
    const selected = { ...SUBMITTED, topic: { state: 'selected' as const } };
    expect(answerTopic(selected, answering({}))).toMatchObject(refusedAs('answer-not-possible'));
    expect(answerTopic({ ...SUBMITTED, topic: null }, answering({}))).toMatchObject(
      refusedAs('topic-unknown'),
    );
    const long = answering({ reason: { ko: '가'.repeat(ANSWER_LENGTH_MAX + 1) } });
    expect(answerTopic(SUBMITTED, long)).toMatchObject(refusedAs('reason-too-long'));
  });
});
