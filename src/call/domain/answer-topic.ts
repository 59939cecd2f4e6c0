import type { Texts } from '#kernel/domain/bilingual.ts';
import { lengthOf } from '#kernel/domain/characters.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { refuse } from './refusals.ts';
import { ANSWER_LENGTH_MAX } from './topic-limits.ts';
import { NEEDS_REASON, nextTopicState, type TopicAnswer, type TopicState } from './topic-state.ts';

export type AnswerTopic = {
  readonly editionId: string;
  readonly topicId: string;
  readonly answer: TopicAnswer;
  /** By language; empty ones are left out. */
  readonly reason: Texts;
  readonly mergedIntoId?: string | undefined;
};

export type AnswerState = {
  readonly topic: { readonly state: TopicState } | null;
  /** The proposal to merge into, if it is one of this edition. */
  readonly mergeTarget: { readonly topicId: string; readonly state: TopicState } | null;
};

export type TopicAnswered = {
  readonly editionId: string;
  readonly topicId: string;
  readonly answer: TopicAnswer;
  readonly state: TopicState;
  readonly reason: Texts;
  readonly mergedIntoId: string | null;
};

export function answerTopic(state: AnswerState, { input }: Command<AnswerTopic>): Decision<TopicAnswered> {
  if (state.topic === null) return refuse('topic-unknown');
  const next = nextTopicState(state.topic.state, input.answer);
  if (next === null) return refuse('answer-not-possible');
  const reason = Object.fromEntries(Object.entries(input.reason).filter(([, text]) => text !== ''));
  if (NEEDS_REASON[input.answer] && Object.keys(reason).length === 0) return refuse('reason-missing');
  if (Object.values(reason).some((text) => lengthOf(text) > ANSWER_LENGTH_MAX))
    return refuse('reason-too-long', { limit: ANSWER_LENGTH_MAX });
  const target = input.answer === 'merge' ? mergeTarget(state, input.topicId) : null;
  if (input.answer === 'merge' && target === null) return refuse('merge-target-missing');
  const { editionId, topicId, answer } = input;
  return accept({ editionId, topicId, answer, state: next, reason, mergedIntoId: target });
}

/** Not into itself, not into one that is gone or is itself merged away. */
function mergeTarget({ mergeTarget: target }: AnswerState, topicId: string): string | null {
  if (target === null || target.topicId === topicId) return null;
  return target.state === 'withdrawn' || target.state === 'merged' ? null : target.topicId;
}
