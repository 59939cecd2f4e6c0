import {
  couldBeNamePart,
  couldOpenName,
  isNativeName,
  isPlainNoun,
  NEEDS_ORGANISATION,
  nameLength,
  STRONG_FOREIGN,
} from './names.ts';
import { openedBy } from './latin-names.ts';
import { bareOf, latinOf, titleAt, type Mention, type TitleHit } from './mention.ts';
import { nameInBrackets, nameWithSsi } from './mentions-unusual.ts';
import { isCommonNoun, isOrganisation } from './organisations.ts';
import { FORMER, splitHeaded, TITLE_MODIFIER, titleIn } from './titles.ts';
import { endsPhrase, neverName, wordsOf, type Word } from './words.ts';

/** Words before a title that are searched for a name. */
const WORDS_BACK_MAX = 9;
const NAME_WORDS_MAX = 4;
/** Whether the text elsewhere calls somebody by these words and this title, which settles where the name ends. */
export type Evidence = (name: string, title: string) => boolean;

type Split = {
  readonly from: number;
  readonly count: number;
  readonly latin: string | null;
  readonly sure: boolean;
};

/** Which of the words before a title are the name. */
function splitName(words: readonly Word[], title: string, evidence: Evidence): Split | null {
  const bare = words.map(bareOf);
  const last = bare.at(-1) ?? '';
  const withLatin = words.findIndex((word) => latinOf(word) !== null);
  let from = bare.findIndex((word) => couldOpenName(word) && !isPlainNoun(word));
  if (withLatin >= 0) {
    const latin = words[withLatin] === undefined ? null : latinOf(words[withLatin]);
    const surname = bare[withLatin] ?? '';
    const opens = bare[withLatin - 1] ?? '';
    const opened = opens !== '' && !isPlainNoun(opens) && openedBy(opens, surname, latin ?? '');
    if (isNativeName(surname)) from = opened ? withLatin - 1 : withLatin;
    else if (from === -1 || from > withLatin) from = withLatin;
    // A name has no more parts in Hangul than in Latin letters.
    else from = Math.max(from, withLatin - Math.max(1, (latin ?? '').split(/[\s-]+/).length) + 1);
    return { from, count: withLatin - from + 1, latin, sure: true };
  }
  if (from === -1) return null;
  if (bare.length > 1 && isNativeName(last) && !isNativeName(bare[from] ?? ''))
    return { from: bare.length - 1, count: 1, latin: null, sure: true };
  const rest = bare.slice(from);
  for (let count = Math.min(rest.length, NAME_WORDS_MAX); count >= 1; count -= 1)
    if (count < rest.length && evidence(rest.slice(0, count).join(' '), title))
      return { from, count, latin: null, sure: true };
  const length = nameLength(rest, title);
  return length === null ? null : { from, count: length.count, latin: null, sure: length.sure };
}

/** What stands between name and title: an organisation, then words that belong to the title. */
function office(
  between: readonly Word[],
  titleWord: Word,
  hit: TitleHit,
  text: string,
): Pick<Mention, 'organisation' | 'title' | 'former'> {
  let cut = between.length;
  while (cut > 0) {
    const word = between[cut - 1]?.text ?? '';
    if (word === '담당' && cut > 1) cut -= 2;
    else if (TITLE_MODIFIER.test(word)) cut -= 1;
    else break;
  }
  const former = between.some((word) => FORMER.test(word.text));
  const organisations = between
    .slice(0, cut)
    .filter((word) => !FORMER.test(word.text) && !/^(?:현|現)$/.test(word.text));
  const modifiers = between
    .slice(cut)
    .filter((word) => !FORMER.test(word.text) && !/^(?:현|現)$/.test(word.text));
  const own = text.slice(titleWord.start, hit.end);
  const headed = hit.title === '장' || hit.before !== '' ? splitHeaded(own) : null;
  const first = organisations[0];
  const lastOne = organisations.at(-1);
  const whole = first === undefined || lastOne === undefined ? null : text.slice(first.start, lastOne.end);
  const broken = whole !== null && / (?:전|前|현|現) /.test(whole);
  const joined = broken ? organisations.map((word) => word.text).join(' ') : whole;
  const outer = joined === null ? null : joined.replace(/의$/, '');
  const modifier = modifiers.map((word) => word.text).join(' ');
  if (headed !== null) {
    const organisation = [outer, modifier === '' ? null : modifier, headed.organisation].filter(
      (part) => part !== null,
    );
    return { organisation: organisation.join(' '), title: headed.title, former };
  }
  if (hit.before !== '' && isOrganisation(hit.before) && !isCommonNoun(hit.before)) {
    const organisation = outer === null ? hit.before : `${outer} ${hit.before}`;
    return { organisation, title: hit.title, former };
  }
  return { organisation: outer, title: modifier === '' ? own : `${modifier} ${own}`, former };
}

