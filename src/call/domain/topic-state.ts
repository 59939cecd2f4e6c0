import type { Bilingual } from '#kernel/domain/bilingual.ts';

/** Every state a topic proposal can be in. The page `docs/spec/topic-proposal.md` tells the same in words. */
export const TOPIC_STATES = [
  'submitted',
  'screened_in',
  'under_review',
  'selected',
  'merged',
  'waitlisted',
  'declined',
  'screened_out',
  'withdrawn',
] as const;
export type TopicState = (typeof TOPIC_STATES)[number];

/** What each is called. */
export const TOPIC_STATE_NAMES = {
  submitted: { ko: '제출됨', en: 'Submitted' },
  screened_in: { ko: '요건 확인됨', en: 'Screened in' },
  under_review: { ko: '검토 중', en: 'Under review' },
  selected: { ko: '선정', en: 'Selected' },
  merged: { ko: '다른 제안에 합침', en: 'Merged' },
  waitlisted: { ko: '대기', en: 'Waitlisted' },
  declined: { ko: '선정하지 않음', en: 'Not selected' },
  screened_out: { ko: '요건에 맞지 않음', en: 'Screened out' },
  withdrawn: { ko: '제안자가 거둠', en: 'Withdrawn' },
} as const satisfies Record<TopicState, Bilingual>;

/** What the secretariat may answer; all but the first two are told to the proposer with a reason. */
export const TOPIC_ANSWERS = [
  'screen_in',
  'take_under_review',
  'select',
  'merge',
  'waitlist',
  'decline',
  'screen_out',
  'reconsider',
] as const;
export type TopicAnswer = (typeof TOPIC_ANSWERS)[number];
export type TopicEvent = TopicAnswer | 'withdraw';

type Row = Record<TopicEvent, TopicState | null>;

const NOTHING: Row = {
  screen_in: null,
  take_under_review: null,
  select: null,
  merge: null,
  waitlist: null,
  decline: null,
  screen_out: null,
  reconsider: null,
  withdraw: null,
};
/** A forum with little to screen may answer at once; the screening is then part of the answer. */
const ANSWERS = {
  select: 'selected',
  merge: 'merged',
  waitlist: 'waitlisted',
  decline: 'declined',
} as const;

/** The whole machine: null is an event that the state does not know. */
export const TOPIC_MACHINE: Record<TopicState, Row> = {
  submitted: {
    ...NOTHING,
    ...ANSWERS,
    screen_in: 'screened_in',
    take_under_review: 'under_review',
    screen_out: 'screened_out',
    withdraw: 'withdrawn',
  },
  screened_in: {
    ...NOTHING,
    ...ANSWERS,
    take_under_review: 'under_review',
    screen_out: 'screened_out',
    withdraw: 'withdrawn',
  },
  under_review: { ...NOTHING, ...ANSWERS, screen_out: 'screened_out', withdraw: 'withdrawn' },
  selected: { ...NOTHING, reconsider: 'under_review' },
  merged: { ...NOTHING, reconsider: 'under_review' },
  waitlisted: { ...NOTHING, select: 'selected', decline: 'declined', merge: 'merged', withdraw: 'withdrawn' },
  declined: { ...NOTHING, reconsider: 'under_review' },
  screened_out: { ...NOTHING, reconsider: 'under_review' },
  withdrawn: NOTHING,
};

/** Whether support still says something to those who choose. */
export const TAKES_SUPPORT: Record<TopicState, boolean> = {
  submitted: true,
  screened_in: true,
  under_review: true,
  selected: false,
  merged: false,
  waitlisted: true,
  declined: false,
  screened_out: false,
  withdrawn: false,
};

/** An answer that decides something owes its reason to whoever proposed, and to everyone. */
export const NEEDS_REASON: Record<TopicAnswer, boolean> = {
  screen_in: false,
  take_under_review: false,
  select: true,
  merge: true,
  waitlist: true,
  decline: true,
  screen_out: true,
  reconsider: true,
};

export function nextTopicState(state: TopicState, event: TopicEvent): TopicState | null {
  return TOPIC_MACHINE[state][event];
}

/** The answers that a proposal in this state can get. */
export function answersTo(state: TopicState): TopicAnswer[] {
  return TOPIC_ANSWERS.filter((answer) => TOPIC_MACHINE[state][answer] !== null);
}
