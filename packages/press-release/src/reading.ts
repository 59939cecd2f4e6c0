import type {
  Acts,
  Days,
  FoundCount,
  FoundPast,
  FoundPerson,
  FoundSession,
  NamedForum,
  Passage,
  Reference,
  Relations,
} from './found.ts';
import type { Anatomy, Stretch } from './document/anatomy.ts';
import type { BodyBlock } from './document/blocks.ts';
import type { Calendar } from './document/dates.ts';
import type { EventFormat, StakeholderGroup } from './release.ts';
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

const PRINTED_YEAR = /20\d{2}(?=\s?[년.])/;

/** The year to count from: that of the dateline, of the forum's label, else the first year the text names. */
export function calendarOf(anatomy: Anatomy, text: string, published: string | null): Calendar {
  const day = anatomy.published ?? published;
  if (day !== null) return { published: day, year: Number(day.slice(0, 4)) };
  const head = text.slice(0, anatomy.body.start + 400);
  const year = /20\d{2}/.exec(head)?.[0] ?? PRINTED_YEAR.exec(text)?.[0];
  return { published: null, year: year === undefined ? null : Number(year) };
}

export function passagesOf(text: string, anatomy: Anatomy, blocks: readonly BodyBlock[]): Passage[] {
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

export function doubtPeople(
  people: readonly FoundPerson[],
  blocks: readonly BodyBlock[],
  doubts: Doubts,
): void {
  for (const person of people) {
    const text =
      blocks[person.block]?.text
        .slice(person.start - (blocks[person.block]?.start ?? 0))
        .slice(0, person.end - person.start) ?? person.name;
    if (!person.sure) doubts.add('name-boundary', person.start, { text });
    if (person.group === null) doubts.add('group-unknown', person.start, { name: person.name });
  }
}

export function doubtWhole(reading: Reading, doubts: Doubts, text: string): void {
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
