import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { filled } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import type { DeliberationState } from '#deliberate/domain/deliberation/deliberation-state.ts';
import { whatIsWrongWithWords, type PositionWords } from './draft-position.ts';
import { makerOf, type VersionMaker } from './position-maker.ts';
import { DONE_STATES, type PositionState } from './position-state.ts';
import { refuse } from '#deliberate/domain/refusals.ts';
import { changedShare } from '#deliberate/domain/results/changed-share.ts';
import { CORRECTION_SHARE_MAX } from '#deliberate/domain/deliberate-limits.ts';

export type OnePosition = { readonly editionId: string; readonly positionId: string };

/** What an edit of words that people were asked about means for the reactions they gave. */
export const EDIT_KINDS = ['correction', 'rewording'] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

export type EditPosition = OnePosition &
  PositionWords & {
    /** Needed once it was put to everyone: before that there is nobody to ask again. */
    readonly kind?: EditKind | undefined;
  };

export type EditState = {
  readonly position:
    | (PositionWords & {
        readonly state: PositionState;
        readonly version: number;
        readonly askedVersion: number;
        /** Whether it was ever put to everyone. */
        readonly opened: boolean;
      })
    | null;
  readonly deliberation: DeliberationState;
};

export type PositionEdited = OnePosition &
  PositionWords & {
    readonly change: EditKind | 'draft';
    readonly before: Texts;
    readonly version: number;
    readonly askedVersion: number;
    readonly by: VersionMaker;
  };

/**
 * A reaction belongs to the sentence that was read; moving it to another sentence would put words into people's mouths.
 * So a rewording asks everyone again, and only a correction that leaves the meaning as it was keeps what was said.
 */
export function editPosition(state: EditState, command: Command<EditPosition>): Decision<PositionEdited> {
  const { position } = state;
  if (position === null) return refuse('position-unknown');
  if (DONE_STATES.includes(position.state)) return refuse('position-done');
  const { editionId, positionId, authenticLanguage, kind } = command.input;
  const wrong = whatIsWrongWithWords(command.input);
  if (wrong !== null) return wrong;
  const words = { texts: filled(command.input.texts), authenticLanguage };
  if (sameTexts(words.texts, position.texts) && authenticLanguage === position.authenticLanguage)
    return accept<PositionEdited>(null);
  if (position.opened) {
    const kept = whatKeepsItFrom(kind, state.deliberation, position, words);
    if (kept !== null) return kept;
  }
  const change = position.opened && kind !== undefined ? kind : 'draft';
  const version = position.version + 1;
  return accept({
    editionId,
    positionId,
    authenticLanguage,
    texts: change === 'rewording' ? withoutOutdated(words, position) : words.texts,
    change,
    before: position.texts,
    version,
    askedVersion: change === 'correction' ? position.askedVersion : version,
    by: makerOf(command),
  });
}

/**
 * A translation of the words before says another sentence than the one people are asked about now: nobody must react to
 * that. It is left out until somebody translates anew; readers meet the original meanwhile.
 */
function withoutOutdated({ texts, authenticLanguage }: PositionWords, before: PositionWords): Texts {
  if (texts[authenticLanguage] === before.texts[authenticLanguage]) return texts;
  return Object.fromEntries(
    Object.entries(texts).filter(
      ([language, text]) => language === authenticLanguage || text !== before.texts[language],
    ),
  );
}

function whatKeepsItFrom(
  kind: EditKind | undefined,
  deliberation: DeliberationState,
  before: PositionWords,
  after: PositionWords,
) {
  if (kind === undefined) return refuse('edit-kind-missing');
  // After the close nobody can be asked again, and the results would be about words that nobody read.
  if (kind === 'rewording') return deliberation === 'closed' ? refuse('rewording-too-late') : null;
  if (before.authenticLanguage !== after.authenticLanguage) return refuse('not-a-correction');
  const language = before.authenticLanguage;
  const share = changedShare(before.texts[language] ?? '', after.texts[language] ?? '');
  return share > CORRECTION_SHARE_MAX ? refuse('not-a-correction') : null;
}

function sameTexts(a: Texts, b: Texts): boolean {
  const languages = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...languages].every((language) => a[language] === b[language]);
}
