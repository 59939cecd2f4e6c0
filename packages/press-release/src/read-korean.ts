import { anatomyOf, type Anatomy } from './anatomy.ts';
import { blocksOf, type BodyBlock } from './blocks.ts';
import { actsOf, type Acts } from './claims-ko.ts';
import { dateDoubts, datesIn, type Calendar, type FoundDate } from './dates.ts';
import {
  announces,
  countsIn,
  englishNameOf,
  historyIn,
  relationsOf,
  stakeholdersIn,
  topicsOf,
  unnamedRepresentatives,
  type FoundCount,
  type FoundPast,
  type Relations,
} from './details-ko.ts';
import {
  daysOf,
  formatOf,
  forumOf,
  looseOrdinal,
  themeOf,
  type Days,
  type NamedForum,
  type Passage,
  type Stretch,
} from './edition-ko.ts';
import { peopleOf, type FoundPerson, type Reference } from './people-ko.ts';
import type { EventFormat, StakeholderGroup } from './release.ts';
import { sceneOf } from './scene-ko.ts';
import { sessionsOf, type FoundSession } from './sessions-ko.ts';
import type { View } from './view.ts';
import type { Doubts } from './warning.ts';

/** A reading in positions of the view, before it is turned into the public shape. */
export type Reading = {
  readonly anatomy: Anatomy;
  readonly blocks: readonly BodyBlock[];
  readonly forum: NamedForum | null;
  readonly days: Days;
  readonly theme: (Stretch & { readonly theme: string }) | null;
  readonly relations: Relations;
  readonly nameEn: string | null;
  readonly acronym: string | null;
  readonly format: EventFormat | null;
  readonly venue: string | null;
  readonly sessions: readonly FoundSession[];
  readonly people: readonly FoundPerson[];
  readonly references: readonly (readonly Reference[])[];
  readonly sessionOf: ReadonlyMap<FoundPerson, FoundSession>;
  readonly acts: Acts;
  readonly topics: readonly string[];
  readonly stakeholders: readonly StakeholderGroup[];
  readonly counts: readonly FoundCount[];
  readonly history: readonly FoundPast[];
  readonly unnamed: readonly string[];
  readonly planned: boolean;
};

const PREPARATORY =
  /준비를 위한|준비하기 위(?:해|한|하여)|사전 ?(?:회의|행사)|자문회의|준비 ?회의|기획 ?회의/;
const TWO_DIGIT_YEAR = /20\d{2}(?=\s?[년.])/;

/** The year to count from: that of the dateline, of the forum's label, else the first year the text names. */
function calendarOf(anatomy: Anatomy, text: string, published: string | null): Calendar {
  const day = anatomy.published ?? published;
  if (day !== null) return { published: day, year: Number(day.slice(0, 4)) };
  const head = text.slice(0, anatomy.body.start + 400);
  const year = /20\d{2}/.exec(head)?.[0] ?? TWO_DIGIT_YEAR.exec(text)?.[0];
  return { published: null, year: year === undefined ? null : Number(year) };
}

function passagesOf(text: string, anatomy: Anatomy, blocks: readonly BodyBlock[]): Passage[] {
  const title =
    anatomy.title === null
      ? []
      : [
          {
            ...anatomy.title,
            text: text.slice(anatomy.title.start, anatomy.title.end).replaceAll('\n', ' '),
            weight: 4,
          },
        ];
  const body = blocks
    .filter((block) => block.kind === 'body')
    .slice(0, 40)
    .map((block, index) => ({
      start: block.start,
      end: block.end,
      text: block.text,
      weight: index === 0 ? 3 : 0,
    }));
  return [...title, ...body];
}

function withOrdinal(forum: NamedForum | null, passages: readonly Passage[]): NamedForum | null {
  if (forum === null || forum.ordinal !== null) return forum;
  const near = passages.slice(0, 4).map((passage) => looseOrdinal(passage.text));
  return { ...forum, ordinal: near.find((ordinal) => ordinal !== null) ?? null };
}

function doubtPeople(people: readonly FoundPerson[], blocks: readonly BodyBlock[], doubts: Doubts): void {
  for (const person of people) {
    const text =
      blocks[person.block]?.text
        .slice(person.start - (blocks[person.block]?.start ?? 0))
        .slice(0, person.end - person.start) ?? person.name;
    if (!person.sure) doubts.add('name-boundary', person.start, { text });
    if (person.group === null) doubts.add('group-unknown', person.start, { name: person.name });
  }
}

