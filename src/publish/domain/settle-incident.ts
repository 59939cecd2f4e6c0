import type { Bilingual, Texts } from '#kernel/domain/bilingual.ts';
import { lengthOf } from '#kernel/domain/characters.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { refuse } from './refusals.ts';

/** Of the explanation, in characters. */
export const SETTLING_LENGTH_MAX = 1_000;

/** Why a log stops, in words: what the writer and the sequencer say before the colon. */
export const INCIDENT_NAMES = {
  'nothing-published': {
    ko: '공개된 기록 파일이 없습니다.',
    en: 'The published files of the record are not there.',
  },
  'checkpoint-unreadable': {
    ko: '서명된 확인점을 읽을 수 없습니다.',
    en: 'The signed checkpoint cannot be read.',
  },
  'checkpoint-not-ours': {
    ko: '확인점이 이 기록의 열쇠로 서명되지 않았습니다.',
    en: 'The checkpoint was not signed with this log’s key.',
  },
  'tree-unbuildable': {
    ko: '공개된 파일이 모자라 기록을 다시 계산할 수 없습니다.',
    en: 'Published files are missing, so the record cannot be computed again.',
  },
  'behind-known': {
    ko: '공개된 기록이 데이터베이스가 아는 것보다 짧습니다.',
    en: 'The published record is shorter than the database knows it.',
  },
  'fork-with-known': {
    ko: '공개된 기록이 이미 알려진 것과 갈라졌습니다.',
    en: 'The published record is another history than the one that is known.',
  },
  moved: { ko: '적는 사이에 기록이 움직였습니다.', en: 'The record moved while it was written.' },
  inconsistent: { ko: '다시 계산한 기록이 맞지 않습니다.', en: 'The record does not agree with itself.' },
  'unknown-entry': {
    ko: '기록에는 있으나 데이터베이스가 모르는 일이 있습니다. 데이터베이스를 옛 사본으로 되돌린 듯합니다.',
    en: 'The record holds an entry that the database does not know; it seems to have been restored from an older copy.',
  },
} as const satisfies Record<string, Bilingual>;

/** The code of an incident: what stands before the colon. */
export const incidentCode = (incident: string): string => incident.split(':', 1)[0] ?? incident;

export function incidentInWords(incident: string): Bilingual | null {
  const names: Readonly<Record<string, Bilingual>> = INCIDENT_NAMES;
  return names[incidentCode(incident)] ?? null;
}

export type SettleIncident = {
  readonly editionId: string;
  /** The incident as it was read, so that nobody clears another than the one they looked into. */
  readonly incident: string;
  /** What was found and done about it, for everyone to read. */
  readonly reason: Texts;
  readonly confirmed: boolean;
};
export type IncidentState = { readonly incident: string | null };
export type IncidentSettled = {
  readonly editionId: string;
  readonly incident: string;
  readonly reason: Texts;
};

/**
 * Lets the log try again. Nothing is signed on this word alone: the log is read from its files first, and an incident
 * that was not put right stops it again.
 */
export function settleIncident(
  state: IncidentState,
  { input }: Command<SettleIncident>,
): Decision<IncidentSettled> {
  const { editionId, incident } = input;
  if (state.incident === null) return refuse('incident-none');
  if (state.incident !== incident) return refuse('incident-other');
  const reason = Object.fromEntries(Object.entries(input.reason).filter(([, text]) => text !== ''));
  if (Object.keys(reason).length === 0) return refuse('settling-unexplained');
  if (Object.values(reason).some((text) => lengthOf(text) > SETTLING_LENGTH_MAX))
    return refuse('settling-too-long', { limit: SETTLING_LENGTH_MAX });
  if (!input.confirmed) return refuse('settling-unconfirmed');
  return accept({ editionId, incident, reason });
}
