import {
  polisMilliseconds,
  setAsideOf,
  type PolisConversation,
  type PolisExport,
  type PolisFileName,
  type Read,
} from '@madang/common-ground';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import { TITLE_LENGTH_MAX } from '#deliberate/domain/deliberate-limits.ts';
import { keptDialects, type KeptDialects } from './file-dialect.ts';
import { languageOf } from './guess-language.ts';
import { IMPORTED_POSITIONS_MAX } from './import-limits.ts';
import { conversationProblem, isStatementColumn } from './polis-checks.ts';

export type TableFile = Exclude<PolisFileName, 'summary.csv'>;
export type Table = NonNullable<PolisExport['votes']>;

export type ImportedPosition = {
  readonly number: number;
  readonly text: string;
  readonly moderated: -1 | 0 | 1;
  /** By which sign it is about the person: marked there, or by its wording where nobody marked any. */
  readonly aboutPerson: 'marked' | 'wording' | null;
  readonly at: Date | null;
};

/** `person` and `position` are places in the conversation's lists. */
export type ImportedReaction = {
  readonly person: number;
  readonly position: number;
  readonly stance: Stance;
  readonly at: Date | null;
};

/** A row of a source file without what positions and reactions tell: those cells are null. */
export type KeptRow = {
  readonly file: TableFile;
  readonly person: number | null;
  /** Place in `history`. */
  readonly entry: number | null;
  readonly fields: readonly (string | null)[];
};

/** A conversation that was held elsewhere, checked and ready to be stored. */
export type Conversation = {
  readonly title: string;
  readonly language: string;
  readonly positions: readonly ImportedPosition[];
  /** How the source calls them. */
  readonly people: readonly string[];
  /** The reaction that counts, one per person and position. */
  readonly latest: readonly ImportedReaction[];
  /** Every reaction in the order of the source, where it tells them; else the ones that count. */
  readonly history: readonly ImportedReaction[];
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly summary: PolisExport['summary'];
  readonly columns: Readonly<Partial<Record<TableFile, readonly string[]>>>;
  readonly rows: readonly KeptRow[];
  /** How each file was written. */
  readonly dialects: KeptDialects;
  /** What the source does not tell, or tells twice and differently. */
  readonly doubts: readonly ConversationDoubt[];
};

export type ConversationDoubt =
  | { readonly kind: 'no-history' }
  | { readonly kind: 'no-summary' }
  | { readonly kind: 'title-shortened' }
  | { readonly kind: 'not-moderated'; readonly count: number }
  | { readonly kind: 'about-people'; readonly count: number }
  | { readonly kind: 'votes-differ'; readonly count: number }
  /** These come back with the same content and not with the same bytes. */
  | { readonly kind: 'rewritten'; readonly files: readonly string[] }
  /** These came with the export and are not read: what Polis reckoned itself, and what is none of its files. */
  | { readonly kind: 'reckoned' | 'unknown'; readonly files: readonly string[] };

/** What whoever imports says of it. */
export type ReadAs = {
  /** Of the words; guessed from their script where it is not said. */
  readonly language?: string | undefined;
  /** What is about the person by its wording alone counts like any other; what was marked there stays marked. */
  readonly countPersonal?: boolean;
};