function doubtWhole(reading: Reading, doubts: Doubts, text: string): void {
  const { anatomy, forum, acts } = reading;
  if (anatomy.title === null) doubts.add('title-unknown', 0);
  if (forum === null) doubts.add('name-unknown', anatomy.title?.start ?? anatomy.body.start);
  if (!reading.planned && acts.interventions.length === 0)
    doubts.add('nothing-attributed', anatomy.body.start);
  if (!anatomy.end) doubts.add('end-missing', text.length);
  for (const block of reading.blocks) {
    const open = /(?:을|를)?\s등(?:이|은|과|을)?\s(?:\d|참석|참여|참가)/.exec(block.text);
    if (open !== null) doubts.add('list-open', block.start + open.index);
  }
}

/** Reads a Korean release. What it cannot settle it tells `doubts`; it never decides in silence. */
export function readKorean(view: View, doubts: Doubts, published: string | null): Reading {
  const { text } = view;
  const anatomy = anatomyOf(text);
  const blocks = blocksOf(text, anatomy.body.start, anatomy.body.end);
  const calendar = calendarOf(anatomy, text, published);
  const dates: FoundDate[][] = blocks.map((block) =>
    datesIn(block.text, calendar, dateDoubts(doubts, block.start, calendar.year)),
  );
  const passages = passagesOf(text, anatomy, blocks);
  const forum = withOrdinal(forumOf(passages, doubts), passages);
  const lead = `${passages[0]?.text ?? ''} ${blocks[0]?.text ?? ''}`;
  const preparatory = PREPARATORY.test(lead);
  const days = daysOf(blocks, dates, preparatory, doubts);
  const { sessions, mentions } = sessionsOf({ blocks, dates, range: days, forumName: forum?.name ?? null });
  if (preparatory) addMeeting(sessions, blocks, days, forum);
  const { people, references } = peopleOf(blocks, text);
  const scene = sceneOf(blocks, mentions, references);
  const { publisher } = anatomy;
  const acts = actsOf({
    blocks,
    references,
    sessionAt: scene.at,
    doubts,
    publisher,
    forumName: forum?.name ?? null,
  });
  const said = acts.interventions.length + acts.collective.length > 0;
  const reading: Reading = {
    anatomy,
    blocks,
    forum,
    days,
    theme: themeOf(blocks),
    relations: relationsOf(blocks),
    ...englishNameOf(blocks, forum?.name ?? null),
    format: formatOf(text.slice(anatomy.body.start, anatomy.body.end)),
    venue:
      blocks
        .map((block) => /^장\s?소\s*[:：]\s*(.{2,80})$/.exec(block.text)?.[1])
        .find((place) => place !== undefined)
        ?.trim() ?? null,
    sessions,
    people,
    references,
    sessionOf: scene.listed,
    acts,
    topics: topicsOf(blocks),
    stakeholders: stakeholdersIn(blocks),
    counts: blocks.flatMap(countsIn),
    history: historyIn(blocks),
    unnamed: unnamedWithout(unnamedRepresentatives(text.slice(anatomy.body.start, anatomy.body.end)), people),
    planned: !said && announces(blocks),
  };
  doubtPeople(people, blocks, doubts);
  doubtWhole(reading, doubts, text);
  return reading;
}

/** An organisation that somebody named speaks for is not represented by nobody. */
function unnamedWithout(names: readonly string[], people: readonly FoundPerson[]): string[] {
  const parts = (name: string): string[] => name.split(/[()]/).filter((part) => part.length >= 2);
  const held = people.map((person) => person.organisation ?? '').filter((name) => name !== '');
  return [...new Set(names)].filter(
    (name) =>
      !parts(name).some((part) => held.some((own) => parts(own).includes(part) || own.includes(part))),
  );
}

/** A preparatory roundtable in quotation marks is what was held that day. */
function addMeeting(
  sessions: FoundSession[],
  blocks: readonly BodyBlock[],
  days: Days,
  forum: NamedForum | null,
): void {
  const lead = blocks[0];
  const match =
    lead === undefined
      ? null
      : /[「『‘“]([^「」『』‘’“”]{2,40}(?:라운드테이블|워크숍|회의|간담회|세미나|토론회))[」』’”](?:을|를|이|가)/.exec(
          lead.text,
        );
  if (lead === undefined || match?.[1] === undefined || match[1] === forum?.name) return;
  const title = match[1];
  const start = lead.start + match.index + 1;
  const type = /라운드테이블/.test(title) ? 'roundtable' : /워크숍/.test(title) ? 'workshop' : 'session';
  const made: FoundSession = {
    key: title,
    title,
    start,
    end: start + title.length,
    type,
    block: 0,
    on: days.reported,
    parent: null,
    planned: false,
  };
  sessions.push(made);
  sessions.sort((a, b) => a.start - b.start);
}
