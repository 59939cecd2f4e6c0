import type { FoundPerson, Reference } from '../found.ts';
import { EVENT_NOUN } from './event-words.ts';
import { isCountry, isOrganisation } from './organisations.ts';

/** Who a clause says did something. */
export type Subject =
  | {
      readonly kind: 'people';
      readonly people: readonly Voice[];
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'unnamed'; readonly label: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'group';
      readonly label: string;
      readonly partial: boolean;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'forum'; readonly label: string; readonly start: number; readonly end: number };
export type Voice = { readonly person: FoundPerson | null; readonly label: string; readonly at: number };

const TOPIC = /^(?:\([^)]*\))?(?:께서는|께서|은|는|도|\s?등은|(?:이|가)?\s?역시|\s?또한)(?=[\s,“"])/;
const NOMINATIVE = /^(?:\([^)]*\))?(?:(?:이|가)|\s?등이)(?=[\s,“"])/;
const LIST =
  /^(?:\([^)]*\))?\s?등(?:이|은|과|을|의|도)?(?=[\s,])|^(?:\([^)]*\))?(?:을|를)\s?(?:비롯|포함|필두)/;
/** Between a list of people and the verb, this makes them participants of what all did. */
const TOOK_PART =
  /(?:참석|참가|참여|함께|모여|자리)(?:하여|해|한|하였|했|하고|하며)|함께 |머리를 맞대|한자리에/;

const QUANTITY =
  '(?:\\d{1,3}개?국|대다수|다수|일부|많은|모든|대부분|몇몇|한|어느|여러|각|두|양|세|이날|이번|국내외|주요국|국내|해외|참석한|참여한)';
const MEMBERS =
  '(?:참석자|참여자|참가자|전문가|패널리스트|패널|토론자|발표자|연사|자문위원|위원|대표|대표단|수석대표|회원국|참석국|참가국|참여국|당사국|당사자|양측|양국|각국|각측|이해관계자|관계자|인사|청년|청년대표|학생|기업인|시민|주민|장관|국가|나라|기관|실무자|교수|학자|연구자|활동가|기업|단체|도시|정부|측)';
const GROUP = new RegExp(
  `(?<![가-힣])((?:${QUANTITY}(?:의)? ?)?(?:[가-힣·]{1,12} ){0,2}?[가-힣·]{0,10}${MEMBERS}(?:들)?)(?:은|는|이|가|도|에서는|간에|간)(?=[\\s,])`,
  'g',
);
const NOT_MEMBERS = /(?:에서는|에서|에는|.(?:은|는|을|를|한|된|해|여)|^이날|^이번|^금번|^등)$/;
const PARTIAL = /^(?:일부|몇몇|어느|한 )/;
const SINGLE = /^(?:한|어느|익명의|모)\s/;
const PLURAL =
  /들$|^(?:양|두|세|네) [가-힣]|^(?:양측|양국|각국|각측|참석국|참가국|회원국|당사국|참여국|모두|이들)|(?:회원국|참석국|참가국|참여국|당사국|양측|양국|각국|이해관계자|대표단)$/;
const FORUM = new RegExp(
  `^(?:[가-힣, ]{0,6}?)((?:(?:이|이번|금번|동|본|올해|금년) ?)?(?:${EVENT_NOUN}|행사))(?:은|는|에서는|에서|을 통해|를 통해)(?=[\\s,])`,
);
const OFFICE = /^(?:[\s,]+|\([^()]{1,20}\)\s*|(?:특히|또한|한편|아울러|이어|이에),?\s)+/;

/** Persons joined to the one who carries the particle: `A와 B는`, `A, B는`. */
function joined(text: string, references: readonly Reference[], last: Reference): Reference[] {
  const voices = [last];
  for (let at = references.indexOf(last) - 1; at >= 0; at -= 1) {
    const before = references[at];
    const next = voices[0];
    if (before === undefined || next === undefined) break;
    const between = text.slice(before.end, next.start);
    if (!/^(?:\([^)]*\))?(?:와|과|및|,|\s및|\s?그리고)\s+(?:그리고 )?(?:[가-힣]{1,10} ){0,1}$/.test(between))
      break;
    voices.unshift(before);
  }
  return voices;
}

/** `(베르크 청장) …라고 설명` and `베르크 청장 : …라고 설명`: where what was said begins, null for other layouts. */
function headOf(text: string, from: number, reference: Reference): number | null {
  const lead = text.slice(from, reference.start).trim();
  const after = /^\s?[:：]\s|^\)\s?[:：]?\s?/.exec(text.slice(reference.end, reference.end + 4));
  if (from > 0 || after === null || (lead !== '' && lead !== '(')) return null;
  return (lead === '(') === after[0].startsWith(')') ? reference.end + after[0].length : null;
}

