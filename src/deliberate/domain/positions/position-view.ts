import type { Texts } from '#kernel/domain/bilingual.ts';
import type { AnswerReason } from '#deliberate/domain/reacting/answer-reason.ts';
import type { Stance, Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { Ground, GroupCells } from '#deliberate/domain/results/common-ground.ts';
import type { DeliberationRules } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import type { DeliberationState } from '#deliberate/domain/deliberation/deliberation-state.ts';
import type { KeptBackWhy } from '#deliberate/domain/results/kept-back-why.ts';
import type { Cell } from '#deliberate/domain/opinion/opinion-cell.ts';
import type { About } from './about.ts';
import type { PositionOrigin } from './draft-position.ts';
import type { Translations } from './translation.ts';
import type { Findings } from '#deliberate/domain/opinion/opinion-findings.ts';
import type { OpinionAnalysis } from '#deliberate/domain/opinion/opinion-reading.ts';
import type { PositionState } from './position-state.ts';
import type { ReasonState } from '#deliberate/domain/reacting/reason-state.ts';

export type DeliberationView = DeliberationRules & {
  readonly deliberationId: string;
  readonly state: DeliberationState;
};

/** A position as everyone may read it. */
export type PositionView = {
  readonly positionId: string;
  readonly number: number;
  readonly texts: Texts;
  readonly authenticLanguage: string;
  /** Of the words; a reaction says which it was given on. */
  readonly version: number;
  /** What each text beside the authentic one is. */
  readonly translations: Translations;
  readonly origin: PositionOrigin;
  readonly state: PositionState;
  /** Why it was returned, taken out or put back. */
  readonly reason: Texts | null;
  readonly reasonCode: AnswerReason | null;
  readonly about: About;
  /** Why it was last marked as being about the person, or about the matter after all. */
  readonly aboutReason: Texts | null;
  readonly interventionId: string | null;
  readonly simulated: boolean;
};

export type OwnReaction = {
  readonly stance: Stance;
  readonly important: boolean;
  readonly reason: OwnReason | null;
};

/** The reader's own reason and what became of it. */
export type OwnReason = {
  /** Empty where the desk deleted them. */
  readonly words: string;
  readonly offered: boolean;
  readonly state: ReasonState;
  /** Why it was kept back. */
  readonly why: Texts | null;
  readonly whyCode: KeptBackWhy | null;
};

/** What the reader said of words that have been reworded since. It no longer counts: the reader is asked again. */
export type EarlierReaction = {
  readonly stance: Stance;
  readonly texts: Texts;
  readonly authenticLanguage: string;
};

/** With what the reader alone may see of it. */
export type PositionCard = PositionView & {
  readonly own: OwnReaction | null;
  readonly before: EarlierReaction | null;
};

/** How the reader counts here: null for someone whom the rules do not admit. */
export type OwnStratum = Stratum | null;

export type ResultRow = Omit<
  PositionView,
  'reason' | 'reasonCode' | 'about' | 'aboutReason' | 'translations' | 'origin'
> & {
  readonly accredited: GroupCells;
  readonly public: Cell;
  readonly ground: Ground;
  /** Of the open public; null in epochs of the first method. */
  readonly publicGround: Ground | null;
  /** The opinion groups' cells, in the order of the groups; none where they are not shown at this position. */
  readonly opinion: Readonly<Record<Stratum, readonly Cell[]>>;
};

/** What was found in one population, as far as it is about all positions. */
export type OpinionView = Omit<OpinionAnalysis, 'positions'> & Findings;

export type EpochView = {
  readonly snapshotId: string;
  readonly number: number;
  readonly takenAt: Date;
  readonly method: string;
  readonly inputsSha256: string;
  readonly outputsSha256: string;
  readonly simulated: boolean;
};

/** Why there are no results to see: nothing to show yet, or a promise that keeps them back. */
export type Withheld = 'no_epoch' | 'after_reaction' | 'at_close' | 'not_open';

/** The latest released epoch in reading order: the same for page, export and API. */
export type ResultsView = {
  readonly deliberation: DeliberationView;
  readonly epoch: EpochView | null;
  readonly withheld: Withheld | null;
  readonly positions: readonly ResultRow[];
  /** Opinion groups and findings of each population; null where nothing of it is shown. Never added to each other. */
  readonly opinion: Readonly<Record<Stratum, OpinionView | null>>;
};
