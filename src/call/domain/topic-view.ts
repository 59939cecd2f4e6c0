import type { Texts } from '#kernel/domain/bilingual.ts';
import type { TopicState } from './topic-state.ts';

/** A proposal as everyone may read it, with what it means to whoever looks. */
export type TopicView = {
  readonly topicId: string;
  readonly titles: Texts;
  readonly reasons: Texts;
  readonly language: string;
  readonly proposerName: string;
  readonly stakeholderGroup: string | null;
  readonly state: TopicState;
  readonly answer: Texts | null;
  readonly answeredAt: Date | null;
  readonly mergedInto: { readonly topicId: string; readonly titles: Texts } | null;
  readonly commitmentId: string | null;
  readonly simulated: boolean;
  readonly createdAt: Date;
  readonly supports: number;
  /** Whether the viewer proposed it, and whether the viewer supports it. */
  readonly mine: boolean;
  readonly supported: boolean;
};

export type TopicList = {
  readonly topics: readonly TopicView[];
  /** How many match in all, beyond the page shown. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** What everyone sees first; proposals that were taken back or screened out are found by their state. */
export const LISTED_AT_FIRST: readonly TopicState[] = [
  'submitted',
  'screened_in',
  'under_review',
  'selected',
  'merged',
  'waitlisted',
  'declined',
];

/** Those that wait for the secretariat. */
export const UNANSWERED: readonly TopicState[] = ['submitted', 'screened_in', 'under_review'];
