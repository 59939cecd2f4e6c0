import type { Bilingual, Warning } from './release.ts';

export const WARNINGS = {
  'damage-repaired': {
    ko: '깨진 문장 부호 {count}개를 문맥으로 되살렸습니다.',
    en: '{count} destroyed punctuation marks were put back from their context.',
  },
  'damage-unreadable': {
    ko: '읽을 수 없는 글자가 {count}개 있습니다.',
    en: '{count} characters cannot be read.',
  },
  'title-unknown': { ko: '제목을 찾지 못했습니다.', en: 'No title was found.' },
  'name-unknown': { ko: '포럼의 이름을 찾지 못했습니다.', en: 'The name of the forum was not found.' },
  'ordinal-conflict': {
    ko: '차수가 서로 다릅니다: {values}.',
    en: 'The ordinal differs within the release: {values}.',
  },
  'year-assumed': {
    ko: '‘{text}’의 연도가 적혀 있지 않아 {year}년으로 보았습니다.',
    en: 'No year is given for “{text}”; {year} is assumed.',
  },
  'year-unknown': {
    ko: '‘{text}’의 연도를 알 수 없습니다.',
    en: 'The year of “{text}” is unknown.',
  },
  'weekday-mismatch': {
    ko: '‘{text}’의 요일이 날짜와 맞지 않습니다.',
    en: 'The weekday in “{text}” does not fit the date.',
  },
  'date-invalid': { ko: '‘{text}’은(는) 없는 날짜입니다.', en: '“{text}” is no date.' },
  'end-derived': {
    ko: '마지막 날은 기간({days}일)에서 셈하였습니다.',
    en: 'The last day is counted from the length ({days} days).',
  },
  'edition-date-unknown': {
    ko: '이 자료는 준비 행사를 알립니다. 본 행사의 날짜는 적혀 있지 않습니다.',
    en: 'The release reports a preparatory event; the dates of the edition itself are not given.',
  },
  'date-missing': { ko: '행사 날짜를 찾지 못했습니다.', en: 'No date of the event was found.' },
  'session-unknown': {
    ko: '‘{speaker}’의 발언이 어느 세션의 것인지 알 수 없습니다.',
    en: 'It is not clear in which session “{speaker}” spoke.',
  },
  'session-inferred': {
    ko: '‘{speaker}’의 세션은 앞 문단이나 참석자 명단에서 추정하였습니다.',
    en: 'The session of “{speaker}” is inferred from the paragraph above or a list of participants.',
  },
  'speaker-unnamed': {
    ko: '‘{speaker}’의 이름이 적혀 있지 않습니다.',
    en: '“{speaker}” is not named.',
  },
  'speaker-unresolved': {
    ko: '‘{speaker}’이(가) 누구인지 앞에서 소개되지 않았습니다.',
    en: '“{speaker}” was not introduced before.',
  },
  'speaker-missing': {
    ko: '‘{verb}’의 주어를 찾지 못해 발언으로 담지 않았습니다.',
    en: 'No subject was found for “{verb}”; the statement was left out.',
  },
  'joint-statement': {
    ko: '여러 사람이 함께 한 발언이어서 한 사람씩 나누어 담았습니다.',
    en: 'Several people said this together; it is listed once for each.',
  },
  'name-boundary': {
    ko: '‘{text}’에서 이름과 소속의 경계가 분명하지 않습니다.',
    en: 'Where the name ends in “{text}” is not certain.',
  },
  'group-unknown': {
    ko: '‘{name}’의 이해관계자 집단을 알 수 없습니다.',
    en: 'The stakeholder group of “{name}” is unknown.',
  },
  'list-open': {
    ko: '‘등’으로 끝난 명단입니다. 적히지 않은 사람이 더 있습니다.',
    en: 'The list is open (“among others”): people are missing from it.',
  },
  'planned-not-delivered': {
    ko: '예정된 일이라 발언으로 담지 않았습니다: {verb}.',
    en: 'Planned, not delivered, so not listed as a statement: {verb}.',
  },
  'partial-agreement': {
    ko: '일부만의 뜻이므로 모두의 합의로 보지 않습니다: {subject}.',
    en: 'Only some share this view, so it is nobody else’s: {subject}.',
  },
  'no-agreement': {
    ko: '합의에 이르지 못했다는 문장입니다. 합의로 담지 않았습니다.',
    en: 'The sentence says that no agreement was reached; none is listed.',
  },
  'decision-wording': {
    ko: '‘-기로 하였다’는 합의의 단계를 말하지 않습니다. 확인해 주십시오.',
    en: '“Decided to” names no step of agreement; please check.',
  },
  'level-inferred': {
    ko: '‘{verb}’의 합의 단계는 ‘인식을 같이’에 견주어 정하였습니다.',
    en: 'The level of “{verb}” is set by its likeness to “at one in understanding”.',
  },
  'passive-subject': {
    ko: '누가 ‘{verb}’하였는지 적혀 있지 않습니다.',
    en: 'The text does not say who “{verb}”.',
  },
  'count-approximate': {
    ko: '‘{text}’은(는) 어림수입니다.',
    en: '“{text}” is an approximate figure.',
  },
  'nothing-attributed': {
    ko: '누가 무엇을 말했는지 적힌 문장이 없습니다.',
    en: 'No sentence says who said what.',
  },
  'end-missing': {
    ko: '‘끝.’ 표시가 없어 글이 잘렸을 수 있습니다.',
    en: 'The end mark is missing; the text may be cut off.',
  },
  'items-cut': {
    ko: '항목이 너무 많아 처음 {limit}개만 담았습니다.',
    en: 'Too many items: only the first {limit} are listed.',
  },
} as const satisfies { readonly [code: string]: Bilingual };

export type WarningCode = keyof typeof WARNINGS;
export type Details = { readonly [name: string]: string | number };

/** Gathers what a reading is unsure of; the same doubt about the same place is kept once. */
export type Doubts = {
  readonly add: (code: WarningCode, at: number, details?: Details) => void;
  readonly list: () => readonly Warning[];
};

export function doubts(lang: 'ko' | 'en', pointOf: (at: number) => number): Doubts {
  const found = new Map<string, Warning>();
  const fill = (text: string, details: Details): string =>
    text.replace(/\{(\w+)\}/g, (place, name: string) => (name in details ? String(details[name]) : place));
  return {
    add(code, at, details = {}) {
      const start = pointOf(at);
      const ko = fill(WARNINGS[code].ko, details);
      const en = fill(WARNINGS[code].en, details);
      found.set(`${code} ${start} ${en}`, { code, start, message: lang === 'ko' ? ko : en, ko, en });
    },
    list: () => [...found.values()].sort((a, b) => a.start - b.start || (a.code < b.code ? -1 : 1)),
  };
}