/** `이름 소속 직함`, `소속 이름 직함` and the short `성 직함`. */
function nameBefore(words: readonly Word[], at: number, text: string, evidence: Evidence): Mention | null {
  const titleWord = words[at];
  const hit = titleWord === undefined ? null : titleAt(titleWord);
  if (titleWord === undefined || hit === null) return null;
  let first = at;
  while (first > 0 && at - first < WORDS_BACK_MAX) {
    const before = words[first - 1];
    if (before === undefined || endsPhrase(before)) break;
    first -= 1;
    const fullName = isNativeName(bareOf(before)) && bareOf(before).length >= 3;
    if (fullName && !isOrganisation(words[first - 1]?.text ?? '')) break;
  }
  const chunk = words.slice(first, at);
  if (chunk.length === 0) return null;
  const only = chunk[0];
  const alone = chunk.filter((word) => !FORMER.test(word.text));
  if (only !== undefined && (alone.length === 1 || chunk.length === 1)) {
    const word = bareOf(alone[0] ?? only);
    const nativeFull =
      isNativeName(word) ||
      latinOf(only) !== null ||
      (word.length >= 3 && couldOpenName(word) && !STRONG_FOREIGN.test(word));
    if (!nativeFull) return shortMention(only, word, hit, titleWord);
  }
  const split = splitName(chunk, hit.title, evidence);
  if (split === null) return null;
  const nameWords = chunk.slice(split.from, split.from + split.count);
  const start = nameWords[0];
  if (start === undefined) return null;
  const name = nameWords.map(bareOf).join(' ');
  const after = chunk.slice(split.from + split.count);
  const owner = words[first - 1];
  const owned = split.from === 0 && after.length === 0 && owner?.after === '' && owner.text.endsWith('의');
  const known = owned ? ownerBefore(words.slice(0, first)) : organisationsBefore(chunk.slice(0, split.from));
  const unknown = split.from > 0 ? chunk[split.from - 1] : words[first - 1];
  const guessed =
    known.length === 0 &&
    after.length === 0 &&
    NEEDS_ORGANISATION.test(hit.title) &&
    couldBeOrganisation(unknown);
  const before = guessed ? [unknown] : known;
  const details = office(after.length === 0 ? before : [...before, ...after], titleWord, hit, text);
  const begins = after.every((word) => FORMER.test(word.text) || TITLE_MODIFIER.test(word.text))
    ? ((owned ? null : before[0]) ?? start)
    : start;
  return {
    kind: 'full',
    start: begins.start,
    end: hit.end,
    name,
    latin: split.latin,
    sure: split.sure && !guessed,
    ...details,
  };
}

function shortMention(first: Word, name: string, hit: TitleHit, titleWord: Word): Mention | null {
  if (isPlainNoun(name) && name.length > 1) return null;
  if (!/^[가-힣-]+$/.test(name)) return null;
  const title = titleWord.text.slice(0, hit.end - titleWord.start);
  return {
    kind: 'short',
    start: first.start,
    end: hit.end,
    name,
    latin: null,
    title,
    organisation: null,
    former: false,
    sure: true,
  };
}

/** The organisation words right before a name. */
function organisationsBefore(words: readonly Word[]): Word[] {
  let from = words.length;
  while (from > 0 && isOrganisation(words[from - 1]?.text ?? '')) from -= 1;
  return words.slice(from);
}

/** 팜바이오 김도현 부사장: a word nobody knows that stands before somebody who must work somewhere. */
function couldBeOrganisation(word: Word | undefined): word is Word {
  const text = word?.text ?? '';
  const noun = /^[가-힣]{3,10}$/.test(text) && !isCommonNoun(text) && titleIn(text) === null;
  return word !== undefined && noun && !endsPhrase(word) && !neverName(word) && !isNativeName(text);
}

/** 로테르담 항만청의: the owner named in the genitive, with the place it belongs to. */
function ownerBefore(words: readonly Word[]): Word[] {
  const own = organisationsBefore(words);
  const place = words.at(-own.length - 1);
  const joins = own.length === 1 && place !== undefined && !endsPhrase(place) && !neverName(place);
  return joins && /^[가-힣]{2,8}$/.test(place.text) && !isCommonNoun(place.text) ? [place, ...own] : own;
}

const NAME_END = /^(.+?)(?:께서는|께서|은|는|이|가|을|를|과|와|의|도)$/;
const FOLLOWS_NAME = /^(?:역시|등|등이|등은|등을|등과|또한|및)$/;

/** Titles that mean nothing else; 소장 is a collection as well, 학생 a pupil among ninety. */
const SURELY_A_PERSON =
  /^(?:활동가|운동가|장관|차관|총리|대통령|대표이사|사무총장|위원장|교수|변호사|연구원|박사|감독관|보고관)$/;

