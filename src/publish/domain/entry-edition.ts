import type { Bilingual } from '#kernel/domain/bilingual.ts';
import { spanInWords } from '#kernel/domain/calendar.ts';
import { PHASE_NAMES, PHASES } from '#convene/domain/forum/edition.ts';
import {
  asDay,
  asNumber,
  asText,
  isObject,
  listOf,
  TECHNICAL,
  told,
  yesNo,
  type Particular,
  type Say,
} from './entry-values.ts';

const asPrevious: Say = (value) => {
  if (value === null) return { ko: '없음 (이 포럼의 첫 기록)', en: 'none: the first record of this forum' };
  if (!isObject(value)) return null;
  const { origin, size } = value;
  if (typeof origin !== 'string' || typeof size !== 'number') return null;
  return { ko: `${origin} (${size}건까지)`, en: `${origin}, as far as entry ${size - 1}` };
};

const asPhase: Say = (value) => {
  if (!isObject(value)) return null;
  const phase = PHASES.find((one) => one === value.phase);
  if (phase === undefined) return null;
  const [opens, closes] = [value.opens_on, value.closes_on];
  const span = (lang: 'ko' | 'en', open: Bilingual) =>
    typeof opens === 'string'
      ? spanInWords(opens, typeof closes === 'string' ? closes : null, lang)
      : open[lang];
  const open = { ko: '정하지 않음', en: 'not set' };
  return {
    ko: `${PHASE_NAMES[phase].ko}: ${span('ko', open)}`,
    en: `${PHASE_NAMES[phase].en}: ${span('en', open)}`,
  };
};

const FACTS: Readonly<Record<string, Particular>> = {
  slug: TECHNICAL,
  ordinal: told('회차', 'Ordinal', asNumber),
  starts_on: told('첫날', 'First day', asDay),
  ends_on: told('마지막 날', 'Last day', asDay),
  time_zone: told('시간대', 'Time zone', asText),
  sample: told(
    '성격',
    'Nature',
    yesNo({ ko: '지어낸 표본', en: 'an invented sample' }, { ko: '실제 회차', en: 'a real edition' }),
  ),
  phases: told('한 해의 단계', 'Phases of the year', listOf(asPhase)),
};

/** What is entered of an edition as a whole. */
export const EDITION_WORDS: Readonly<Record<string, Readonly<Record<string, Particular>>>> = {
  'edition.opened': {
    origin: told('기록의 이름', 'Name of the log', asText),
    previous: told('앞선 기록', 'Record before it', asPrevious),
  },
  'edition.announced': FACTS,
  'edition.changed': FACTS,
  'edition.sealed': {},
};
