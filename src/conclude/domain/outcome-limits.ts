/** What an outcome text may hold; each refusal names the limit it stands on. */
export const OUTCOMES_PER_EDITION_MAX = 5;
export const OUTCOME_TITLE_LENGTH_MAX = 200;
export const PARAGRAPHS_MAX = 300;
export const PARAGRAPH_LENGTH_MAX = 5_000;
export const CITATIONS_PER_PARAGRAPH_MAX = 40;
export const COMMITMENT_LENGTH_MAX = 1_000;
export const MAKER_LENGTH_MAX = 200;
export const NOTE_LENGTH_MAX = 2_000;
/** As the log takes them (docs/spec/record.md); the text's own hash covers every citation. */
export const CITES_PER_ENTRY_MAX = 64;
