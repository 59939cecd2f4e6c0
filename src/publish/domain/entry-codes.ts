import type { Bilingual } from '#kernel/domain/bilingual.ts';
import type { RestOfLine } from '#convene/domain/floor/floor-command.ts';
import type { Ruling } from '#convene/domain/ruling/ruling.ts';
import type { EditKind } from '#deliberate/domain/positions/edit-position.ts';
import type { PositionOrigin } from '#deliberate/domain/positions/draft-position.ts';
import type { TranslationStatus } from '#deliberate/domain/positions/translation.ts';
import type { Recorder } from '#conclude/domain/adopt-outcome.ts';
import type { CommitmentSource } from '#conclude/domain/commitments.ts';
import type { ParagraphKind } from '#conclude/domain/outcome-text.ts';
import type { ErasureReason } from './erase-field.ts';

/** Codes in entries of the log that have no name of their own elsewhere, as a reader of the record meets them. */

export const WHO_NAMES: Readonly<Record<'speaker' | 'secretariat', Bilingual>> = {
  speaker: { ko: '말한 사람', en: 'the speaker' },
  secretariat: { ko: '사무국', en: 'the secretariat' },
};

export const RECORDER_NAMES: Readonly<Record<Recorder, Bilingual>> = {
  chair: { ko: '의장', en: 'the chair' },
  secretariat: { ko: '사무국', en: 'the secretariat' },
};

export const RULING_NAMES: Readonly<Record<Ruling, Bilingual>> = {
  agreed: { ko: '합의됨', en: 'Agreed' },
  not_agreed: { ko: '합의되지 않음', en: 'Not agreed' },
};

export const LIST_NAMES: Readonly<Record<'open' | 'closed', Bilingual>> = {
  open: { ko: '열림', en: 'open' },
  closed: { ko: '마감', en: 'closed' },
};

export const REST_NAMES: Readonly<Record<RestOfLine, Bilingual>> = {
  carry: { ko: '다음 의제로 넘김', en: 'carried over to the next item' },
  lapse: { ko: '의제와 함께 실효', en: 'lapsed with the item' },
};

export const ORIGIN_NAMES: Readonly<Record<PositionOrigin, Bilingual>> = {
  drafted: { ko: '보고자나 사무국이 씀', en: 'drafted by a rapporteur or the secretariat' },
  submitted: { ko: '참가자가 제안함', en: 'proposed by a participant' },
  split: { ko: '다른 입장에서 나뉨', en: 'split off from another position' },
  imported: { ko: '다른 곳에서 옮겨 옴', en: 'brought in from elsewhere' },
};

export const EDIT_NAMES: Readonly<Record<EditKind, Bilingual>> = {
  correction: { ko: '바로잡음 (반응은 그대로)', en: 'corrected; reactions stand' },
  rewording: { ko: '고쳐 씀 (모두에게 다시 물음)', en: 'reworded; everyone is asked again' },
};

export const TRANSLATION_NAMES: Readonly<Record<TranslationStatus, Bilingual>> = {
  authentic: { ko: '정본', en: 'authentic' },
  courtesy: { ko: '참고 번역', en: 'courtesy translation' },
  machine: { ko: '기계 번역', en: 'machine translation' },
};

export const PARAGRAPH_KIND_NAMES: Readonly<Record<ParagraphKind, Bilingual>> = {
  heading: { ko: '제목', en: 'Heading' },
  preambular: { ko: '전문 단락', en: 'Preambular paragraph' },
  operative: { ko: '본문 단락', en: 'Operative paragraph' },
};

export const SOURCE_NAMES: Readonly<Record<CommitmentSource['kind'], Bilingual>> = {
  paragraph: { ko: '결과문서의 단락', en: 'a paragraph of the outcome' },
  intervention: { ko: '발언', en: 'an intervention' },
};

export const ERASURE_REASON_NAMES: Readonly<Record<ErasureReason, Bilingual>> = {
  'data-subject-request': { ko: '당사자가 요청함', en: 'The person concerned asked' },
  'entered-in-error': { ko: '잘못 적음', en: 'It was entered in error' },
  'legal-order': { ko: '법에 따른 명령', en: 'A legal order' },
};