/** 모한 라이는: after a first part of two syllables, a word with a particle that could be a foreign surname. */
function continues(part: string, next: Word): boolean {
  if (STRONG_FOREIGN.test(next.text)) return true;
  const bare = NAME_END.exec(bareOf(next))?.[1];
  return part.length === 2 && bare !== undefined && !isPlainNoun(bare) && couldBeNamePart(bare);
}

/** Past the bracket that hangs on a name. */
function bracketEnd(text: string, end: number): number {
  return end + (/^\([^()]{0,80}\)/.exec(text.slice(end, end + 84))?.[0].length ?? 0);
}

/** `기관의 직함 이름`. */
function nameAfter(words: readonly Word[], at: number, text: string): Mention | null {
  const titleWord = words[at];
  const hit = titleWord === undefined ? null : titleAt(titleWord);
  if (titleWord === undefined || hit === null || hit.closed) return null;
  const parts: string[] = [];
  let end = titleWord.end;
  let latin: string | null = null;
  for (let next = at + 1; next < words.length && parts.length < NAME_WORDS_MAX; next += 1) {
    const word = words[next];
    if (word === undefined || FOLLOWS_NAME.test(word.text) || neverName(word)) break;
    latin = latinOf(word);
    const bare = latin === null ? bareOf(word) : word.text.slice(0, word.text.indexOf('('));
    const stripped = latin === null && !isNativeName(bare) ? (NAME_END.exec(bare)?.[1] ?? bare) : bare;
    if (!(isNativeName(stripped) || couldBeNamePart(stripped) || couldBeNamePart(bare))) break;
    const followed = latin !== null || word.after !== '' || FOLLOWS_NAME.test(words[next + 1]?.text ?? '');
    const part = followed ? bare : stripped;
    parts.push(part);
    end = word.start + part.length;
    const further = words[next + 1];
    const full = isNativeName(part) && !(further !== undefined && continues(part, further));
    if (part !== bare || followed || full) break;
  }
  if (/^ 씨(?![가-힣]{3})/.test(text.slice(end, end + 5))) end += 2;
  const name = parts.join(' ');
  const native = parts.length === 1 && isNativeName(name);
  // 주민 대표 편도준 이장: the title that follows the name is the one that counts.
  const follower = words.find((word) => word.start >= end);
  const behind = follower === undefined ? undefined : words[words.indexOf(follower) + 1];
  const next =
    follower !== undefined && isOrganisation(follower.text) && !endsPhrase(follower) ? behind : follower;
  if (
    follower !== undefined &&
    follower.start - bracketEnd(text, end) <= 1 &&
    next !== undefined &&
    titleAt(next) !== null
  )
    return null;
  const listed = follower !== undefined && FOLLOWS_NAME.test(follower.text);
  const borne = /^(?:은|는|이|가|께서)(?=[\s,“"])/.test(text.slice(end, end + 3));
  const spoken =
    parts.length === 2 &&
    SURELY_A_PERSON.test(hit.title) &&
    parts.every((part) => couldBeNamePart(part)) &&
    (borne || listed);
  if (!native && latin === null && !spoken && (parts.length < 2 || !STRONG_FOREIGN.test(name))) return null;
  const before = words[at - 1];
  const genitive =
    before !== undefined && before.after === '' && /의$/.test(before.text) && before.text.length > 2;
  const organisations = genitive
    ? [before]
    : before !== undefined && before.after === '' && isOrganisation(before.text)
      ? [before]
      : before !== undefined && before.after === '' && couldBeOrganisation(before)
        ? [before]
        : [];
  const details = office(organisations, titleWord, hit, text);
  const start = organisations[0]?.start ?? titleWord.start;
  return { kind: 'full', start, end, name, latin, sure: true, ...details };
}

/** 오픈지놈 공동창업자 니샤 파텔: one word before a title is a name only if none follows. */
function isWeak({ kind, name, latin, organisation }: Mention): boolean {
  return (
    kind === 'short' ||
    (organisation === null && latin === null && !name.includes(' ') && !isNativeName(name))
  );
}

/** Everybody named with a title in a text, in order. Positions are those of the text. */
export function mentionsIn(text: string, evidence: Evidence): Mention[] {
  const words = wordsOf(text);
  const found: Mention[] = [];
  let from = 0;
  for (const [at, word] of words.entries()) {
    const before = nameBefore(words, at, text, evidence);
    const mention =
      (before === null || isWeak(before) ? nameAfter(words, at, text) : null) ??
      before ??
      nameInBrackets(word, text) ??
      nameWithSsi(words, at);
    if (mention === null || mention.start < from) continue;
    found.push(mention);
    from = mention.end;
  }
  return found;
}
