import type { FoundCount, FoundPast, Relations } from '../found.ts';
import type { BodyBlock } from '../document/blocks.ts';
import { EVENT_NOUN } from './event-words.ts';
import { canEndInParticle } from '../writing/syllables.ts';
import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '../release.ts';

const ORG = '[가-힣A-Za-z0-9·&]{2,30}(?:\\([^()]{1,40}\\))?(?: [가-힣A-Za-z]{2,14}(?=[이가은는과와]\\s))?';

const clean = (name: string): string =>
  name
    .replace(/^[가-힣]+(?:하고|하며|한|된|는|은|의) /, '')
    .replace(/\([^)]*\)/g, '')
    .replace(/[‘’“”'"*]/g, '')
    .trim();
const listed = (text: string): string[] =>
  text
    .split(/[,·/]|\s및\s|(?:과|와)\s/)
    .map(clean)
    .filter((name) => name.length >= 2 && name.length <= 40);

/** `주최 : …` and `(주최) …`. */
export const labelled = (key: string): string =>
  `(?:${key}\\s*[:：]|[([<【〈]\\s*${key}\\s*[)\\]>】〉]\\s*[:：]?)\\s*`;

function keyed(blocks: readonly BodyBlock[], key: string): { names: string[]; at: number } | null {
  for (const block of blocks) {
    const match = new RegExp(`^${labelled(key)}(.+?)\\s*(?:/|$)`).exec(block.text);
    if (match?.[1] !== undefined)
      return { names: listed(match[1]), at: block.start + match[0].indexOf(match[1]) };
  }
  return null;
}

const HOSTED: readonly RegExp[] = [
  new RegExp(
    `(?<a>${ORG})(?:이|가)\\s?(?:[^.]{0,90}?(?:주제로|하에|아래)\\s)?(?:주최|개최)(?:한|하는|하고|하여|해)`,
  ),
  // 과학솔부가 11.18.(화)부터 이틀간 서울에서 개최한: days and places stand between, no other subject.
  new RegExp(
    `^(?<a>${ORG})(?:이|가)\\s(?:(?!다\\.\\s|[가-힣](?:은|는|이|가)\\s).){0,90}?(?:(?:주최|개최)(?:한|하는)|(?:에서|에) (?:연|여는))\\s`,
  ),
  new RegExp(`(?<a>${ORG})(?:\\s주최로|\\s주최\\s|(?:이|가)\\s주최)`),
  new RegExp(
    `^(?:[^.]{0,12}[,\\s])?(?<a>${ORG})(?:은|는|이|가)(?:\\s|(?=\\d)).{0,400}?(?:(?:개최|주최|열)(?:하였|했|한다|합니다|할|었|렸|됐|하고|고[,\\s])|(?:개최|주최)(?:함|하며|하여)?(?:[.,]|\\s*$))`,
  ),
];
/** The forum itself holds nothing. */
const NO_HOST = new RegExp(`^(?:이번|금번|올해|동|본|포럼|회의)|${EVENT_NOUN}[’”」』]?$`);
const JOINT = new RegExp(
  `(?<a>${ORG})(?:와|과)\\s(?<b>${ORG})(?:이|가|은|는)?\\s?.{0,160}?공동(?:으로)?\\s?(?:주최|개최)`,
);
const ORGANISED = new RegExp(
  `(?:공동\\s)?주관(?:기관)?(?:인|한)?\\s(?<a>${ORG})|(?<b>${ORG})(?:이|가)\\s(?:공동\\s?)?주관|(?<c>${ORG})\\s주관(?:으로|하에)`,
);

export function relationsOf(blocks: readonly BodyBlock[]): Relations {
  const hostKey = keyed(blocks, '(?:공동\\s?)?주\\s?최(?:\\s?기관)?');
  const organisers = keyed(blocks, '(?:공동\\s?)?주\\s?관(?:\\s?기관)?')?.names ?? [];
  const supporters = keyed(blocks, '후\\s?원')?.names ?? [];
  const body = blocks.filter((block) => block.kind === 'body').slice(0, 6);
  for (const block of body) {
    const match = ORGANISED.exec(block.text)?.groups;
    const name = match?.['a'] ?? match?.['b'] ?? match?.['c'];
    if (name !== undefined && organisers.length === 0)
      organisers.push(clean(name.replace(/(?:이|가|으로|은|는)$/, '')));
  }
  if (hostKey !== null && hostKey.names[0] !== undefined) {
    const [name, ...coHosts] = hostKey.names;
    return {
      host: { name, start: hostKey.at, end: hostKey.at + name.length },
      organisers,
      coHosts,
      supporters,
    };
  }
  for (const block of body.slice(0, 3)) {
    const joint = JOINT.exec(block.text);
    const pair = joint?.groups;
    if (joint !== null && pair?.['a'] !== undefined && pair['b'] !== undefined)
      return {
        host: hostAt(block, joint.index, pair['a']),
        organisers,
        coHosts: [withoutSubject(clean(pair['b']))],
        supporters,
      };
    for (const pattern of HOSTED) {
      const match = pattern.exec(block.text);
      const name = match?.groups?.['a'];
      if (match === null || name === undefined || NO_HOST.test(name)) continue;
      return { host: hostAt(block, match.index, name), organisers, coHosts: [], supporters };
    }
  }
  return { host: null, organisers, coHosts: [], supporters };
}

/** An organisation without the particle that made it the subject. */
function withoutSubject(name: string): string {
  return /[은는이가]$/.test(name) && canEndInParticle(name) && name.length > 3 ? name.slice(0, -1) : name;
}

function hostAt(block: BodyBlock, from: number, raw: string): Relations['host'] {
  const name = withoutSubject(clean(raw));
  const start = block.start + block.text.indexOf(name, from);
  return { name, start, end: start + name.length };
}

/** `영문명 : WWSD, World …`, `세계대화(World …, WWSD)`: the English name and its abbreviation. */
export function englishNameOf(
  blocks: readonly BodyBlock[],
  name: string | null,
): { nameEn: string | null; acronym: string | null } {
  const noted = blocks
    .map((block) => /영문(?:명|\s?명칭|\s?이름)?\s*[:：]\s*(.{2,120})$/.exec(block.text)?.[1])
    .find((text) => text !== undefined);
  const around =
    name === null
      ? undefined
      : blocks.map((block) => bracketAfter(block.text, name)).find((text) => text !== undefined);
  const spelled = blocks
    .map((block) => /^([A-Z][A-Z0-9&-]{1,9}\s*[:：]\s*[A-Z][A-Za-z0-9&'’ -]{5,100})$/.exec(block.text)?.[1])
    .find((text) => text !== undefined && around !== undefined && text.startsWith(around));
  const parts = (noted ?? spelled ?? around ?? '')
    .split(/\s*[,:;/]\s*|\s[-–]\s|\((?=[A-Z]{2,10}\))|\)/)
    .map((part) => part.trim());
  const acronym = parts.find((part) => /^[A-Z][A-Z0-9&-]{1,11}(?:’?'?\d{2,4})?$/.test(part)) ?? null;
  const nameEn = parts.find((part) => /^[A-Z][A-Za-z0-9&'’-]*(?: [A-Za-z0-9&'’-]+)+$/.test(part)) ?? null;
  return { nameEn, acronym };
}

function bracketAfter(text: string, name: string): string | undefined {
  const at = text.indexOf(name);
  return at === -1
    ? undefined
    : /^[」』｣’”'"]?\s?\(([A-Z][^()]{1,100})\)/.exec(
        text.slice(at + name.length, at + name.length + 120),
      )?.[1];
}

/** Inline items `△가, △나`: the topics of the forum are those of the first block that lists two. */
export function topicsOf(blocks: readonly BodyBlock[]): string[] {
  const items = blocks.filter((block) => /^[△▲▵Δ]$/.test(block.marker ?? '')).map((block) => block.text);
  for (const block of blocks) {
    const parts = block.text.split(/[△▲▵Δ]/);
    if (parts.length < 3) continue;
    return parts
      .slice(1)
      .map(topicOf)
      .filter((topic) => topic !== '');
  }
  return items.map(topicOf).filter((topic) => topic !== '');
}

function topicOf(text: string): string {
  const item = text.trim().replace(/[,;.]\s*(?:및|그리고)?\s*$/, '');
  return (
    /^(.{1,60}?)(?:\s(?:등|총|\d+개|두 개|세 개|네 개|다섯 개|분야|세션|주제|의제)(?=[\s을를의으이에]|$)|(?:을|를|에 대해|에 대한|으로)\s|,\s|$)/.exec(
      item,
    )?.[1] ?? item
  ).trim();
}

const GROUP_WORDS: readonly (readonly [RegExp, StakeholderGroup])[] = [
  [/정부|관(?=·)|·관/, 'government'],
  [/국제기구/, 'intergovernmental_organisation'],
  [/기업|민간(?!단체)|산업계|업계|재계|경제계|민·관/, 'private_sector'],
  [/학계|학술계|대학|연구기관|·학/, 'academia'],
  [/시민사회|시민단체|NGO|비정부기구/, 'civil_society'],
  [/기술 ?커뮤니티|기술계|기술공동체/, 'technical_community'],
];

/** The groups that one run of a sentence lists: `정부, 국제기구, 기업, 학계가 함께`. */
export function stakeholdersIn(blocks: readonly BodyBlock[]): StakeholderGroup[] {
  let best: StakeholderGroup[] = [];
  const run = /(?:[가-힣A-Z ]{1,14}[,·]\s?|[가-힣]{1,8} 및 ){1,7}[가-힣]{1,10}/g;
  for (const block of blocks)
    for (const match of block.text.matchAll(run)) {
      const found = GROUP_WORDS.filter(([pattern]) => pattern.test(match[0])).map(([, group]) => group);
      if (found.length >= 2 && found.length > best.length) best = found;
    }
  return STAKEHOLDER_GROUPS.filter((group) => best.includes(group));
}

export function countsIn(block: BodyBlock): FoundCount[] {
  const found: FoundCount[] = [];
  for (const match of block.text.matchAll(
    /(약\s?|총\s?|최대\s?)?(\d[\d,]{0,8})\s?(여)?\s?(명|인(?=[의이가\s])|개국|개 국가|개 기관|개 기업|개사|개 단체|개 세션)(?:\s?(이상|내외|안팎|가량))?/g,
  )) {
    const value = Number((match[2] ?? '').replaceAll(',', ''));
    const approximate = /약|최대/.test(match[1] ?? '') || match[3] !== undefined || match[5] !== undefined;
    const start = block.start + match.index;
    found.push({ value, unit: match[4] ?? '', approximate, start, end: start + match[0].trimEnd().length });
  }
  return found;
}

/** Lines such as `2022.11월 제1차 회의 개최 / 주제 : …` below a note on the forum's history. */
export function historyIn(blocks: readonly BodyBlock[]): FoundPast[] {
  const found: FoundPast[] = [];
  for (const block of blocks) {
    if (block.kind === 'body' && block.level < 3) continue;
    const pattern =
      /(\d{4})\s?[.년]\s?(\d{1,2})\s?[.월]?월?(?:\s?\d{1,2}일?)?,?\s?제\s?(\d{1,3})\s?[차회]([^/]{0,60})(?:\/\s?)?(?:주제\s*[:：]\s*(.{2,100}?))?(?=\s*$|\s[-–]\s?\d{4}[.년]|,\s?\d{4}[.년])/g;
    for (const match of block.text.matchAll(pattern)) {
      const start = block.start + match.index;
      const theme = match[5]?.trim().replace(/^[‘“'"]|[’”'"]$/g, '') ?? null;
      found.push({
        ordinal: Number(match[3]),
        held: `${match[1]}-${(match[2] ?? '').padStart(2, '0')}`,
        theme,
        start,
        end: start + match[0].length,
      });
    }
  }
  return found;
}

const PLANNED =
  /예정(?:이다|이며|임|입니다|\.|$)|(?:할|될) (?:계획|예정|방침)|(?:한다|된다|린다|진다|난다|인다)(?:\.|$|\s)/g;
const DONE = /(?:하였|했|되었|됐|렸|졌|였|었|았)(?:다|습니다|으며|고|음)/g;

/** Whether the release announces or reports, when no act in it settles that. */
export function announces(blocks: readonly BodyBlock[]): boolean {
  const text = blocks
    .filter((block) => block.kind === 'body')
    .map((block) => `${block.text}\n`)
    .join('');
  return (text.match(PLANNED) ?? []).length > (text.match(DONE) ?? []).length;
}

/** Organisations whose representatives came unnamed: `기관(ABC), 기관(DEF) 대표`, `A, B 등 … 대표하는 인사`. */
export function unnamedRepresentatives(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(
    /((?:[가-힣A-Za-z]{2,20}\([A-Z][A-Za-z0-9-]{1,9}\)(?:,\s|\s및\s|과\s|와\s)?){1,12})\s?(?:등(?:의)?\s)?(?:각\s)?(?:대표(?:단|자|들)?|인사)(?:이|가|을|를|와|과|\s|,)/g,
  ))
    found.push(...(match[1] ?? '').split(/,\s|\s및\s|(?<=\))[과와]\s/).map((name) => name.trim()));
  for (const match of text.matchAll(
    /((?:[가-힣]{1,12}의 )?[가-힣A-Za-z]{2,16}(?:,\s(?:[가-힣]{1,12}의 )?[가-힣A-Za-z]{2,16}){0,8}) 등 [^.]{0,40}?(?:기업|기관|단체|기구)(?:을|를) 대표하는/g,
  ))
    found.push(...(match[1] ?? '').split(/,\s/).map((name) => name.replace(/^[가-힣]{1,12}의 /, '').trim()));
  return found.filter((name) => name !== '' && !/^(?:포함|비롯)/.test(name));
}
