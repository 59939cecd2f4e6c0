/** People of the open public who gave one and the same set of reactions, and when the first and the last of them came. */
export type SameAnswers = {
  readonly people: number;
  readonly reactions: number;
  readonly from: Date;
  readonly to: Date;
};

/**
 * Fewer reactions than this are often alike by chance. In the twelve open conversations no more than two people ever
 * gave the same ones, of some 6,000 who gave so many: `conversations.itest.ts`.
 */
export const SAME_REACTIONS_MIN = 8;
export const SAME_PEOPLE_MIN = 10;
export const SAME_SHOWN_MAX = 10;