function personSubject(
  text: string,
  from: number,
  to: number,
  references: readonly Reference[],
): Subject | null {
  const inside = references.filter((reference) => reference.start >= from && reference.end <= to);
  for (const pattern of [TOPIC, NOMINATIVE]) {
    for (const reference of inside) {
      const after = text.slice(reference.end, reference.end + 80);
      const list = LIST.exec(after);
      const rest = text.slice(reference.end, to);
      if (list !== null && TOOK_PART.test(rest)) return null;
      const headed = headOf(text, from, reference);
      if (headed !== null)
        return {
          kind: 'people',
          people: [{ person: reference.person, label: reference.label, at: reference.start }],
          start: reference.start,
          end: headed,
        };
      const particle = pattern.exec(after);
      if (particle === null) continue;
      const lead = text.slice(from, reference.start);
      if (
        /(?:다|라|자)(?:고|며|는|면서)\s/.test(lead) ||
        (pattern === NOMINATIVE && /[을를은는]\s/.test(lead) && lead.length > 60)
      )
        return null;
      if (pattern === NOMINATIVE && TOOK_PART.test(rest) && /에는|에서는|에 /.test(lead)) return null;
      const voices = joined(text, inside, reference).map(({ person, label, start }) => ({
        person,
        label,
        at: start,
      }));
      return {
        kind: 'people',
        people: voices,
        start: reference.start,
        end: reference.end + particle[0].length,
      };
    }
  }
  return null;
}

/** 라운드테이블에서는 국내 전문가들 are 국내 전문가들. */
function membersOnly(label: string): string {
  const words = label.trim().split(' ');
  const cut = words.findLastIndex((word, at) => at < words.length - 1 && NOT_MEMBERS.test(word));
  return words.slice(cut + 1).join(' ');
}

function groupSubject(text: string, from: number, to: number): Subject | null {
  GROUP.lastIndex = from;
  for (let match = GROUP.exec(text); match !== null && match.index < to; match = GROUP.exec(text)) {
    const label = membersOnly(match[1] ?? '');
    const lead = text.slice(from, match.index);
    if (/(?:다|라|자)(?:고|며|는|면서)\s/.test(lead)) return null;
    const end = match.index + match[0].length;
    const of = /^(.+) ?(?:대표단|측)$/.exec(label)?.[1]?.trim() ?? '';
    const delegation =
      of !== '' &&
      !/^(?:각국|양국|참가국|참석국|회원국|주요국)/.test(of) &&
      (isOrganisation(of) || /^(?:우리|우리나라|자국)$/.test(of));
    if (SINGLE.test(label) || delegation) return { kind: 'unnamed', label, start: match.index, end };
    const topic = /(?:은|는|도|에서는)$/.test(match[0]);
    if (!PLURAL.test(label)) continue;
    if (!topic && lead.trim().length > 60) continue;
    const start = match.index + match[0].lastIndexOf(label);
    return { kind: 'group', label, partial: PARTIAL.test(label), start, end };
  }
  return null;
}

/** An organisation, a country or a spokesperson that nobody is named for. */
function officeSubject(text: string, from: number, to: number): Subject | null {
  const skipped = from + (OFFICE.exec(text.slice(from, to))?.[0].length ?? 0);
  const lead =
    /^(?:(?:주최국인|의장국인|개최국인) )?([가-힣A-Za-z·]{2,30}(?: [가-힣A-Za-z·]{2,20})?)(?:\([^()]{1,60}\))?(?:은|는)(?=[\s,])/.exec(
      text.slice(skipped, Math.min(to, skipped + 140)),
    );
  const label = lead?.[1]?.trim() ?? '';
  if (lead === null || label === '') return null;
  const last = label.split(' ').at(-1) ?? '';
  const speaks =
    isOrganisation(last) ||
    isCountry(last) ||
    /(?:대변인|관계자|대표단|측|당국자|대표|장관|차관|사무총장|총장|위원장|의장|좌장|소장|원장|교수|회장)$/.test(
      last,
    );
  if (!speaks || PLURAL.test(label)) return null;
  return { kind: 'unnamed', label, start: skipped + lead[0].indexOf(label), end: skipped + lead[0].length };
}

/** The subject that a clause between two positions names itself; null when it names none. */
export function subjectIn(
  text: string,
  from: number,
  to: number,
  references: readonly Reference[],
): Subject | null {
  const forum = FORUM.exec(text.slice(from, Math.min(to, from + 60)).replace(/^[\s,]+/, ''));
  const person = personSubject(text, from, to, references);
  const group = groupSubject(text, from, to);
  if (person !== null && (group === null || group.kind === 'unnamed' || person.end <= group.start))
    return person;
  if (group !== null) return group;
  if (forum?.[1] !== undefined) {
    const start = text.indexOf(forum[1], from);
    return { kind: 'forum', label: forum[1], start, end: start + forum[0].length };
  }
  return officeSubject(text, from, to);
}

/** Whether the clause tells of people who took part rather than of one who spoke. */
export function tellsOfMany(text: string): boolean {
  return TOOK_PART.test(text);
}
