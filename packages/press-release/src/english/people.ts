import type { FoundPerson, People, Reference } from '../found.ts';
import type { BodyBlock } from '../document/blocks.ts';
import { ENGLISH_VERBS } from './force.ts';
import { groupOfEnglish } from './stakeholders.ts';
import { ITEMS_MAX } from '../refusal.ts';

const PART = "(?:[A-ZÀ-Þ][\\p{L}'’]*\\.?(?:-[\\p{L}]+)*|de|da|van|von|bin|al|Al-[\\p{L}]+|el|la)";
const FIRST = "[A-ZÀ-Þ][\\p{L}'’]+(?:-[\\p{L}]+)*";
const NAME = `${FIRST}(?: ${PART}){0,2} ${FIRST}`;
const RANK =
  '(?:Prime Minister|Deputy Prime Minister|(?:First |Second |1st |2nd )?(?:Vice|Deputy|Foreign|Defen[cs]e|Senior)(?: Vice)? (?:Foreign |Defen[cs]e )?(?:Minister|President|Secretary|Adviser|Advisor|Representative|Head|Chair|Chairman|Chairperson|Director(?:-General| General)?|Mayor|Governor|Commissioner|Chancellor|Spokesperson)|Assistant Minister|Minister|Ambassador(?:-at-Large)?|Special (?:Envoy|Representative|Rapporteur)|High Representative|Secretary(?:-| )General|Under-Secretary(?:-General)?|Assistant Secretary(?:-General)?|Secretary of State|Secretary|Director(?:-| )General|Executive Director|Managing Director|Director|President|Chairman|Chairwoman|Chairperson|Chair|Co-Chair|Commissioner|Governor|Mayor|Senator|Congressman|Member of Parliament|Advisor|Adviser|Coordinator|Counsellor|Consul General|Professor|Prof\\.|Dr\\.|Dean|Rector|Chancellor|Researcher|Research Fellow|Senior Fellow|Fellow|Scientist|Head|Chief Executive(?: Officer)?|Chief Technology Officer|CEO|CTO|CISO|Founder|Co-Founder|Partner|Engineer|Developer|Activist|Campaigner|Organi[sz]er|Administrator|General|Colonel|Judge|Lawyer|Journalist|Editor|Representative|Manager)';
const SMALL = RANK.toLowerCase().replaceAll('\\.', '\\.');
const SAID = ENGLISH_VERBS.filter((verb) => verb.force !== 'AGREE')
  .map((verb) => verb.pattern)
  .join('|');
const TITLE_WORD = new RegExp(`\\b(?:${RANK}|${SMALL})\\b`);

/** `Name, Vice Minister of Gaon,` : the title runs to the comma or the verb. */
const APPOSED = new RegExp(
  `(?<![\\p{L}-])(?:H\\.E\\. |Mr\\. |Ms\\. |Mrs\\. |Dr\\. |Prof\\. )?(?<name>${NAME})(?: \\((?<latin>[^()]{2,40})\\))?, (?<office>[^,;.]{2,110})(?=,|;|\\.|$)`,
  'gu',
);
/** `IRO Secretary-General Reina Ortes`, `Minister of Gaon Do Yun-seul`. */
const BEFORE = new RegExp(
  `(?<![\\p{L}-])(?<former>former |then |Former )?(?<org>(?:[A-Z][A-Za-z&.-]*(?:'s)? ){0,4}?)(?<title>${RANK})(?<of>(?: (?:of|for|at) (?:the )?[A-Z][\\p{L}&' -]{1,60}?)?) (?:Dr\\. )?(?<name>${NAME})`,
  'gu',
);
const AFTER_OF =
  /^ (?:of|from|at) (?:the )?((?:[A-Z][\p{L}&'.-]*|of|for|and|the|on)(?: (?:[A-Z][\p{L}&'.-]*|of|for|and|the|on))*)/u;