/** Checks what was read and puts it in the order it is stored in; nothing is half-read. */
export function conversationFrom(
  read: PolisConversation,
  { language, countPersonal = false }: ReadAs = {},
): Read<Conversation> {
  const problem = conversationProblem(read);
  if (problem !== null) return { ok: false, problem };
  const { comments, votes, participants, statsHistory, summary } = read.export;
  if (comments === null) throw new Error('The checks let no conversation without statements through.');
  const positions = positionsOf(read, comments, countPersonal);
  const places = new Map(positions.map(({ number }, place) => [String(number), place]));
  const people = peopleOf(read);
  const persons = new Map(people.map((id, place) => [id, place]));
  const told = votes === null ? [] : votesOf(votes, persons, places);
  const latest = latestOf(read, { persons, places, told });
  const times = [...positions, ...told].flatMap(({ at }) => (at === null ? [] : [at.getTime()]));
  const topic = summary?.find(([key]) => key === 'topic')?.[1]?.trim() ?? '';
  const bodies = positions.map(({ text }) => text).join(' ');
  return {
    ok: true,
    value: {
      title: shortened(topic === '' ? 'Polis' : topic),
      language: language ?? languageOf(`${topic} ${bodies}`),
      positions,
      people,
      latest,
      history: votes === null ? latest : told,
      startedAt: extreme(times, (a, b) => a < b),
      endedAt: extreme(times, (a, b) => a > b),
      summary,
      dialects: keptDialects(read.export.dialects),
      columns: columnsOf({ comments, votes, participants, statsHistory }),
      rows: [
        ...commentRows(comments),
        ...voteRows(votes, persons),
        ...participantRows(participants, persons),
        ...(statsHistory?.rows ?? []).map((fields) => plainRow('stats-history.csv', fields)),
      ],
      doubts: doubtsOf(read, { topic, positions, latest, told }),
    },
  };
}

function positionsOf(
  { statements }: PolisConversation,
  comments: Table,
  countPersonal: boolean,
): ImportedPosition[] {
  const timeAt = comments.columns.indexOf('timestamp');
  const { meta, personal } = setAsideOf(statements, countPersonal);
  const [marked, worded] = [new Set(meta), new Set(personal)];
  return [...statements.values()].map(({ id, body, moderated }, row) => {
    const time = comments.rows[row]?.[timeAt] ?? '';
    const at = time === '' ? null : new Date(polisMilliseconds(Number(time)));
    const aboutPerson = marked.has(id) ? 'marked' : worded.has(id) ? 'wording' : null;
    return { number: Number(id), text: body, moderated, aboutPerson, at };
  });
}

/** Those of the matrix in its order, then voters that it leaves out. */
function peopleOf({ store, export: { votes } }: PolisConversation): string[] {
  const voterAt = votes?.columns.indexOf('voter-id') ?? -1;
  const voters = (votes?.rows ?? []).map((fields) => fields[voterAt] ?? '');
  return [...new Set([...store.arrivalOrder, ...voters])];
}

type Places = ReadonlyMap<string, number>;

const placeIn = (places: Places, id: string): number => {
  const place = places.get(id);
  if (place === undefined) throw new Error(`The checks let an unknown id through: ${id}`);
  return place;
};

export const stanceOf = (text: string): Stance => (text === '1' ? 1 : text === '-1' ? -1 : 0);

function votesOf(votes: Table, persons: Places, places: Places): ImportedReaction[] {
  const at = (name: string) => votes.columns.indexOf(name);
  const [timeAt, commentAt, voterAt, voteAt] = [
    at('timestamp'),
    at('comment-id'),
    at('voter-id'),
    at('vote'),
  ];
  return votes.rows.map((fields) => ({
    person: placeIn(persons, fields[voterAt] ?? ''),
    position: placeIn(places, fields[commentAt] ?? ''),
    stance: stanceOf(fields[voteAt] ?? ''),
    at: new Date(polisMilliseconds(Number(fields[timeAt]))),
  }));
}

type Counting = {
  readonly persons: Places;
  readonly places: Places;
  readonly told: readonly ImportedReaction[];
};

/** One whole number for a person and a position: a conversation has no more positions than this. */
const pairOf = ({ person, position }: ImportedReaction): number => person * IMPORTED_POSITIONS_MAX + position;

/** The last reaction in time of each person to each position; equal times keep the order of the source. */
function lastTold(told: readonly ImportedReaction[]): Map<number, ImportedReaction> {
  const last = new Map<number, ImportedReaction>();
  for (const reaction of told) {
    const earlier = last.get(pairOf(reaction));
    if (earlier === undefined || (earlier.at ?? 0) <= (reaction.at ?? 0))
      last.set(pairOf(reaction), reaction);
  }
  return last;
}

