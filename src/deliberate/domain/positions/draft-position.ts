import type { Texts } from '#kernel/domain/bilingual.ts';
import { lengthOf } from '#kernel/domain/characters.ts';
import type { Command } from '#kernel/domain/command.ts';
import { isLanguageTag } from '#kernel/domain/content-languages.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { changedShare } from '#deliberate/domain/results/changed-share.ts';
import {
  COPIED_SHARE_MAX,
  POSITION_LENGTH_MAX,
  POSITIONS_MAX,
} from '#deliberate/domain/deliberate-limits.ts';
import { filled } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import type { DeliberationState } from '#deliberate/domain/deliberation/deliberation-state.ts';
import type { About } from './about.ts';
import { makerOf, type VersionMaker } from './position-maker.ts';
import type { PositionState } from './position-state.ts';
import { findQuote, type FoundQuote } from './quoted-span.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

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
  /** The words of it that it rests on, copied from there; without them it rests on the whole. */
  readonly quote?: string | undefined;
  /** A reason given with a reaction, if it says what that was about. */
  readonly reasonId?: string | undefined;
};

export type DraftState = {
  readonly deliberation: { readonly deliberationId: string; readonly state: DeliberationState } | null;
  readonly lastNumber: number;
  /** How many positions the deliberation holds that are or may still be put to everyone. */
  readonly held: number;
  /** The words of the intervention it names, as anyone may read them; null where it names none, or none may. */
  readonly said: { readonly texts: Texts; readonly authentic: string | null } | null;
  /** The reason it names, as those who draft read it; null where it names none, or none is to be read. */
  readonly given: {
    readonly positionId: string;
    readonly words: string;
    /** Whether its author lets everyone read the words. */
    readonly offered: boolean;
  } | null;
};

/** What one position has to do with another: a part of it, what it was joined to, or drawn from a reason given there. */
export type LineageKind = 'split' | 'merged' | 'reason';

/** How a position came into being. */
export type PositionOrigin = 'drafted' | 'submitted' | 'split' | 'imported';

export type DraftedPosition = PositionWords & {
  readonly positionId: string;
  readonly number: number;
  /** Of its words, once they were edited; else the first. */
  readonly version?: number;
  /** Where it was said already. */
  readonly about?: About;
};

export type PositionDrafted = DraftedPosition & {
  readonly editionId: string;
  readonly deliberationId: string;
  readonly interventionId: string | null;
  readonly span: FoundQuote | null;
  /** Where the reason was given that it is drawn from; which one it was is not kept. */
  readonly reasonAt: string | null;
  readonly origin: PositionOrigin;
  readonly state: PositionState;
  readonly by: VersionMaker;
};

/** Drafted before anyone can react to it: in an open deliberation it is put to everyone by a second, separate step. */
export function draftPosition(state: DraftState, command: Command<DraftPosition>): Decision<PositionDrafted> {
  const refused = whatKeepsItOut(state, command.input);
  if (refused !== null) return refused;
  return accept(drafted(state, command, { origin: 'drafted', state: 'proposed' }));
}

/** What keeps a new sentence out, whoever writes it; null where nothing does. */
export function whatKeepsItOut(state: DraftState, input: DraftPosition) {
  const { deliberation, held, said } = state;
  if (deliberation === null) return refuse('deliberation-missing');
  if (deliberation.state === 'closed') return refuse('deliberation-over');
  const wrong = whatIsWrongWithWords(input);
  if (wrong !== null) return wrong;
  const { interventionId, quote = '', reasonId } = input;
  if (reasonId !== undefined && state.given === null) return refuse('reason-unknown');
  if (reasonId !== undefined && isCopied(state.given, input.texts)) return refuse('reason-copied');
  if (interventionId !== undefined && said === null) return refuse('intervention-unknown');
  if (quote !== '' && spanOf(quote, said) === null) return refuse('quote-not-found');
  if (held >= POSITIONS_MAX) return refuse('positions-too-many', { limit: POSITIONS_MAX });
  return null;
}

export function drafted(
  { deliberation, lastNumber, said, given }: DraftState,
  command: Command<DraftPosition>,
  as: Pick<PositionDrafted, 'origin' | 'state'>,
): PositionDrafted {
  const { texts, authenticLanguage, editionId, interventionId, quote = '' } = command.input;
  return {
    positionId: command.id,
    editionId,
    deliberationId: deliberation?.deliberationId ?? '',
    number: lastNumber + 1,
    texts: filled(texts),
    authenticLanguage,
    interventionId: interventionId ?? null,
    span: spanOf(quote, said),
    reasonAt: given?.positionId ?? null,
    ...as,
    by: makerOf(command),
  };
}

const spanOf = (quote: string, said: DraftState['said']): FoundQuote | null =>
  said === null || quote === '' ? null : findQuote(quote, said.texts, said.authentic);

/** Words that their author did not offer to everyone must not reach everyone under the name of a position. */
function isCopied(given: DraftState['given'], texts: Texts): boolean {
  if (given === null || given.offered) return false;
  const plain = (text: string) => text.toLowerCase().replace(/[\s\p{P}]/gu, '');
  const words = plain(given.words);
  return Object.values(texts).some(
    (text) => plain(text).includes(words) || changedShare(words, plain(text)) < COPIED_SHARE_MAX,
  );
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
