import type { Texts } from '#kernel/domain/bilingual.ts';
import { lengthOf } from '#kernel/domain/characters.ts';
import type { Command } from '#kernel/domain/command.ts';
import { isLanguageTag } from '#kernel/domain/content-languages.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { POSITION_LENGTH_MAX, POSITIONS_MAX } from './deliberate-limits.ts';
import { filled } from './deliberation-rules.ts';
import type { DeliberationState } from './deliberation-state.ts';
import { makerOf, type VersionMaker } from './position-maker.ts';
import type { PositionState } from './position-state.ts';
import { refuse } from './refusals.ts';

export type PositionWords = {
  /** The sentence by language. */
  readonly texts: Texts;
  /** The language it was written in; the others are translations of it. */
  readonly authenticLanguage: string;
};

export type DraftPosition = PositionWords & {
  readonly editionId: string;
  /** The intervention it puts into one sentence, if it comes from one. */
  readonly interventionId?: string | undefined;
};

export type DraftState = {
  readonly deliberation: { readonly deliberationId: string; readonly state: DeliberationState } | null;
  readonly lastNumber: number;
  /** Whether anyone may see the intervention it names; true where it names none. */
  readonly interventionSeen: boolean;
};

export type DraftedPosition = PositionWords & { readonly positionId: string; readonly number: number };

export type PositionDrafted = DraftedPosition & {
  readonly editionId: string;
  readonly deliberationId: string;
  readonly interventionId: string | null;
  readonly state: PositionState;
  readonly by: VersionMaker;
};

/** Drafted before anyone can react to it: in an open deliberation it is put to everyone by a second, separate step. */
export function draftPosition(state: DraftState, command: Command<DraftPosition>): Decision<PositionDrafted> {
  const { deliberation, lastNumber, interventionSeen } = state;
  const { texts, authenticLanguage, editionId, interventionId } = command.input;
  if (deliberation === null) return refuse('deliberation-missing');
  if (deliberation.state === 'closed') return refuse('deliberation-over');
  const wrong = whatIsWrongWithWords({ texts, authenticLanguage });
  if (wrong !== null) return wrong;
  if (!interventionSeen) return refuse('intervention-unknown');
  if (lastNumber >= POSITIONS_MAX) return refuse('positions-too-many', { limit: POSITIONS_MAX });
  return accept({
    positionId: command.id,
    editionId,
    deliberationId: deliberation.deliberationId,
    number: lastNumber + 1,
    texts: filled(texts),
    authenticLanguage,
    interventionId: interventionId ?? null,
    state: 'proposed',
    by: makerOf(command),
  });
}

export function whatIsWrongWithWords({ texts, authenticLanguage }: PositionWords) {
  const written = filled(texts);
  if (Object.keys(written).length === 0) return refuse('position-words-missing');
  if (!Object.keys(written).every(isLanguageTag)) return refuse('position-language-unknown');
  if (written[authenticLanguage] === undefined) return refuse('authentic-words-missing');
  const longest = Math.max(...Object.values(written).map(lengthOf));
  if (longest > POSITION_LENGTH_MAX)
    return refuse('position-too-long', { limit: POSITION_LENGTH_MAX, length: longest });
  return null;
}
