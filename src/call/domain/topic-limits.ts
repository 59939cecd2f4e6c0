/** What a proposal may hold; each refusal names the limit it stands on. */
export const TITLE_LENGTH_MAX = 120;
export const REASONS_LENGTH_MAX = 3_000;
export const ANSWER_LENGTH_MAX = 2_000;
export const NAME_LENGTH_MAX = 80;
/** Enough for anyone with much to say; a flood from one account is not a call answered. */
export const PROPOSALS_PER_ACCOUNT_MAX = 20;
