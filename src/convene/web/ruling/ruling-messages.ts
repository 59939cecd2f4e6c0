import { counted, type Catalogue } from '#kernel/web/i18n.ts';

/** What the chair ruled before the room. */
export const rulings = {
  title: { ko: '좌장의 판단', en: 'Rulings of the chair' },
  lead: {
    ko: '회의장에 물은 안이 합의되었는지 좌장이 판단한 것입니다. 표결이 아니며, 이의는 함께 적습니다.',
    en: 'Whether what was put to the room is agreed, as the chair found. No vote is taken; objections are noted beside.',
  },
  agreed: { ko: '합의됨', en: 'Agreed' },
  not_agreed: { ko: '합의되지 않음', en: 'Not agreed' },
  number: { ko: (n: number) => `판단 ${n}`, en: (n: number) => `Ruling ${n}` },
  objections: { ko: '이의', en: 'Objections' },
  objectionCount: {
    ko: (n: number) => `이의 ${n}건`,
    en: (n: number) => `${counted(n, 'objection', 'objections')} noted`,
  },
  setAside: { ko: '거둔 판단', en: 'Set aside' },
  because: { ko: '까닭', en: 'Why' },
  desk: { ko: '합의 여부', en: 'Agreed or not agreed' },
  deskLead: {
    ko: '안을 읽고 이의가 있는지 물은 뒤에 정합니다. 판단은 공개 기록에 남습니다.',
    en: 'Read the proposal out and ask whether anybody objects, then rule. The ruling enters the public record.',
  },
  deskOffRecord: {
    ko: '비보도 전제의 세션에서는 판단을 남기지 않습니다.',
    en: 'This session is off the record: no ruling is kept.',
  },
  proposal: { ko: '회의장에 물은 안', en: 'What was put to the room' },
  language: { ko: '쓴 말', en: 'Written in' },
  note: { ko: '이의 적기', en: 'Note an objection' },
  noteLead: {
    ko: '이의를 낸 사람을 이름으로 찾습니다. 누구의 이의인지는 이 세션의 기록 방식이 허락하는 만큼만 보입니다.',
    en: 'Find who objects by name. Who it was is shown only as far as the record mode of this session allows.',
  },
  which: { ko: '어느 판단', en: 'Which ruling' },
  words: { ko: '이의의 말 (없어도 됩니다)', en: 'In their words (may be left empty)' },
  takeBack: { ko: '판단 거두기', en: 'Set the ruling aside' },
  takeBackLead: {
    ko: '거둔 판단은 까닭과 함께 남습니다.',
    en: 'A ruling that is set aside stays readable, with the reason.',
  },
} as const satisfies Catalogue;
