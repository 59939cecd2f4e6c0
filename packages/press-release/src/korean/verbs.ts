import { VERBS, type Verb } from './force.ts';

/** How a clause with a verb of attribution goes on. Only the first four say that something was done. */
export type Ending = 'final' | 'past' | 'present' | 'noun' | 'planned' | 'denied';
export type VerbHit = {
  readonly verb: Verb;
  readonly start: number;
  /** Where the stem ends. */
  readonly stemEnd: number;
  /** Where the ending ends: the next clause begins here. */
  readonly end: number;
  readonly ending: Ending;
  readonly passive: boolean;
};

const NO_MORE = '(?![가-힣])';
/** Endings of 하다 after a noun, in the order in which they are tried. */
const HA: readonly (readonly [Ending, string])[] = [
  [
    'planned',
    `(?:할|하게 될|될) (?:예정|계획|방침)[가-힣]*|하기로 (?:예정|계획)[가-힣]*| 예정(?:이다|임)?${NO_MORE}|하겠다${NO_MORE}|하게 된다${NO_MORE}`,
  ],
  ['denied', '(?:하|되|에 이르|에 도달하)지 (?:못|않|는 못)[가-힣]*'],
  ['past', '(?:하였|했)(?:으며|고|으나|지만|는데|으면서)'],
  ['past', '(?:한|하였던|했던) (?:데 이어|데 반해|데 비해|반면|후|뒤|다음)(?:에)?,?'],
  ['final', '(?:하였|했)(?:다|습니다|음|슴|다고 한다)'],
  ['final', '하기도 (?:하였|했)[가-힣]*|한 바 있(?:다|습니다)'],
  ['present', `하(?:는 한편|면서도|면서|며|고)${NO_MORE}|하여${NO_MORE}|해${NO_MORE}`],
  ['final', `(?:한다|합니다|함)${NO_MORE}`],
  ['noun', `(?=\\s*(?:[.,;]|$))`],
];
const PASSIVE: readonly (readonly [Ending, string])[] = [
  ['planned', '될 (?:예정|계획)[가-힣]*'],
  ['past', '(?:되었|됐)(?:으며|고|으나)'],
  ['final', '(?:되었|됐)(?:다|습니다|음)'],
];
const NATIVE_PAST =
  '혔|했|하였|였|붙였|보았|봤|았|랐|렀|달하였|달했|뤘|루었|졌|출하였|출했|왔|었|성되었|성됐';
const nativeEndings = (optional: '' | '?'): readonly (readonly [Ending, string])[] => [
  ['planned', '(?:힐|할|일|을|볼) (?:예정|계획)[가-힣]*'],
  ['denied', '(?:히|하|이|으|르|우)?지 (?:못|않)[가-힣]*'],
  ['past', `(?:${NATIVE_PAST})${optional}(?:으며|고|으나|지만|는데)${NO_MORE}`],
  ['final', `(?:${NATIVE_PAST})${optional}(?:다|습니다|음)${NO_MORE}`],
  ['present', `(?:히|하|이|으|우|보|며|루|꼽)${optional}(?:는 한편|면서도|면서|며|고)${NO_MORE}`],
  ['past', `(?:힌|한|인|본) (?:데 이어|데 반해|반면|후|뒤|다음)(?:에)?,?${NO_MORE}`],
  ['final', `(?:힌다|한다|인다|본다|는다|힘|함|임|음|봄)${NO_MORE}`],
];

const alternatives = (
  endings: readonly (readonly [Ending, string])[],
): readonly (readonly [Ending, RegExp])[] =>
  endings.map(([ending, pattern]) => [ending, new RegExp(pattern, 'y')]);
const HA_ENDINGS = alternatives(HA);
const PASSIVE_ENDINGS = alternatives(PASSIVE);
const NATIVE_ENDINGS = alternatives(nativeEndings(''));
const BOUND_ENDINGS = alternatives(nativeEndings('?'));
const ENDINGS = { ha: HA_ENDINGS, native: NATIVE_ENDINGS, bound: BOUND_ENDINGS };

/** One scan finds every stem; what a place means is settled by the first verb that fits it whole. */
const STEMS = new RegExp(VERBS.map(({ stem }) => `(?:${stem})`).join('|'), 'g');
const COMPILED = VERBS.map((verb) => ({ verb, pattern: new RegExp(verb.stem, 'y') }));

function endingAt(
  text: string,
  at: number,
  endings: readonly (readonly [Ending, RegExp])[],
): { ending: Ending; end: number } | null {
  for (const [ending, pattern] of endings) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) return { ending, end: at + match[0].length };
  }
  return null;
}

/** A verb begins a word; only a particle may be glued to a noun with 하다 by a slip of spacing. */
function begins(text: string, at: number, kind: Verb['kind']): boolean {
  const before = text[at - 1] ?? ' ';
  return !/[가-힣]/.test(before) || (kind !== 'native' && /[을를고]/.test(before));
}

function hitAt(text: string, at: number): VerbHit | null {
  for (const { verb, pattern } of COMPILED) {
    if (!begins(text, at, verb.kind)) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    const stemEnd = at + match[0].length;
    // 요청”하였다: a closing quotation mark may stand between noun and ending.
    const from =
      /[”"’']/.test(text[stemEnd] ?? '') && /[하했]/.test(text[stemEnd + 1] ?? '') ? stemEnd + 1 : stemEnd;
    const active = endingAt(text, from, ENDINGS[verb.kind]);
    if (active !== null) return { verb, start: at, stemEnd, ...active, passive: false };
    const passive = verb.kind === 'ha' ? endingAt(text, from, PASSIVE_ENDINGS) : null;
    if (passive !== null) return { verb, start: at, stemEnd, ...passive, passive: true };
  }
  return null;
}

/** Places where a verb of attribution ends a clause, in order, none inside another. */
export function verbsIn(text: string): VerbHit[] {
  const hits: VerbHit[] = [];
  STEMS.lastIndex = 0;
  for (let match = STEMS.exec(text); match !== null; match = STEMS.exec(text)) {
    const hit = hitAt(text, match.index);
    STEMS.lastIndex = hit === null ? match.index + 1 : Math.max(hit.end, match.index + 1);
    if (hit !== null) hits.push(hit);
  }
  return hits;
}
