import type { Days, NamedForum, Passage } from '../found.ts';
import type { Stretch } from '../document/anatomy.ts';
import type { BodyBlock } from '../document/blocks.ts';
import type { FoundDate } from '../document/dates.ts';
import { addDays } from '../document/dates.ts';
import { EVENT_NOUN, LESSER_EVENT } from './event-words.ts';
import type { EventFormat } from '../release.ts';
import type { Doubts } from '../warning.ts';

const NUMERALS = ['첫', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열'];
const ORDINAL = String.raw`(?:제\s?(?<n>\d{1,3})\s?[차회기]|(?<c>\d{1,3})\s?회차|(?<w>${NUMERALS.join('|')})\s?번째(?:로)?|(?<b>\d{1,3})\s?번째(?:로)?)`;
const BRACKETS = String.raw`[「『｢⌜⌈<〈《≪‘“'"](?<in>[^「」『』｢｣⌜⌟⌈⌋<>〈〉《》≪≫‘’“”'"\n]{2,60})[」』｣⌟⌋>〉》≫’”'"]`;
const BRACKETED = new RegExp(`(?:${ORDINAL}\\s?)?(?<open>)${BRACKETS}`, 'g');
const PLAIN = new RegExp(
  `(?:(?:${ORDINAL}|(?<y>20\\d{2})\\s?년?도?)\\s)(?<name>(?:[가-힣A-Za-z·-]{1,14}\\s){0,4}?[가-힣A-Za-z·-]{0,14}${EVENT_NOUN})(?![가-힣]*(?:장|단|실)[\\s을를이가은는])(?=\\s?\\(|[이가은는을를의에와과로도]|[\\s,.’”'"]|$)`,
  'g',
);
const UNNUMBERED = new RegExp(
  `(?<![가-힣])(?<name>(?:[가-힣A-Za-z·-]{1,12}\\s){0,3}?[가-힣A-Za-z·-]{1,14}(?:${EVENT_NOUN}))(?=\\s?\\(|[이가은는을를의에와과]?\\s|$)`,
  'g',
);
const ENGLISH_EVENT = /(?:Forum|Dialogue|Conference|Summit|Symposium|Assembly|Meeting|Week)\b/i;
const ENDS_IN_EVENT = new RegExp(`${EVENT_NOUN}(?:\\s?\\(?20\\d\\d\\)?)?$`);
const OPENERS = '「『｢⌜⌈《≪';

function ordinalOf(groups: Record<string, string | undefined>): number | null {
  const digits = groups['n'] ?? groups['c'] ?? groups['b'];
  if (digits !== undefined) return Number(digits);
  const word = groups['w'];
  return word === undefined ? null : NUMERALS.indexOf(word) + 1;
}

/** `2025 세계대화`, `제3차 세계대화`, `세계대화 2025` inside the marks: the name, its label and its ordinal. */
function unpack(
  inner: string,
): { name: string; label: string | null; ordinal: number | null; lead: number } | null {
  if (!ENDS_IN_EVENT.test(inner) && !ENGLISH_EVENT.test(inner)) return null;
  const ordered = new RegExp(`^${ORDINAL}\\s?`).exec(inner);
  if (ordered !== null)
    return {
      name: inner.slice(ordered[0].length),
      label: null,
      ordinal: ordinalOf(ordered.groups ?? {}),
      lead: ordered[0].length,
    };
  const year = /^['’]?(?:20)?\d{2}년?도?\s/.exec(inner);
  if (year !== null && /20\d\d|^['’]/.test(year[0]))
    return { name: inner.slice(year[0].length), label: inner, ordinal: null, lead: year[0].length };
  const tail = /\s\(?20\d\d\)?$/.exec(inner);
  if (tail !== null) return { name: inner.slice(0, tail.index), label: inner, ordinal: null, lead: 0 };
  return { name: inner, label: null, ordinal: null, lead: 0 };
}

type Candidate = NamedForum & { score: number };

function bracketedIn(passage: Passage): Candidate[] {
  const found: Candidate[] = [];
  for (const match of passage.text.matchAll(BRACKETED)) {
    const groups = match.groups ?? {};
    const inner = groups['in'] ?? '';
    const parts = unpack(inner.trim());
    if (parts === null) continue;
    const ordinal = ordinalOf(groups) ?? parts.ordinal;
    const open = match[0].length - inner.length - 2;
    const start = passage.start + match.index + open + 1 + parts.lead;
    const official = OPENERS.includes(match[0][open] ?? ' ') ? 3 : 0;
    const lesser = LESSER_EVENT.test(parts.name) ? -4 : 0;
    const score =
      passage.weight + official + lesser + (ordinal === null ? 0 : 3) + (parts.label === null ? 0 : 3);
    found.push({
      name: parts.name,
      label: parts.label,
      ordinal,
      start,
      end: start + parts.name.length,
      score,
    });
  }
  return found;
}

function plainIn(passage: Passage): Candidate[] {
  const found: Candidate[] = [];
  for (const match of passage.text.matchAll(PLAIN)) {
    const groups = match.groups ?? {};
    const name = groups['name'] ?? '';
    if (/^(?:이번|금번|올해)/.test(name) || /^\d/.test(name)) continue;
    const start = passage.start + match.index + match[0].length - name.length;
    const year = groups['y'];
    const label = year === undefined ? null : passage.text.slice(match.index, match.index + match[0].length);
    const lesser = LESSER_EVENT.test(name) ? -3 : 0;
    const bare = new RegExp(`^${EVENT_NOUN}$`).test(name) ? -6 : 0;
    const score = passage.weight + 2 + lesser + bare;
    found.push({ name, label, ordinal: ordinalOf(groups), start, end: start + name.length, score });
  }
  return found;
}

function unnumberedIn(passage: Passage): Candidate[] {
  const found: Candidate[] = [];
  for (const match of passage.text.matchAll(UNNUMBERED)) {
    const name = (match.groups?.['name'] ?? '').replace(/^(?:.*[은는을를에한]|이번|금번|올해|동|본)\s/, '');
    if (name.length < 4 || new RegExp(`^(?:이번|금번|동|본|올해)?\\s?${EVENT_NOUN}$`).test(name)) continue;
    const start = passage.start + match.index + match[0].length - name.length;
    found.push({
      name,
      label: null,
      ordinal: null,
      start,
      end: start + name.length,
      score: passage.weight - 2 + (LESSER_EVENT.test(name) ? -2 : 0),
    });
  }
  return found;
}

/** The forum a release is about: the best supported name in title, lead and body. */
export function forumOf(passages: readonly Passage[], doubts: Doubts): NamedForum | null {
  const marked = passages.flatMap((passage) => [...bracketedIn(passage), ...plainIn(passage)]);
  const candidates = marked.length > 0 ? marked : passages.slice(0, 3).flatMap(unnumberedIn);
  const scores = new Map<string, number>();
  const key = (name: string): string => name.replace(/\s/g, '');
  for (const candidate of candidates) {
    const before = scores.get(key(candidate.name));
    scores.set(
      key(candidate.name),
      Math.max(before ?? -99, candidate.score) + (before === undefined ? 0 : 1),
    );
  }
  const best = [...scores].toSorted((a, b) => b[1] - a[1])[0]?.[0];
  if (best === undefined) return null;
  const same = candidates.filter((candidate) => key(candidate.name) === best);
  const first = same[0];
  if (first === undefined) return null;
  const ordinals = [
    ...new Set(
      same
        .filter((one) => one.score >= 0)
        .map((one) => one.ordinal)
        .filter((n) => n !== null),
    ),
  ];
  if (ordinals.length > 1) doubts.add('ordinal-conflict', first.start, { values: ordinals.join(', ') });
  const label = same.find((candidate) => candidate.label !== null)?.label ?? null;
  return { ...first, label, ordinal: ordinals[0] ?? null };
}

/** `올해로 3회를 맞은`, `두 번째로 열린` in the lead, when the name itself carries no ordinal. */
export function looseOrdinal(text: string): number | null {
  const celebrated =
    /(\d{1,3})\s?회(?:째)?(?:를|을)?\s?맞/.exec(text)?.[1] ??
    /(?:올해|금년|이번)(?:로|이)?\s(?:제\s?)?(\d{1,3})\s?(?:회(?:째|차)?|차)(?![가-힣])/.exec(text)?.[1];
  if (celebrated !== undefined) return Number(celebrated);
  const match = new RegExp(ORDINAL).exec(text);
  const named =
    match !== null &&
    /^(?:\s?(?:열린|열리는|개최|를|로|이|을|포럼|대화|회의|맞|인))/.test(
      text.slice(match.index + match[0].length),
    );
  return match !== null && named ? ordinalOf(match.groups ?? {}) : null;
}

const QUOTED = `[‘“'"「『<《](?<theme>[^‘’“”'"「」『』<>《》\\n]{2,100})[’”'"」』>》]`;
const THEME: readonly RegExp[] = [
  new RegExp(`${QUOTED}\\s?(?:을|를)\\s(?:대)?주제로`),
  new RegExp(`${QUOTED}\\s?(?:이?라는|이란|의)\\s(?:대)?주제`),
  new RegExp(`(?:대)?주제(?:는|인|로)?\\s?${QUOTED}`),
  new RegExp(`${QUOTED}\\s?(?:대)?주제(?:로|\\s?하에|\\s?아래)`),
];
const THEME_KEY =
  /^(?:(?:대|전체)?\s?주\s?제\s*[:：]|[([<【〈]\s*주\s?제\s*[)\]>】〉]\s*[:：]?)\s*[‘“'"「]?(?<theme>[^‘’“”'"」]{2,100}?)[’”'"」]?\s*$/;
const EVENT = new RegExp(EVENT_NOUN);

/** The theme of the forum: in the lead, in a key : value line, else in a sentence about the forum and no session. */
export function themeOf(blocks: readonly BodyBlock[]): (Stretch & { readonly theme: string }) | null {
  for (const [index, block] of blocks.entries()) {
    const keyed = THEME_KEY.exec(block.text);
    const history = index > 0 && /연혁|차 회의/.test(block.text);
    const patterns =
      keyed !== null ? [THEME_KEY] : history || (index > 0 && !EVENT.test(block.text)) ? [] : THEME;
    for (const pattern of patterns) {
      const match = pattern.exec(block.text);
      const theme = match?.groups?.['theme'];
      if (match === null || theme === undefined) continue;
      const sentence =
        block.text
          .slice(0, match.index)
          .split(/다\.\s/)
          .at(-1) ?? '';
      if (index > 0 && /세션|라운드테이블|토론/.test(sentence)) continue;
      const start = block.start + match.index + match[0].indexOf(theme);
      return { theme: theme.trim(), start, end: start + theme.trim().length };
    }
  }
  return null;
}

const LENGTHS: readonly (readonly [RegExp, number])[] = [
  [/이틀|양일/, 2],
  [/사흘/, 3],
  [/나흘/, 4],
  [/닷새/, 5],
  [/엿새/, 6],
  [/일주일/, 7],
];

export function lengthOf(text: string): number | null {
  const counted = /(?:총\s)?(?<![\d.∼~～-])(\d{1,2})일간(?!격)/.exec(text);
  if (counted !== null && !/[월.∼~～-]\s?$/.test(text.slice(0, counted.index))) return Number(counted[1]);
  return LENGTHS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

export function formatOf(text: string): EventFormat | null {
  if (
    /(?:대면|온라인|오프라인)[·ㆍ,/ ]{0,3}(?:비대면|온라인|오프라인)|온[·ㆍ/]?\s?오프라인|혼합\s?(?:방식|형태|형)|하이브리드/.test(
      text,
    )
  )
    return 'hybrid';
  if (/비대면|화상(?:회의|으로)?|온라인(?:으로)?\s(?:개최|진행|열)|전면 온라인/.test(text)) return 'online';
  return /대면(?:으로)?\s?(?:회의|개최|진행|방식)/.test(text) ? 'in_person' : null;
}

/** The days of the edition; a preparatory meeting has a day of its own and says nothing of the edition's. */
export function daysOf(
  blocks: readonly BodyBlock[],
  dates: readonly (readonly FoundDate[])[],
  preparatory: boolean,
  doubts: Doubts,
): Days {
  const lead = blocks[0];
  const leadDates = dates[0] ?? [];
  const keyed = blocks.findIndex((block) =>
    /^[([<【〈]?\s*(?:일\s?시|기\s?간|일\s?자|개최 ?일시|일시[·/]\s?장소)\s*[:：()\]>】〉]/.test(block.text),
  );
  const pool = [...leadDates, ...(keyed > 0 ? (dates[keyed] ?? []) : [])];
  const rest =
    pool.length > 0 ? pool : dates.flatMap((list, index) => (blocks[index]?.kind === 'body' ? list : []));
  const main = rest.find((date) => date.to !== null) ?? rest.find((date) => date.from !== null);
  const days = lead === undefined ? null : lengthOf(lead.text);
  if (main === undefined) {
    if (lead !== undefined) doubts.add('date-missing', lead.start);
    return { from: null, to: null, days, reported: null };
  }
  if (preparatory) {
    if (lead !== undefined) doubts.add('edition-date-unknown', lead.start);
    return { from: null, to: null, days: null, reported: main.from };
  }
  const begins =
    lead !== undefined && /개막(?:되|하여|해|하였|했|식)|시작(?:되|하였|했)|첫날|막을 올/.test(lead.text);
  let to = main.to;
  if (to === null && main.from !== null && days !== null) {
    to = addDays(main.from, days - 1);
    if (lead !== undefined) doubts.add('end-derived', lead.start, { days });
  } else if (to === null && !begins) to = main.from;
  return { from: main.from, to, days, reported: main.from };
}
