import { z } from 'zod';
import type { Act } from '#kernel/domain/command.ts';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import {
  answerTopic,
  type AnswerState,
  type AnswerTopic,
  type TopicAnswered,
} from '../domain/answer-topic.ts';
import {
  proposeTopic,
  type CallState,
  type ProposeTopic,
  type TopicProposed,
} from '../domain/propose-topic.ts';
import {
  supportTopic,
  withdrawSupport,
  type OneTopic,
  type SupportChanged,
  type TopicForMember,
} from '../domain/support-topic.ts';
import { TOPIC_ANSWERS } from '../domain/topic-state.ts';
import { withdrawTopic, type TopicWithdrawn } from '../domain/withdraw-topic.ts';
import {
  loadAnswerState,
  loadCallState,
  loadTopicForMember,
  removeSupport,
  writeAnswer,
  writeSupport,
  writeTopic,
  writeWithdrawal,
} from './topics.store.ts';

// One form of each letter, so that what is searched for later is found however it was typed.
const words = z.string().trim().normalize('NFC');
const oneTopic = z.object({ editionId: z.uuid(), topicId: z.uuid() });

const hearing = ({ editionId }: { readonly editionId: string }) => [`edition/${editionId}/topics`];
function actOn(
  change: { readonly editionId: string; readonly topicId: string },
  kind: string,
  payload: Act['payload'],
): Act {
  return { kind, subjectKind: 'topic', subjectId: change.topicId, editionId: change.editionId, payload };
}

/** A proposal may take up a commitment: `sight` says whether anyone may see the one it names. */
export function proposeTopicCommand(sight: PublicSight): Handler<ProposeTopic, CallState, TopicProposed> {
  return {
    name: 'proposeTopic',
    access: ['signed_in'],
    input: z.object({
      editionId: z.uuid(),
      title: words,
      reasons: words,
      language: z.string().trim(),
      name: words,
      commitmentId: z.uuid().optional(),
    }),
    load: (tx, command) => loadCallState(tx, command, sight),
    decide: proposeTopic,
    write: writeTopic,
    acts: (change) => {
      const { titles, language, proposerName, commitmentId } = change;
      // The name stays sealed: it was given to be shown beside the proposal, not for good.
      const sealed = {
        ...sealedTexts('title', titles),
        proposer: { value: proposerName, open: false },
      };
      const cites = commitmentId === null ? [] : [{ subjectKind: 'commitment', subjectId: commitmentId }];
      const entry = { data: { language }, sealed, cites };
      return [{ ...actOn(change, 'topic.proposed', { language, commitmentId }), entry }];
    },
    topics: hearing,
  };
}

export const supportTopicCommand: Handler<OneTopic, TopicForMember, SupportChanged> = {
  name: 'supportTopic',
  access: ['signed_in'],
  input: oneTopic,
  load: loadTopicForMember,
  decide: supportTopic,
  write: writeSupport,
  acts: (change) => [actOn(change, 'topic.supported', {})],
  topics: hearing,
};

export const withdrawSupportCommand: Handler<OneTopic, TopicForMember, SupportChanged> = {
  ...supportTopicCommand,
  name: 'withdrawSupport',
  decide: withdrawSupport,
  write: removeSupport,
  acts: (change) => [actOn(change, 'topic.support_withdrawn', {})],
};

export const withdrawTopicCommand: Handler<OneTopic, TopicForMember, TopicWithdrawn> = {
  name: 'withdrawTopic',
  access: ['signed_in'],
  input: oneTopic,
  load: loadTopicForMember,
  decide: withdrawTopic,
  write: writeWithdrawal,
  acts: (change) => [{ ...actOn(change, 'topic.withdrawn', {}), entry: { data: {} } }],
  topics: hearing,
};

export const answerTopicCommand: Handler<AnswerTopic, AnswerState, TopicAnswered> = {
  name: 'answerTopic',
  access: ['secretariat'],
  input: oneTopic.extend({
    answer: z.enum(TOPIC_ANSWERS),
    reason: z.record(z.string(), words).default({}),
    mergedIntoId: z.uuid().optional(),
  }),
  load: loadAnswerState,
  decide: answerTopic,
  write: writeAnswer,
  acts: (change) => {
    const { answer, state, reason, mergedIntoId } = change;
    const cites = mergedIntoId === null ? [] : [{ subjectKind: 'topic', subjectId: mergedIntoId }];
    const entry = { data: { answer, state }, sealed: sealedTexts('reason', reason), cites };
    return [{ ...actOn(change, 'topic.answered', { answer, state, reason, mergedIntoId }), entry }];
  },
  topics: hearing,
};
