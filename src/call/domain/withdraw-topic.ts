import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { refuse } from './refusals.ts';
import type { OneTopic, TopicForMember } from './support-topic.ts';
import { nextTopicState, type TopicState } from './topic-state.ts';

export type TopicWithdrawn = OneTopic & { readonly state: TopicState };

/** Whoever proposed may take it back until it is answered, after the call has closed too. */
export function withdrawTopic(
  { topic }: Pick<TopicForMember, 'topic'>,
  { input, viewer }: Command<OneTopic>,
): Decision<TopicWithdrawn> {
  if (topic === null) return refuse('topic-unknown');
  if (topic.proposerId !== viewer.account?.id) return refuse('not-your-topic');
  if (topic.state === 'withdrawn') return accept<TopicWithdrawn>(null);
  const state = nextTopicState(topic.state, 'withdraw');
  if (state === null) return refuse('topic-not-withdrawable');
  return accept({ editionId: input.editionId, topicId: input.topicId, state });
}
