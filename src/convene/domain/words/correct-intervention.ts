import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import type { Viewer } from '#kernel/domain/viewer.ts';
import type { TextKind } from './intervention.ts';
import { mayChangeMode, type RecordMode, type StoredRecordMode } from '../sessions/record-mode.ts';
import { refuse } from '../refusals.ts';

/** An intervention as its correction needs it: locked, and only for the decision. */
export type RecordedWords = {
  readonly participationId: string;
  readonly editionId: string;
  readonly sessionId: string;
  readonly texts: Texts;
  readonly authenticLanguage: string;
  readonly textKind: TextKind;
  readonly recordMode: StoredRecordMode;
} | null;

export type CorrectIntervention = {
  readonly interventionId: string;
  readonly texts: Texts;
  readonly authenticLanguage: string;
  readonly textKind: TextKind;
};
export type InterventionCorrected = CorrectIntervention & {
  readonly editionId: string;
  readonly sessionId: string;
  /** Speakers correct their own words; the secretariat corrects the record of anyone's. */
  readonly by: 'speaker' | 'secretariat';
};

export function correctIntervention(
  state: RecordedWords,
  command: Command<CorrectIntervention>,
): Decision<InterventionCorrected> {
  if (state === null) return refuse('intervention-unknown');
  const by = standing(state, command.viewer);
  if (by === null) return refuse('not-your-words');
  const { texts, authenticLanguage, textKind } = command.input;
  const same =
    sameTexts(texts, state.texts) &&
    authenticLanguage === state.authenticLanguage &&
    textKind === state.textKind;
  if (same) return accept<InterventionCorrected>(null);
  const { editionId, sessionId } = state;
  return accept({ ...command.input, editionId, sessionId, by });
}

export type ChangeRecordMode = { readonly interventionId: string; readonly recordMode: RecordMode };
export type RecordModeChanged = {
  readonly interventionId: string;
  readonly editionId: string;
  readonly sessionId: string;
  readonly from: StoredRecordMode;
  readonly to: StoredRecordMode;
  readonly by: 'speaker' | 'secretariat';
};

/** What was promised to a speaker cannot be widened afterwards, not even by the speaker's wish or a mistake. */
export function changeRecordMode(
  state: RecordedWords,
  command: Command<ChangeRecordMode>,
): Decision<RecordModeChanged> {
  if (state === null) return refuse('intervention-unknown');
  const by = standing(state, command.viewer);
  if (by === null) return refuse('not-your-words');
  const { interventionId, recordMode: to } = command.input;
  const { recordMode: from, editionId, sessionId } = state;
  if (to === 'off_record') return refuse('off-record-too-late');
  if (to === from) return accept<RecordModeChanged>(null);
  if (!mayChangeMode(from, to)) return refuse('mode-widening', { from });
  return accept({ interventionId, editionId, sessionId, from, to, by });
}

function standing(state: NonNullable<RecordedWords>, viewer: Viewer): 'speaker' | 'secretariat' | null {
  if (viewer.participation?.participationId === state.participationId) return 'speaker';
  return viewer.roles.has('secretariat') ? 'secretariat' : null;
}

function sameTexts(a: Texts, b: Texts): boolean {
  const languages = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...languages].every((language) => a[language] === b[language]);
}
