import type { Texts } from '#kernel/domain/bilingual.ts';
import type { AnswerReason } from '#deliberate/domain/reacting/answer-reason.ts';
import type { PositionState } from './position-state.ts';

/** A position as another refers to it: its page can be opened only once it was put to everyone. */
export type NumberedPosition = {
  readonly positionId: string;
  readonly number: number;
  readonly opened: boolean;
};

/** What somebody proposed, as its author reads it. */
export type OwnProposal = {
  readonly positionId: string;
  readonly number: number;
  readonly texts: Texts;
  readonly authenticLanguage: string;
  readonly state: PositionState;
  readonly opened: boolean;
  readonly reason: Texts | null;
  readonly reasonCode: AnswerReason | null;
  readonly proposedAt: Date;
  readonly answeredAt: Date | null;
  /** What it was merged into, or split into. */
  readonly became: readonly NumberedPosition[];
};
