import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import type { AnswerState, AnswerTopic, TopicAnswered } from '../domain/answer-topic.ts';
import type { CallState, ProposeTopic, TopicProposed } from '../domain/propose-topic.ts';
import type { OneTopic, SupportChanged, TopicForMember } from '../domain/support-topic.ts';
import type { TopicWithdrawn } from '../domain/withdraw-topic.ts';
import { callOpenAt } from './call-span.store.ts';
import './tables.ts';

export async function loadCallState(
  tx: Tx,
  command: Command<ProposeTopic>,
  sight: PublicSight,
): Promise<CallState> {
  const { forumId, input, viewer, at } = command;
  const callOpen = await callOpenAt(tx, forumId, input.editionId, at);
  const { made } = await tx
    .selectFrom('topic_proposals')
    .select((by) => by.fn.countAll<number>().as('made'))
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .where('proposer_id', '=', viewer.account?.id ?? '')
    .executeTakeFirstOrThrow();
  const { commitmentId } = input;
  const seen =
    commitmentId === undefined ? null : await sight(tx, forumId, [{ kind: 'commitment', id: commitmentId }]);
  return { callOpen, proposalsMade: made, commitmentSeen: seen === null || seen.size === 1 };
}

export async function writeTopic(
  tx: Tx,
  change: TopicProposed,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  await tx
    .insertInto('topic_proposals')
    .values({
      forum_id: forumId,
      topic_id: change.topicId,
      edition_id: change.editionId,
      titles: JSON.stringify(change.titles),
      reasons: JSON.stringify(change.reasons),
      authentic_language: change.language,
      proposer_id: change.proposerId,
      proposer_name: change.proposerName,
      stakeholder_group: change.stakeholderGroup,
      state: 'submitted',
      merged_into_id: null,
      commitment_id: change.commitmentId,
      answer: null,
      answered_at: null,
      simulated: false,
      created_at: at,
    })
    .execute();
}

export async function loadTopicForMember(tx: Tx, command: Command<OneTopic>): Promise<TopicForMember> {
  const { forumId, input, viewer, at } = command;
  const topic = await lockTopic(tx, forumId, input);
  const support = await tx
    .selectFrom('topic_supports')
    .select('supporter_id')
    .where('forum_id', '=', forumId)
    .where('topic_id', '=', input.topicId)
    .where('supporter_id', '=', viewer.account?.id ?? '')
    .executeTakeFirst();
  const callOpen = await callOpenAt(tx, forumId, input.editionId, at);
  return { topic, callOpen, supported: support !== undefined };
}

async function lockTopic(tx: Tx, forumId: string, { editionId, topicId }: OneTopic) {
  const row = await tx
    .selectFrom('topic_proposals')
    .select(['topic_id as topicId', 'state', 'proposer_id as proposerId'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('topic_id', '=', topicId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function writeSupport(
  tx: Tx,
  change: SupportChanged,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const row = { forum_id: forumId, topic_id: change.topicId, supporter_id: change.supporterId };
  await tx
    .insertInto('topic_supports')
    .values({ ...row, supported_at: at })
    .execute();
}

export async function removeSupport(
  tx: Tx,
  change: SupportChanged,
  { forumId }: Command<unknown>,
): Promise<void> {
  await tx
    .deleteFrom('topic_supports')
    .where('forum_id', '=', forumId)
    .where('topic_id', '=', change.topicId)
    .where('supporter_id', '=', change.supporterId)
    .execute();
}

export async function writeWithdrawal(
  tx: Tx,
  change: TopicWithdrawn,
  { forumId }: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('topic_proposals')
    .set({ state: change.state })
    .where('forum_id', '=', forumId)
    .where('topic_id', '=', change.topicId)
    .execute();
}

export async function loadAnswerState(tx: Tx, command: Command<AnswerTopic>): Promise<AnswerState> {
  const { forumId, input } = command;
  const topic = await lockTopic(tx, forumId, input);
  const { editionId, mergedIntoId } = input;
  const mergeTarget =
    mergedIntoId === undefined ? null : await lockTopic(tx, forumId, { editionId, topicId: mergedIntoId });
  return { topic, mergeTarget };
}

/** The latest answer is what the page shows; earlier ones stay in the acts. */
export async function writeAnswer(
  tx: Tx,
  change: TopicAnswered,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const reasoned = Object.keys(change.reason).length > 0;
  await tx
    .updateTable('topic_proposals')
    .set({
      state: change.state,
      merged_into_id: change.mergedIntoId,
      answer: reasoned ? JSON.stringify(change.reason) : null,
      answered_at: at,
    })
    .where('forum_id', '=', forumId)
    .where('topic_id', '=', change.topicId)
    .execute();
}
