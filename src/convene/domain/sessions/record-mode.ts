import type { Bilingual } from '#kernel/domain/bilingual.ts';

/** From the most open to the most closed; off the record means that nothing is stored at all. */
export const RECORD_MODES = ['attributed', 'delegation', 'group', 'chatham', 'off_record'] as const;
export type RecordMode = (typeof RECORD_MODES)[number];
export type StoredRecordMode = Exclude<RecordMode, 'off_record'>;

/** What each is called. */
export const RECORD_MODE_NAMES = {
  attributed: { ko: '실명 기록', en: 'Attributed' },
  delegation: { ko: '기관명만', en: 'Organisation only' },
  group: { ko: '이해관계자 집단만', en: 'Stakeholder group only' },
  chatham: { ko: '채텀하우스 규칙', en: 'Chatham House Rule' },
  off_record: { ko: '비보도 전제', en: 'Off the record' },
} as const satisfies Record<RecordMode, Bilingual>;

const strictness = (mode: RecordMode): number => RECORD_MODES.indexOf(mode);

/** A mode may only become stricter for what was already said: openness promised then cannot be widened later. */
export function mayChangeMode(from: RecordMode, to: RecordMode): boolean {
  return strictness(to) >= strictness(from);
}

/** The stricter of two: what a session promised and what a speaker asked for both hold. */
export function stricterMode(a: RecordMode, b: RecordMode): RecordMode {
  return strictness(a) >= strictness(b) ? a : b;
}

/** A session in these modes names none of its participants, and forgets its list of speakers when it ends. */
export function keepsNoNames(mode: RecordMode): boolean {
  return mode === 'chatham' || mode === 'off_record';
}
