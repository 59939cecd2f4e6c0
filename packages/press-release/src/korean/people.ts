import type { FoundPerson, People, Reference } from '../found.ts';
import type { BodyBlock } from '../document/blocks.ts';
import type { Mention } from './mention.ts';
import { mentionsIn, type Evidence } from './mentions.ts';
import { beginsWithSurname } from './names.ts';
import { groupOf } from './organisations.ts';
import { ITEMS_MAX } from '../refusal.ts';

/** Elsewhere-called lookups are bounded, so that a long text cannot make reading it slow. */
const EVIDENCE_MAX = 400;
const NAMES_SOUGHT_MAX = 300;
const ROLE =
  /(좌장|사회|사회자|의장|공동의장|주재|발표자|토론자|패널|기조연설자|연사)(?:을|를|으로|로|인)?\s?(?:맡은|나선|참여한|본|한)?\s?(?:전\s)?$/;

function evidenceFrom(text: string): Evidence {
  let asked = 0;
  const known = new Map<string, boolean>();
  return (name, title) => {
    const key = `${name} ${title}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    asked += 1;
    const found = asked <= EVIDENCE_MAX && text.includes(key);
    known.set(key, found);
    return found;
  };
}

/** 기관(ABC) anywhere in the text explains ABC elsewhere. */
function acronymsIn(text: string): Map<string, string> {
  const acronyms = new Map<string, string>();
  for (const match of text.matchAll(/([가-힣]{3,20})\(([A-Z][A-Za-z0-9-]{1,9})\)/g))
    if (match[1] !== undefined && match[2] !== undefined && !acronyms.has(match[2]))
      acronyms.set(match[2], match[1]);
  return acronyms;
}

/** Whom a surname, or one part of a name, and a title mean: the last person so named whose title ends alike. */
function resolve(people: readonly FoundPerson[], name: string, title: string): FoundPerson | null {
  const plain = title.replace(/^(?:전|前)\s/, '');
  return (
    people.findLast((person) => {
      const parts = person.name.split(' ');
      const called =
        parts.includes(name) || (parts.length === 1 && name.length <= 2 && person.name.startsWith(name));
      const held = (person.title ?? '').replace(/\([^)]*\)$/, '');
      const office = `${person.organisation ?? ''}${held}`;
      return called && (plain === '씨' || office.endsWith(plain) || (held !== '' && plain.endsWith(held)));
    }) ?? null
  );
}

/** 송라엘 원장, named once and by nobody before: a Korean name by its length and surname. */
function couldBeNew(people: readonly FoundPerson[], mention: Mention): boolean {
  const korean = mention.name.length === 3 && beginsWithSurname(mention.name);
  return korean && resolve(people, mention.name, mention.title) === null;
}

/** 응우옌 관장 after 응우옌 티 란 국립박물관장: one part of a name already given, not somebody new. */
function calledBefore(people: readonly FoundPerson[], mention: Mention): boolean {
  if (mention.organisation !== null || mention.latin !== null || mention.name.includes(' ')) return false;
  const known = resolve(people, mention.name, mention.title);
  return known !== null && known.name !== mention.name && known.name.includes(' ');
}

function register(
  mention: Mention,
  at: { block: BodyBlock; index: number },
  acronyms: ReadonlyMap<string, string>,
): FoundPerson {
  const { block, index } = at;
  const around = block.text.slice(Math.max(0, mention.start - 30), mention.start);
  const organisation = mention.organisation ?? '';
  const acronym = /[A-Z]{2,}/.exec(organisation)?.[0] ?? '';
  const spelled = acronyms.get(acronym) ?? '';
  const unspelled = organisation.replace(/[가-힣]+(?=\()/g, (word) => word);
  return {
    name: mention.name,
    latin: mention.latin,
    title: mention.title === '' ? null : mention.title,
    organisation: mention.organisation,
    group: groupOf(
      `${spelled === '' || unspelled.includes(spelled) ? '' : `${spelled} `}${organisation}`,
      mention.title,
      around,
    ),
    former: mention.former,
    sure: mention.sure,
    start: block.start + mention.start,
    end: block.start + mention.end,
    block: index,
    roles: new Set(),
  };
}

/** A later mention may say what the first left out. */
function complete(person: FoundPerson, later: FoundPerson): void {
  person.latin ??= later.latin;
  if (person.organisation === null && later.organisation !== null) {
    person.organisation = later.organisation;
    person.title = later.title;
    person.group = later.group ?? person.group;
  }
  person.group ??= later.group;
}

function bareNames(
  text: string,
  people: ReadonlyMap<string, FoundPerson>,
  taken: readonly Reference[],
): Reference[] {
  if (people.size === 0 || people.size > NAMES_SOUGHT_MAX) return [];
  const names = [...people.keys()].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `(?<![가-힣])(?:${names.map((name) => name.replace(/[^가-힣A-Za-z0-9 ]/g, '\\$&')).join('|')})(?=은|는|이|가|도|과|와|의|을|를|께|[\\s,(]|$)`,
    'g',
  );
  const found: Reference[] = [];
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    if (taken.some((reference) => start < reference.end && end > reference.start)) continue;
    found.push({ start, end, person: people.get(match[0]) ?? null, label: match[0], bare: true });
  }
  return found;
}

/** Everybody the body names, and every place where one of them is meant. */
export function peopleOf(blocks: readonly BodyBlock[], text: string): People {
  const evidence = evidenceFrom(text);
  const acronyms = acronymsIn(text);
  const byName = new Map<string, FoundPerson>();
  const order: FoundPerson[] = [];
  const mentions = blocks.map((block) => mentionsIn(block.text, evidence));
  const full = new Map<Mention, FoundPerson>();
  for (const [index, block] of blocks.entries()) {
    for (const mention of mentions[index] ?? []) {
      const told = mention.kind === 'short' && !couldBeNew(order, mention);
      if (told || order.length >= ITEMS_MAX) continue;
      if (calledBefore(order, mention)) continue;
      const made = register(
        mention.kind === 'short' ? { ...mention, sure: false } : mention,
        { block, index },
        acronyms,
      );
      const known = byName.get(mention.name);
      if (known === undefined) {
        byName.set(mention.name, made);
        order.push(made);
      } else complete(known, made);
      const person = known ?? made;
      const role = ROLE.exec(block.text.slice(Math.max(0, mention.start - 20), mention.start))?.[1];
      if (role !== undefined) person.roles.add(role);
      full.set(mention, person);
    }
  }
  const references = blocks.map((block, index): Reference[] => {
    const named = (mentions[index] ?? []).map((mention): Reference => {
      const label = block.text.slice(mention.start, mention.end);
      const before = order.filter((person) => person.start <= block.start + mention.start);
      const person =
        full.get(mention) ??
        resolve(before, mention.name, mention.title) ??
        resolve(order, mention.name, mention.title);
      return { start: mention.start, end: mention.end, person, label, bare: false };
    });
    return [...named, ...bareNames(block.text, byName, named)].sort((a, b) => a.start - b.start);
  });
  return { people: order, references, acronyms };
}
