import { LANGUAGES, type Bilingual } from './bilingual.ts';
import { languageName } from './content-languages.ts';

/** How forms call what a schema calls so. What has no name here is called as in the schema. */
const NAMES: Readonly<Record<string, Bilingual>> = {
  about: { ko: '소개', en: 'About' },
  capacity: { ko: '직함', en: 'Capacity' },
  closesAt: { ko: '닫는 때', en: 'Closing time' },
  count: { ko: '개수', en: 'How many' },
  country: { ko: '나라', en: 'Country' },
  email: { ko: '전자우편', en: 'E-mail' },
  endsAt: { ko: '끝나는 때', en: 'End' },
  endsOn: { ko: '끝나는 날', en: 'Last day' },
  expiresAt: { ko: '쓸 수 있는 마지막 때', en: 'Valid until' },
  field: { ko: '항목', en: 'Field' },
  groupSizeMin: { ko: '가장 작은 집단', en: 'Smallest group' },
  index: { ko: '기록 번호', en: 'Number in the record' },
  label: { ko: '이름표', en: 'Label' },
  names: { ko: '이름', en: 'Name' },
  opensAt: { ko: '여는 때', en: 'Opening time' },
  organisation: { ko: '소속', en: 'Organisation' },
  peopleMax: { ko: '코드마다 사람 수', en: 'People per code' },
  place: { ko: '장소', en: 'Place' },
  publicSizeMin: { ko: '일반의 가장 작은 수', en: 'Smallest public' },
  reason: { ko: '이유', en: 'Reason' },
  region: { ko: '지역', en: 'Region' },
  replySeconds: { ko: '답변 시간(초)', en: 'Seconds of a reply' },
  room: { ko: '회의실', en: 'Room' },
  slug: { ko: '주소에 쓰는 이름', en: 'Name in the address' },
  speechSeconds: { ko: '발언 시간(초)', en: 'Seconds of a speech' },
  startsAt: { ko: '시작하는 때', en: 'Start' },
  startsOn: { ko: '시작하는 날', en: 'First day' },
  streamUrl: { ko: '중계 주소', en: 'Address of the stream' },
  summary: { ko: '소개', en: 'Summary' },
  texts: { ko: '글', en: 'Words' },
  theme: { ko: '주제', en: 'Theme' },
  timeZone: { ko: '시간대', en: 'Time zone' },
  titles: { ko: '제목', en: 'Title' },
};

/** A field by the path at which a schema finds it, with the language where it is one of several. */
export function fieldName(path: readonly PropertyKey[]): Bilingual {
  const parts = path.map(String);
  const name = parts.findLast((part) => Object.hasOwn(NAMES, part));
  const whole = parts.join('.');
  const called = (name && NAMES[name]) || { ko: whole, en: whole };
  const language = LANGUAGES.find((lang) => lang === parts.at(-1));
  if (name === undefined || language === undefined) return called;
  return {
    ko: `${called.ko}(${languageName(language, 'ko')})`,
    en: `${called.en} (${languageName(language, 'en')})`,
  };
}
