import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { refuse } from './refusals.ts';
import { TAKES_SUPPORT, type TopicState } from './topic-state.ts';

export type OneTopic = { readonly editionId: string; readonly topicId: string };

export type TopicForMember = {
  readonly topic: { readonly state: TopicState; readonly proposerId: string } | null;
  readonly callOpen: boolean;
  readonly supported: boolean;
};

export type SupportChanged = OneTopic & { readonly supporterId: string };

/** One account, one support; the same again changes nothing. */
export function supportTopic(state: TopicForMember, command: Command<OneTopic>): Decision<SupportChanged> {
  return changeSupport(state, command, 'given');
}

export function withdrawSupport(state: TopicForMember, command: Command<OneTopic>): Decision<SupportChanged> {
  return changeSupport(state, command, 'withdrawn');
}

function changeSupport(
  { topic, callOpen, supported }: TopicForMember,
  { input, viewer }: Command<OneTopic>,
  to: 'given' | 'withdrawn',
): Decision<SupportChanged> {
  if (topic === null) return refuse('topic-unknown');
  if (viewer.account === null) throw new Error('Support needs an account; its access row says so.');
  if (topic.proposerId === viewer.account.id) return refuse('own-topic');
  if (!callOpen) return refuse('call-not-open');
  if (!TAKES_SUPPORT[topic.state]) return refuse('support-closed');
  if (supported === (to === 'given')) return accept<SupportChanged>(null);
  return accept({ editionId: input.editionId, topicId: input.topicId, supporterId: viewer.account.id });
}
