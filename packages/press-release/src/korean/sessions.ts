import type { FoundSession, SessionMention } from '../found.ts';
import type { BodyBlock } from '../document/blocks.ts';
import type { FoundDate } from '../document/dates.ts';
import { addDays } from '../document/dates.ts';
import { CLOSING_REMARKS, EVENT_NOUN, OPENING_REMARKS } from './event-words.ts';
import { isCommonNoun } from './organisations.ts';
import type { SessionType } from '../release.ts';
import { canEndInParticle } from '../writing/syllables.ts';
import { titleIn } from './titles.ts';

const CEREMONY = '개회식|개막식|개막행사|폐회식|폐막식|폐막행사';
const NOUN = `(?:${CEREMONY}|(?:(?:특별|개막|폐막|기조|전체|본|패널|종합|분과|합동|고위급)\\s?)?(?:세션|라운드테이블|원탁회의|패널\\s?토론|종합\\s?토론|분과회의|분과|부대행사|워크숍|워크샵)|본회의|전체회의|(?:환영|공식)\\s?(?:만찬|오찬)|청년회의|간담회|토론회)`;
const MENTION = new RegExp(
  `(?<title>${NOUN}(?:\\s?[1-9Ⅰ-Ⅴ](?![0-9가-힣]))?)(?<bracket>\\s?[(‘“「'][^()‘’“”「」']{2,50}[)’”」']|[」』’”])?(?<particle>에서는|에서도|에서|에는|에도|에|은|는|이|가|을|를|도|의)?(?<next>[\\s,:.·)\\]>】〉]|$)`,
  'g',
);
const PASSING = /^(?:\s?(?:이어|앞서|직후|이은|후)|[을를] (?:시작으로|마치고|마친)|과 함께)/;
const NUMBERED =
  /(?:^|[\s[(<【〈])((?:제\s?)?\d{1,2}|첫 ?번째|두 ?번째|세 ?번째|네 ?번째|다섯 ?번째|마지막)\s?$/;
const TIME =
  /^(?:오전|오후|저녁|이번|금번|올해|각|동|본|해당|모든|여러|매|전|두|세|네|첫|이|그|같은|이날|첫날|둘째|셋째|마지막|당일|다음|다음날|이튿날|\d+개|\d+일차?|개|날|이어|이어서|이어진|열린|진행된|개최된|특히|또한|먼저|한편|그리고|및|또는|주요|별도|이후|국내|관련|개별|정규|공식|병행|주제별)$/;
const BAD_END =
  /(?:된|되는|한|하는|은|는|린|던|을|를|에|에서|면서|해서|이어서|로|하여|되어|이어|(?:비롯|통|위|대|관|포함|참석|참가|참여|더|주최|개최|진행)해|(?:하|되|이|있|맡|갖|열|찾|참석하)고|며|및|등|이|가|진|맡은|째|간|부터|까지|께|중|인|친|온)$/;
const WORDS_LEFT_MAX = 5;

function typeOf(title: string): SessionType {
  if (/개회|개막/.test(title)) return 'opening';
  if (/폐회|폐막/.test(title)) return 'closing';
  if (/라운드테이블|원탁/.test(title)) return 'roundtable';
  if (/본회의|전체/.test(title)) return 'plenary';
  if (/패널|종합\s?토론|토론회/.test(title)) return 'panel';
  if (/워크숍|워크샵/.test(title)) return 'workshop';
  if (/부대행사|만찬|오찬/.test(title)) return 'side_event';
  if (/이해관계자|시민사회 세션|청년 세션|청년회의/.test(title)) return 'stakeholder_session';
  return 'session';
}

const keyOf = (title: string): string => title.replace(/[\s‘’“”"'「」()]/g, '');

/** How far to the left a session's title reaches: bare nouns, a number, a name in quotation marks. */
function titleStart(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 60), at);
  const quoted = /[‘“「'][^‘’“”「」']{2,50}[’”」']\s?$/.exec(before);
  if (quoted !== null) return at - quoted[0].length;
  const numbered = NUMBERED.exec(before);
  if (numbered !== null) return at - numbered[0].replace(/^[\s[(<【〈]/, '').length;
  let start = at;
  let rest = before.trimEnd();
  if (/[,.)」』’”:△▲※]$/.test(rest)) return at;
  for (let taken = 0; taken < WORDS_LEFT_MAX && rest !== ''; taken += 1) {
    const word = /[^\s,.()[\]<>【】〈〉「」『』‘’“”:△▲※?!]+$/.exec(rest)?.[0] ?? '';
    if (word === '' || TIME.test(word) || /^\d/.test(word) || titleIn(word) !== null) break;
    const possessive = word.endsWith('의') && new RegExp(`(?:${EVENT_NOUN}|날|일차|행사)의$`).test(word);
    if (possessive || (BAD_END.test(word) && canEndInParticle(word) && !isCommonNoun(word))) break;
    start = at - (before.length - rest.length) - word.length;
    const further = rest.slice(0, -word.length);
    if (/[^\s]$/.test(further) || further.trim() === '') break;
    rest = further.trimEnd();
    if (/[,.)」』’”:△▲※]$/.test(rest)) break;
  }
  return start;
}

const DAY_WORDS: readonly (readonly [RegExp, number])[] = [
  [/(?:첫날|첫째 날|1일차)[^.]{0,30}$/, 0],
  [/(?:둘째 날|이튿날|2일차|다음 ?날)[^.]{0,30}$/, 1],
  [/(?:셋째 날|3일차)[^.]{0,30}$/, 2],
];

/** The day a session was held on: the last date before it in its sentence, or its day of the forum. */
function dayOf(
  text: string,
  at: number,
  dates: readonly FoundDate[],
  range: { from: string | null; to: string | null; before: string | null },
): string | null {
  const sentenceStart = Math.max(text.lastIndexOf('다. ', at), 0);
  const date = dates.findLast(
    (found) => found.end <= at && found.start >= sentenceStart && at - found.end <= 60,
  );
  const between = date === undefined ? '' : text.slice(date.end, at);
  if (date !== undefined && !/[고며나],? /.test(between.replace(/이어|및/g, '')))
    return date.to === null ? date.from : null;
  const before = text.slice(Math.max(0, at - 40), at);
  if (range.to !== null && /마지막 날[^.]{0,30}$/.test(before)) return range.to;
  if (/같은 날[^.]{0,30}$/.test(before)) return range.before;
  for (const [pattern, days] of DAY_WORDS)
    if (range.from !== null && pattern.test(before)) return addDays(range.from, days);
  return null;
}

export type SessionContext = {
  readonly blocks: readonly BodyBlock[];
  readonly dates: readonly (readonly FoundDate[])[];
  readonly range: { readonly from: string | null; readonly to: string | null };
  readonly forumName: string | null;
};

type Draft = { title: string; start: number; end: number; mention: RegExpMatchArray; passing: boolean };

function draftsIn(block: BodyBlock, forumName: string | null): Draft[] {
  const drafts: Draft[] = [];
  for (const match of block.text.matchAll(MENTION)) {
    const noun = match.groups?.['title'] ?? '';
    const start = titleStart(block.text, match.index);
    const bracket = match.groups?.['bracket'] ?? '';
    const closes = /^[」』’”]$/.test(bracket);
    const numbered = /\d|번째|마지막/.test(block.text.slice(start, match.index)) || /[1-9Ⅰ-Ⅴ]$/.test(noun);
    const end = match.index + noun.length + (numbered && !closes ? bracket.length : 0);
    const title = block.text.slice(start, end).trim();
    const after = block.text.slice(match.index + noun.length + bracket.length, end + 60);
    const ceremony = new RegExp(`^(?:${CEREMONY})`).test(noun);
    const own =
      start < match.index ||
      /^(?:특별|개막|폐막|기조|본회의|전체|종합|패널|합동|고위급|환영)/.test(noun.trim()) ||
      numbered;
    const set =
      match.groups?.['particle'] !== undefined ||
      bracket !== '' ||
      /^\s?:/.test(after) ||
      stands(block.text, start, end);
    const isForum = forumName !== null && keyOf(forumName).endsWith(keyOf(title));
    if ((!ceremony && !own) || !set || isForum) continue;
    if (match.index > 0 && start === match.index && /[가-힣]/.test(block.text[match.index - 1] ?? ''))
      continue;
    const passing = PASSING.test(after.replace(/^에/, ''));
    drafts.push({ title, start, end, mention: match, passing });
  }
  return drafts;
}

/** `(제1세션)`, `<개회식>` at the head of a block, and a block that is nothing but the session's name. */
function stands(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start).trim();
  const after = text.slice(end).trimStart();
  if (/^[([<【〈]$/.test(before)) return /^[)\]>】〉:]/.test(after);
  return before === '' && (after === '' || /^[(:][^)]{0,40}\)?$/.test(after));
}

/** Sessions in the order in which they are first named, and where each block names which. */
export function sessionsOf(context: SessionContext): {
  sessions: FoundSession[];
  mentions: SessionMention[][];
} {
  const known = new Map<string, FoundSession>();
  let dayBefore: string | null = null;
  const mentions = context.blocks.map((block, index): SessionMention[] =>
    draftsIn(block, context.forumName).map((draft) => {
      const key = keyOf(draft.title);
      const range = { ...context.range, before: dayBefore };
      const on = dayOf(block.text, draft.start, context.dates[index] ?? [], range);
      dayBefore = on ?? dayBefore;
      const planned = /^[^.]{0,40}(?:예정|계획)/.test(block.text.slice(draft.end));
      const found = known.get(key) ?? sameSession(known, key);
      const session = found ?? {
        key,
        title: draft.title,
        start: block.start + draft.start,
        end: block.start + draft.end,
        type: typeOf(draft.title),
        block: index,
        on,
        parent: null,
        planned,
      };
      if (session.on === null) session.on = on;
      known.set(key, session);
      return { session, at: draft.start, end: draft.end, passing: draft.passing };
    }),
  );
  const sessions = [...new Set(known.values())];
  addRemarks(context, sessions, mentions);
  return { sessions: sessions.sort((a, b) => a.start - b.start), mentions };
}

/** 특별 라운드테이블 named again is the one 보건안보 특별 라운드테이블, when there is one only. */
function sameSession(known: ReadonlyMap<string, FoundSession>, key: string): FoundSession | undefined {
  if (key.length < 5) return undefined;
  const alike = [...known.values()].filter((session) => session.key.endsWith(key));
  return alike.length === 1 ? alike[0] : undefined;
}

/** Opening and closing remarks stand for a ceremony the release does not name. */
function addRemarks(context: SessionContext, sessions: FoundSession[], mentions: SessionMention[][]): void {
  const kinds: readonly (readonly [SessionType, string])[] = [
    ['opening', OPENING_REMARKS],
    ['closing', CLOSING_REMARKS],
  ];
  for (const [type, words] of kinds) {
    const ceremony = sessions.find((session) => session.type === type);
    const pattern = new RegExp(`(?:${words})(?=을|를|에서|로|,|\\s|$)`, 'g');
    for (const [index, block] of context.blocks.entries()) {
      if (block.kind === 'note') continue;
      for (const match of block.text.matchAll(pattern)) {
        const start = block.start + match.index;
        const found = ceremony ?? sessions.find((session) => session.type === type);
        const made = {
          key: match[0],
          title: match[0],
          start,
          end: start + match[0].length,
          type,
          block: index,
          on: null,
          parent: null,
          planned: /할 예정|예정이다/.test(block.text.slice(match.index)),
        };
        const session: FoundSession = found ?? made;
        if (found === undefined) sessions.push(session);
        mentions[index]?.push({
          session,
          at: match.index,
          end: match.index + match[0].length,
          passing: false,
        });
      }
    }
  }
  for (const list of mentions) list.sort((a, b) => a.at - b.at);
}