const COURTESY = /(?<![\p{L}-])(?:Mr|Ms|Mrs|Dr|Prof)\. ([A-ZÀ-Þ][\p{L}'’]+(?:-[\p{L}]+)*)/gu;
const NO_NAME =
  /^(?:The|This|In|On|At|During|Session|Seoul|World|International|Ministry|Republic|United|Opening|Closing|Special|Round|Member|North|South|Korea|National|Foreign|Vice|Deputy|Prime|Minister|Director|Ambassador|Secretary|President|Professor|Executive|Senior)\b/;

type Draft = {
  name: string;
  title: string | null;
  organisation: string | null;
  former: boolean;
  start: number;
  end: number;
};

/** `a fisherman from the Delta Fishers' Union`: what somebody does, written small, and for whom. */
const CALLING = /^(?:an?|the) [a-z][a-z-]*(?: [a-z][a-z-]*){0,3} (?:of|at|from|with|for) (?:the )?[A-Z]/;

function cutOffice(office: string): { title: string; organisation: string | null } {
  const plain = office.replace(/^(?:the|a|an|former|then) /i, '').trim();
  // Head of Networks at SkyMast: what follows `at` is where somebody works, what follows `of` may be the work.
  const at = /^(.*?) (?:at|with|from) (?:the )?([A-Z].*)$/.exec(plain);
  if (at?.[1] !== undefined && at[2] !== undefined && (TITLE_WORD.test(at[1]) || CALLING.test(office)))
    return { title: at[1], organisation: at[2] };
  const of = /^(.*?) (?:of|for) (?:the )?(.+)$/.exec(plain);
  if (of?.[1] !== undefined && of[2] !== undefined && (TITLE_WORD.test(of[1]) || CALLING.test(office)))
    return { title: of[1], organisation: of[2] };
  const led = /^((?:[A-Z][\w&'.-]* ){1,6}?)(\S.*)$/.exec(plain);
  if (led?.[1] !== undefined && led[2] !== undefined && new RegExp(`^(?:${RANK}|${SMALL})$`).test(led[2]))
    return { title: led[2], organisation: led[1].trim().replace(/'s$/, '') };
  return { title: plain, organisation: null };
}

function apposedIn(text: string): Draft[] {
  const found: Draft[] = [];
  for (const match of text.matchAll(APPOSED)) {
    const { name = '', office = '' } = match.groups ?? {};
    if (
      NO_NAME.test(name) ||
      !(TITLE_WORD.test(office) || CALLING.test(office)) ||
      / (?:said|stressed|that|who|while) /.test(` ${office} `)
    )
      continue;
    const start = match.index + match[0].indexOf(name);
    found.push({
      name,
      ...cutOffice(office),
      former: /^(?:the )?former /i.test(office),
      start,
      end: match.index + match[0].length,
    });
  }
  return found;
}

/** Up to the full stop that ends a sentence; that of `St.` or `Inc.` ends none. */
function withinSentence(text: string): string {
  const stop = /(?<!\b(?:St|Mt|Inc|Co|Corp|Ltd|Dr|U\.S|U\.K))\.(?=\s|$)/.exec(text);
  return stop === null ? text : text.slice(0, stop.index);
}

/** `student representative Linh Tran`: a calling written small. */
const SMALL_CALLING = new RegExp(
  `(?<![\\p{L}-])(?<title>(?:[a-z]{3,14} )?(?:representative|activist|researcher|professor|engineer|farmer|student|lawyer|journalist|delegate|expert|director|coordinator|founder|scientist)) (?<name>${NAME})(?=[ ,.]|$)`,
  'gu',
);

function callingsIn(text: string): Draft[] {
  return [...text.matchAll(SMALL_CALLING)].flatMap((match) => {
    const { name = '', title = '' } = match.groups ?? {};
    if (NO_NAME.test(name) || NO_PERSON.test(name)) return [];
    const own = title.replace(/^(?:the|and|from|with|for|former|while|when|that|said) /, '');
    const end = match.index + match[0].length;
    return [
      { name, title: own, organisation: null, former: false, start: end - name.length - own.length - 1, end },
    ];
  });
}

/** `of Peace and` goes on: the name's first word belongs to the office. */
function withWholeOffice(name: string, of: string): { name: string; of: string } {
  const [first = '', ...rest] = name.split(' ');
  if (!/ (?:and|of|for|the)$/.test(of) || rest.length < 2) return { name, of };
  return { name: rest.join(' '), of: `${of} ${first}` };
}

function rankedIn(text: string): Draft[] {
  const found: Draft[] = [];
  for (const match of text.matchAll(BEFORE)) {
    const { title = '', org = '', former } = match.groups ?? {};
    const { name, of } = withWholeOffice(match.groups?.['name'] ?? '', match.groups?.['of'] ?? '');
    if (NO_NAME.test(name)) continue;
    const end = match.index + match[0].length;
    const after = AFTER_OF.exec(withinSentence(text.slice(end, end + 90)));
    const lead = org
      .trim()
      .replace(/^(?:The|And|In|At|While|Meanwhile|Also)\b ?/, '')
      .replace(/'s$/, '');
    const own = of.replace(/^ (?:of|for|at) (?:the )?/, '');
    const organisation = own || after?.[1]?.replace(/ (?:of|for|and|the|on)$/, '') || lead || null;
    const full = end + (own === '' && after !== null ? after[0].length : 0);
    const start = match.index + (lead === '' && org !== '' ? org.length : 0);
    found.push({ name, title: title.trim(), organisation, former: former !== undefined, start, end: full });
  }
  return found;
}

/** `Fatima Zahra of Citizens for Privacy criticized`: no office, but an organisation and something said. */
const SPEAKING = new RegExp(
  `(?<![\\p{L}-])(?:Mr\\. |Ms\\. |Mrs\\. |Dr\\. )?(?<name>${NAME}) (?:of|from|with) (?:the )?(?<org>[A-Z][\\p{L}&'-]*(?: (?:of |for |and |the )?[A-Z][\\p{L}&'-]*){0,5})(?= (?:also |further )?(?:${SAID}) )`,
  'gu',
);
const NO_PERSON =
  /\b(?:Forum|Dialogue|Conference|Summit|Session|Panel|Center|Centre|Institute|University|Office|Republic|Council|Union|Association|Organi[sz]ation|Declaration|Department|Embassy|Group|Network)\b/;

function speakingIn(text: string): Draft[] {
  const found: Draft[] = [];
  for (const match of text.matchAll(SPEAKING)) {
    const { name = '', org = '' } = match.groups ?? {};
    if (NO_NAME.test(name) || NO_PERSON.test(name)) continue;
    const start = match.index + match[0].indexOf(name);
    const end = match.index + match[0].length;
    found.push({ name, title: null, organisation: org, former: false, start, end });
  }
  return found;
}

/** Family names: last for most, first where the given name is hyphenated as Korean names are. */
export function familyName(name: string): string {
  const parts = name.split(' ');
  const korean = parts.length === 2 && /-[a-z]/.test(parts[1] ?? '');
  return (korean ? parts[0] : parts.at(-1)) ?? name;
}

/** `Vice Minister Do`, `Ms. Torres` and bare names, once the whole name has been given. */
function laterMentions(
  text: string,
  people: ReadonlyMap<string, FoundPerson>,
  taken: readonly Reference[],
): Reference[] {
  const found: Reference[] = [];
  const free = (start: number, end: number): boolean =>
    ![...taken, ...found].some((one) => start < one.end && end > one.start);
  for (const [name, person] of people) {
    const family = familyName(name);
    for (const [label, bare] of [
      [name, true],
      [family, false],
    ] as const)
      for (let at = text.indexOf(label); at !== -1; at = text.indexOf(label, at + label.length)) {
        const end = at + label.length;
        if (/[\p{L}-]/u.test(text[end] ?? ' ') || /[\p{L}-]/u.test(text[at - 1] ?? ' ')) continue;
        const rank = new RegExp(`(?:${RANK}|Mr\\.|Ms\\.|Mrs\\.) $`).exec(
          text.slice(Math.max(0, at - 40), at),
        );
        if (!bare && rank === null) continue;
        const start = at - (rank?.[0].length ?? 0);
        if (free(start, end)) found.push({ start, end, person, label: text.slice(start, end), bare });
      }
  }
  return found;
}

const NAMES_SOUGHT_MAX = 200;

export function peopleOfEnglish(blocks: readonly BodyBlock[]): People {
  const byName = new Map<string, FoundPerson>();
  const drafts = blocks.map((block) => {
    const apposed = apposedIn(block.text);
    const apart = (taken: readonly Draft[]) => (one: Draft) =>
      !taken.some((other) => one.start < other.end && one.end > other.start);
    const ranked = rankedIn(block.text).filter(apart(apposed));
    const named = [...apposed, ...ranked];
    const rest = [...speakingIn(block.text), ...callingsIn(block.text)].filter(apart(named));
    return [...named, ...rest].sort((a, b) => a.start - b.start);
  });
  const references = blocks.map((block, index): Reference[] => {
    const own: Reference[] = [];
    for (const draft of drafts[index] ?? []) {
      const known = byName.get(draft.name);
      const group = groupOfEnglish(draft.organisation ?? '', draft.title ?? '');
      const made: FoundPerson = {
        name: draft.name,
        latin: draft.name,
        title: draft.title,
        organisation: draft.organisation,
        group,
        former: draft.former,
        sure: true,
        start: block.start + draft.start,
        end: block.start + draft.end,
        block: index,
        roles: new Set(),
      };
      if (known === undefined && byName.size < ITEMS_MAX) byName.set(draft.name, made);
      else if (known?.organisation === null) known.organisation = draft.organisation;
      const { start, end } = draft;
      own.push({
        start,
        end,
        person: byName.get(draft.name) ?? null,
        label: block.text.slice(start, end),
        bare: false,
      });
    }
    const later = byName.size > NAMES_SOUGHT_MAX ? [] : laterMentions(block.text, byName, own);
    const unknown = [...block.text.matchAll(COURTESY)].map((match) => {
      return {
        start: match.index,
        end: match.index + match[0].length,
        person: null,
        label: match[0],
        bare: false,
      };
    });
    const all = [...own, ...later];
    const rest = unknown.filter(
      (one) => !all.some((other) => one.start < other.end && one.end > other.start),
    );
    return [...all, ...rest].sort((a, b) => a.start - b.start);
  });
  return { people: [...byName.values()], references, acronyms: new Map() };
}
