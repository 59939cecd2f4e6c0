import type { Days, FoundPerson, FoundSession, NamedForum, Passage } from '../found.ts';
import { anatomyOf } from '../document/anatomy.ts';
import { blocksOf, type BodyBlock } from '../document/blocks.ts';
import { actsOf } from './claims.ts';
import { dateDoubts, datesIn, type FoundDate } from '../document/dates.ts';
import {
  announces,
  countsIn,
  englishNameOf,
  historyIn,
  relationsOf,
  stakeholdersIn,
  topicsOf,
  unnamedRepresentatives,
} from './details.ts';
import { daysOf, formatOf, forumOf, looseOrdinal, themeOf } from './edition.ts';
import { peopleOf } from './people.ts';
import { calendarOf, doubtPeople, doubtWhole, passagesOf, type Reading } from '../reading.ts';
import { sceneOf } from './scene.ts';
import { sessionsOf } from './sessions.ts';
import type { View } from '../view.ts';
import type { Doubts } from '../warning.ts';

const PREPARATORY =
  /준비를 위한|준비하기 위(?:해|한|하여)|사전 ?(?:회의|행사)|자문회의|준비 ?회의|기획 ?회의/;

function withOrdinal(
  forum: NamedForum | null,
  passages: readonly Pick<Passage, 'text'>[],
): NamedForum | null {
  if (forum === null || forum.ordinal !== null) return forum;
  const near = passages.map((passage) => looseOrdinal(passage.text));
  return { ...forum, ordinal: near.find((ordinal) => ordinal !== null) ?? null };
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
  const notes = blocks.slice(0, 8).filter((block) => block.kind === 'note');
  const forum = withOrdinal(forumOf(passages, doubts), [...passages.slice(0, 4), ...notes]);
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
  if (sessions.some((session) => session.title === title)) return;
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
