/** One sentence that people can take in and answer; longer ones hold two opinions. */
export const POSITION_LENGTH_MAX = 280;
export const TITLE_LENGTH_MAX = 120;
export const REASON_LENGTH_MAX = 1_000;
/** Why one reacted so: a thought, not a statement; statements are positions. Characters. */
export const REACTION_REASON_LENGTH_MAX = 300;
/** A reaction that waited on a device gives way only to one made elsewhere at least this much later: lines are slow. Seconds. */
export const DEVICE_CLOCK_SLACK_SECONDS = 30;
/** More than a person reacts to in one deliberation, even over weeks. */
export const POSITIONS_MAX = 500;
/** Proposals of one person in one deliberation, those withdrawn not counted. */
export const SUBMISSIONS_PER_PERSON_MAX = 20;
/** Of these, how many may wait for an answer at the same time, so that nobody fills the queue alone. */
export const WAITING_PER_PERSON_MAX = 5;
/** As many as two people can answer in a day. */
export const SUBMISSIONS_MAX = 500;
/** A sentence that says more than this many things is no sentence to take apart but a text to write anew. */
export const SPLIT_PARTS_MAX = 5;
export const SPLIT_PARTS_MIN = 2;
/** Words copied from an intervention; a longer passage is the whole of it. */
export const QUOTE_LENGTH_MAX = 2_000;
export const TRANSLATOR_LENGTH_MAX = 100;
/** Of the letters of the authentic sentence; who changes more than this has written another sentence. */
export const CORRECTION_SHARE_MAX = 0.2;
/** Of the letters of a reason; a sentence that changes less than this has taken the words over. */
export const COPIED_SHARE_MAX = 0.4;

/** Sites that may show the cards in a frame: each stands in a header of every answer. */
export const EMBED_ORIGINS_MAX = 10;
/** Work asked of a new device: seconds on an old phone; bits. */
export const PROOF_BITS = 16;
/** More than this keeps old phones busy for minutes; bits. */
export const PROOF_BITS_MAX = 22;

/** Below these, nothing about a group is shown; a forum may ask for more, never for less. */
export const GROUP_SIZE_MIN = 5;
export const PUBLIC_SIZE_MIN = 10;
export const SIZE_MIN_MAX = 100;

/** An epoch comes of itself when enough changed, and no sooner than this after the one before. */
export const EPOCH_MINUTES_MIN = 10;
