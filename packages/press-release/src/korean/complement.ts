import { EVENT_NOUN, REMARKS, THIS_EVENT } from './event-words.ts';

/** How a claim hangs on its verb. Only an `object` leaves open whether the verb is the claim's own. */
export type Complement = {
  readonly kind: 'quoted' | 'clause' | 'object';
  /** Positions in the text that was given. */
  readonly start: number;
  readonly end: number;
  readonly verbatim: boolean;
};

const ADVERB =
  /\s*(?:거듭|재차|특히|다시 ?한번|다시금|강력히|강하게|적극|적극적으로|높이|함께|공동으로|각각|또한|직접|분명히|깊이|깊은|힘주어|한목소리로|입을 모아|이구동성으로|상호|서로|우선적으로|공식적으로|공식|심도 있게|심도있게|폭넓게|활발히)$/;
const LEAD_ADVERB =
  /^(?:특히|또한|한목소리로|입을 모아|다 함께|각각|이어서|이어|아울러|한편|먼저|우선|나아가|더 나아가|더불어|동시에|마지막으로|끝으로|이와 함께|이와 관련하여|이와 관련해|이와 관련|이에 대해|이 자리에서|그러면서|반면|다만|이날|같은 날|역시)(?:,\s*|\s+)/;
const LEAD_REMARKS = new RegExp(
  `^[^,.“”"]{0,40}?(?:${REMARKS})(?:을|를)?\\s?(?:통해서도|통해서|통해|통하여|에서는|에서도|에서|하면서|하며|에 나서|순서에서|자리에서)(?:,\\s*|\\s+)`,
);
/** A place that is the event itself says where, not what: 앞으로 연례적으로 개최되는 이 포럼에. */
const LEAD_EVENT = new RegExp(
  `^[^,.“”"]{0,40}?(?<![가-힣])${THIS_EVENT}(?:에서는|에서|에는|에)(?:,\\s*|\\s+)(?!대해|대하|대한|관해|관하|관한)`,
);
const LEAD_CAPACITY =
  /^[^,.“”"]{0,20}?(?:좌장|의장|대표|발표자|토론자|연사|패널)(?:으로서|로서|으로|로)(?: 나서)?(?:,\s*|\s+)/;
const LEAD_SESSION = new RegExp(
  `^[^,.“”"]{0,24}?(?:세션|라운드테이블|본회의|개회식|폐회식|개막식|폐막식|토론)에서(?:는|도)?(?:,\\s*|\\s+)`,
);
/** 공동 주재한 가운데 tells how it was done. */
const LEAD_AMID = /^[^,.“”"]{0,60}?(?:한|하는|된|선) 가운데,?\s+/;
/** 토론을 마무리하면서: what the speaker did meanwhile. */
const LEAD_DOING =
  /^[^,.“”"]{0,30}?(?:세션|토론|회의|대화|포럼|논의)(?:을|를) (?:마무리|시작|정리|주재|종합|개막|폐막)하(?:면서|며),?\s+/;
const LEADS = [
  /^[\s,·]+/,
  LEAD_AMID,
  LEAD_DOING,
  LEAD_ADVERB,
  LEAD_REMARKS,
  LEAD_SESSION,
  LEAD_EVENT,
  LEAD_CAPACITY,
];

const THAT_NOUN =
  '(?:점|것|데|뜻|취지|입장|의견|견해|인식|의지|의사|사실|바|원칙|필요성|메시지|내용|결론|희망|기대|우려|생각|제안|방침|계획|주장|평가|공감대|(?:공통의|공통된|공동의) (?:인식|이해|견해|입장))';
const THAT = new RegExp(
  `(이?라|다|자|냐)는 ${THAT_NOUN}(?:에|을|를|이|가|도|으로|로)?(?:\\s?(?:대해|대하여|관해|함께))?(?:서도?|서는)?$`,
);

/** A copula is cut with the particle that quotes it: 취약성이라고 leaves 취약성, 적기라고 leaves 적기. */
function withoutCopula(text: string): string {
  if (/아니라$/.test(text) || /(?:하|으|말|주|달|오|가|되|보|내|지|두|나서)라$/.test(text) === true) {
    return /(?:하|으|말|주|달|오|되|내|나서)라$|아니라$/.test(text) ? text : text.slice(0, -1);
  }
  if (/이라$/.test(text)) {
    const before = text.charCodeAt(text.length - 3);
    const closed = before >= 0xac00 && before <= 0xd7a3 && (before - 0xac00) % 28 !== 0;
    return closed || !(before >= 0xac00 && before <= 0xd7a3) ? text.slice(0, -2) : text.slice(0, -1);
  }
  return text.slice(0, -1);
}

function trimAdverbs(text: string): string {
  let rest = text.trimEnd();
  for (let cut = rest.replace(ADVERB, ''); cut !== rest; cut = rest.replace(ADVERB, '')) rest = cut.trimEnd();
  return rest.replace(/,$/, '').replace(/(고|라고)\s\d{1,2}일(?:\([월화수목금토일]\))?$/, '$1');
}

/** Where what was said begins, once the words about the occasion are over. */
export function claimStart(text: string, from: number): number {
  let start = from;
  for (let round = 0; round < 8; round += 1) {
    const rest = text.slice(start, start + 120);
    const lead = LEADS.map((pattern) => pattern.exec(rest)?.[0].length ?? 0).find((length) => length > 0);
    if (lead === undefined) return start;
    start += lead;
  }
  return start;
}

function directQuote(text: string): { start: number; end: number } | null {
  const match =
    /([”"])[.,]?\s?(?:이?라고도?|고도?|이?라며|며|면서|는 (?:점|뜻|말)(?:을|이라고)?|라는 \S{1,8}|이?라는 (?:점|뜻|취지)(?:을|로)?)?$/.exec(
      text,
    );
  if (match === null) return null;
  const open = match[1] === '”' ? text.lastIndexOf('“', match.index) : text.lastIndexOf('"', match.index - 1);
  if (open === -1) return null;
  return { start: open + 1, end: match.index };
}

const trimStop = (text: string): number => text.replace(/[\s.,]+$/, '').length;

/**
 * What the verb at the end of `text` is said of, from `from` on. Null when nothing is.
 * `text` ends right before the verb.
 */
export function complementOf(text: string, from: number): Complement | null {
  const start = claimStart(text, from);
  const body = trimAdverbs(text.slice(start));
  if (body.length < 2) return null;
  const direct = directQuote(body);
  if (direct !== null && direct.end - direct.start >= 8)
    return {
      kind: 'quoted',
      start: start + direct.start,
      end: start + trimStop(body.slice(0, direct.end)),
      verbatim: true,
    };
  const openQuote = body.lastIndexOf('“');
  const inside = openQuote !== -1 && openQuote > body.lastIndexOf('”');
  const begin = inside ? openQuote + 1 : 0;
  const cut = clauseEnd(body);
  const ends = cut ?? objectEnd(body);
  if (ends === null || ends - begin < 2) return null;
  const end = start + trimStop(body.slice(0, ends));
  return { kind: cut === null ? 'object' : 'clause', start: start + begin, end, verbatim: inside };
}

/** Where a quoted clause ends, without what quotes it; null when the text ends in none. */
function clauseEnd(text: string): number | null {
  const quoted = /라고(?:도|까지)?$/.exec(text);
  if (quoted !== null) return withoutCopula(text.slice(0, quoted.index + 1)).length;
  const plain = /(다|자|냐)고(?:도|까지)?$/.exec(text);
  if (plain !== null) return plain.index + 1;
  const while_ = /(다|라|자)(?:면서도?|며)$/.exec(text);
  if (while_ !== null)
    return while_[1] === '라' ? withoutCopula(text.slice(0, while_.index + 1)).length : while_.index + 1;
  const that = THAT.exec(text);
  if (that !== null) {
    const end = that.index + (that[1]?.length ?? 1);
    return that[1]?.endsWith('라') === true ? withoutCopula(text.slice(0, end)).length : end;
  }
  const bare = /(다|라|자)는$/.exec(text);
  if (bare !== null)
    return bare[1] === '라' ? withoutCopula(text.slice(0, bare.index + 1)).length : bare.index + 1;
  const thing = /[가-힣] 것(?:을|이|도|으로)?$/.exec(text);
  if (thing !== null) return thing.index + 3;
  return null;
}

function objectEnd(text: string): number | null {
  if (/기로$/.test(text)) return text.length;
  const about = /(?:에 (?:대해|대하여|관해|관하여)(?:서도|서는|서)?|에게|에서|에|데|데에|으로|로)$/.exec(
    text,
  );
  if (about !== null) return about.index;
  const particle = /(?:에 대한|을|를|이|가|도)$/.exec(text);
  if (particle !== null) return particle.index;
  return /[가-힣)”’」]$/.test(text) ? text.length : null;
}

/** The clause that a closing verb carries along: `…이 중요하다면서 이번 포럼을 마무리하였다`. */
export function carriedClause(text: string, from: number): Complement | null {
  const start = claimStart(text, from);
  const body = text.slice(start);
  let found: RegExpExecArray | null = null;
  const pattern = /(다|라|자)(?:면서|며)(?=[\s,])/g;
  for (let match = pattern.exec(body); match !== null; match = pattern.exec(body)) found = match;
  if (found === null) return null;
  const end = found[1] === '라' ? withoutCopula(body.slice(0, found.index + 1)).length : found.index + 1;
  return end < 2 ? null : { kind: 'clause', start, end: start + end, verbatim: false };
}

export const EVENT_SUBJECT = new RegExp(
  `^(?:이|이번|금번|동|본|올해|금년) ?(?:${EVENT_NOUN}|행사)(?:는|은|이|가|을|를 통해|에서는|에서)`,
);