function latestOf({ store }: PolisConversation, { persons, places, told }: Counting): ImportedReaction[] {
  const last = lastTold(told);
  return store.arrivalOrder.flatMap((id) => {
    const person = placeIn(persons, id);
    return [...store.reactionsOf(id)].map(([number, stance]) => {
      const reaction = { person, position: placeIn(places, number), stance, at: null };
      return { ...reaction, at: last.get(pairOf(reaction))?.at ?? null };
    });
  });
}

const plainRow = (file: TableFile, fields: readonly string[]): KeptRow => ({
  file,
  person: null,
  entry: null,
  fields,
});

const without = (fields: readonly string[], told: number) =>
  fields.map((field, at) => (at === told ? null : field));

function commentRows({ columns, rows }: Table): KeptRow[] {
  const bodyAt = columns.indexOf('comment-body');
  return rows.map((fields) => ({ ...plainRow('comments.csv', fields), fields: without(fields, bodyAt) }));
}

function voteRows(votes: Table | null, persons: Places): KeptRow[] {
  if (votes === null) return [];
  const voterAt = votes.columns.indexOf('voter-id');
  const voteAt = votes.columns.indexOf('vote');
  return votes.rows.map((fields, entry) => ({
    file: 'votes.csv',
    person: placeIn(persons, fields[voterAt] ?? ''),
    entry,
    fields: without(fields, voteAt),
  }));
}

/** Only the columns that are no statement's: the others are the reactions themselves. */
function participantRows(participants: Table | null, persons: Places): KeptRow[] {
  if (participants === null) return [];
  const { columns, rows } = participants;
  const own = columns.flatMap((name, at) => (isStatementColumn(name) ? [] : [at]));
  const idAt = columns.indexOf('participant');
  return rows.map((fields) => ({
    file: 'participants-votes.csv',
    person: placeIn(persons, fields[idAt] ?? ''),
    entry: null,
    fields: own.map((at) => fields[at] ?? ''),
  }));
}

type Tables = Pick<PolisExport, 'comments' | 'votes' | 'participants' | 'statsHistory'>;

function columnsOf({ comments, votes, participants, statsHistory }: Tables): Conversation['columns'] {
  return {
    ...(comments && { 'comments.csv': comments.columns }),
    ...(votes && { 'votes.csv': votes.columns }),
    ...(participants && { 'participants-votes.csv': participants.columns }),
    ...(statsHistory && { 'stats-history.csv': statsHistory.columns }),
  };
}

function doubtsOf(
  { export: data, statements }: PolisConversation,
  {
    topic,
    positions,
    latest,
    told,
  }: Pick<Conversation, 'positions' | 'latest'> & { topic: string; told: readonly ImportedReaction[] },
): ConversationDoubt[] {
  const all = [...statements.values()];
  const waiting = all.filter(({ moderated }) => moderated === 0).length;
  const aboutPeople = positions.filter(({ aboutPerson }) => aboutPerson !== null).length;
  const differing = data.votes === null ? 0 : differingPairs(latest, lastTold(told));
  const doubts: (ConversationDoubt | null)[] = [
    data.summary === null ? { kind: 'no-summary' } : null,
    data.votes === null ? { kind: 'no-history' } : null,
    shortened(topic) === topic ? null : { kind: 'title-shortened' },
    waiting === 0 ? null : { kind: 'not-moderated', count: waiting },
    aboutPeople === 0 ? null : { kind: 'about-people', count: aboutPeople },
    differing === 0 ? null : { kind: 'votes-differ', count: differing },
  ];
  return doubts.filter((doubt) => doubt !== null);
}

function differingPairs(latest: readonly ImportedReaction[], last: Map<number, ImportedReaction>): number {
  const agreeing = latest.filter((reaction) => last.get(pairOf(reaction))?.stance === reaction.stance).length;
  return latest.length - agreeing + (last.size - agreeing);
}

function shortened(title: string): string {
  const letters = [...title];
  return letters.length <= TITLE_LENGTH_MAX ? title : `${letters.slice(0, TITLE_LENGTH_MAX - 1).join('')}…`;
}

function extreme(times: readonly number[], further: (a: number, b: number) => boolean): Date | null {
  let found: number | null = null;
  for (const time of times) if (found === null || further(time, found)) found = time;
  return found === null ? null : new Date(found);
}
