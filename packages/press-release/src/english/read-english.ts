import { anatomyOf } from '../document/anatomy.ts';
import { blocksOf } from '../document/blocks.ts';
import { actsOfEnglish } from './claims.ts';
import { dateDoubts, datesInEnglish } from '../document/dates.ts';
import { topicsOf } from '../korean/details.ts';
import {
  daysOfEnglish,
  formatOfEnglish,
  forumOfEnglish,
  relationsOfEnglish,
  themeOfEnglish,
} from './edition.ts';
import { peopleOfEnglish } from './people.ts';
import type { Reading } from '../reading.ts';
import { calendarOf, doubtPeople, doubtWhole, passagesOf } from '../reading.ts';
import { sceneOf } from '../korean/scene.ts';
import { sessionsOfEnglish } from './sessions.ts';
import { stakeholdersInEnglish } from './stakeholders.ts';
import type { View } from '../view.ts';
import type { Doubts } from '../warning.ts';

/** Reads an English release, in numbered paragraphs or plain ones. */
export function readEnglish(view: View, doubts: Doubts, published: string | null): Reading {
  const { text } = view;
  const anatomy = anatomyOf(text);
  const blocks = blocksOf(text, anatomy.body.start, anatomy.body.end);
  const calendar = calendarOf(anatomy, text, published);
  const dates = blocks.map((block) =>
    datesInEnglish(block.text, calendar, dateDoubts(doubts, block.start, calendar.year)),
  );
  const forum = forumOfEnglish(passagesOf(text, anatomy, blocks), doubts);
  const days = daysOfEnglish(blocks, dates, doubts);
  const { sessions, mentions } = sessionsOfEnglish(blocks, dates);
  const { people, references } = peopleOfEnglish(blocks);
  const scene = sceneOf(blocks, mentions, references);
  const { publisher } = anatomy;
  const acts = actsOfEnglish({
    blocks,
    references,
    sessionAt: scene.at,
    doubts,
    publisher,
    forumName: forum?.name ?? null,
  });
  const body = text.slice(anatomy.body.start, anatomy.body.end);
  const said = acts.interventions.length + acts.collective.length > 0;
  const reading: Reading = {
    anatomy,
    blocks,
    forum,
    days,
    theme: themeOfEnglish(blocks),
    relations: relationsOfEnglish(blocks),
    nameEn: forum?.name ?? null,
    acronym: forum?.acronym ?? null,
    format: formatOfEnglish(body),
    venue: null,
    sessions,
    people,
    references,
    sessionOf: scene.listed,
    acts,
    topics: topicsOf(blocks),
    stakeholders: stakeholdersInEnglish(blocks.map((block) => block.text)),
    counts: [],
    history: [],
    unnamed: [],
    planned: !said && /\bwill (?:be )?(?:held|host|hold|take place|open)|is scheduled\b/.test(body),
  };
  doubtPeople(people, blocks, doubts);
  doubtWhole(reading, doubts, text);
  return reading;
}
