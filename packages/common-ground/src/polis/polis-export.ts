import {
  decodeUtf8,
  DialectReader,
  eachRecord,
  formatRecords,
  parseTable,
  requireColumn,
  type Dialect,
  type Table,
} from '../input/csv.ts';
import { InputRefused, reading, withinLimits, type Read } from '../input/input-problem.ts';
import { parseReaction, unknownValue } from '../input/plain-reactions.ts';
import { createStore, type ReactionStore } from '../reactions/reaction-store.ts';
import { checkStatements, statementsOf, type PolisStatement } from './polis-statements.ts';

/** The files of an export as they lie in its folder; `participants-votes.csv` or `votes.csv` is needed. */
export const POLIS_FILES = [
  'summary.csv',
  'comments.csv',
  'votes.csv',
  'participants-votes.csv',
  'stats-history.csv',
] as const;
export type PolisFileName = (typeof POLIS_FILES)[number];
export type PolisFiles = Partial<Record<PolisFileName, Uint8Array>>;

/** Everything an export says, field by field, so that writing it again loses nothing. */
export type PolisExport = {
  readonly summary: readonly (readonly string[])[] | null;
  readonly comments: Table | null;
  readonly votes: Table | null;
  readonly participants: Table | null;
  readonly statsHistory: Table | null;
  /** How each file was written; without, Polis's own way is taken. */
  readonly dialects?: Dialects;
};

type Dialects = Partial<Record<PolisFileName, Dialect>>;

export type PolisConversation = {
  readonly export: PolisExport;
  readonly store: ReactionStore;
  readonly statements: ReadonlyMap<string, PolisStatement>;
  /** The group Polis published for each participant, where the export has one. */
  readonly publishedGroups: ReadonlyMap<string, string>;
};

const OLDEST_MILLISECONDS = 100_000_000_000;

/** New exports count seconds, old ones milliseconds; both come back as milliseconds. */
export const polisMilliseconds = (timestamp: number): number =>
  Math.abs(timestamp) < OLDEST_MILLISECONDS ? timestamp * 1000 : timestamp;

export function readPolisExport(files: PolisFiles): Read<PolisConversation> {
  return reading(() => {
    const dialects: Dialects = {};
    const read = <T>(
      name: PolisFileName,
      parse: (text: string, file: string, written: DialectReader) => T,
    ): T | null => {
      const bytes = files[name];
      if (bytes === undefined) return null;
      const written = new DialectReader();
      const value = parse(decodeUtf8(bytes, name), name, written);
      dialects[name] = written.dialect(bytes);
      return value;
    };
    const table = (name: PolisFileName): Table | null => read(name, parseTable);
    const data: PolisExport = {
      summary: read('summary.csv', parseSummary),
      comments: table('comments.csv'),
      votes: table('votes.csv'),
      participants: table('participants-votes.csv'),
      statsHistory: table('stats-history.csv'),
      dialects,
    };
    if (data.comments !== null) checkStatements(data.comments, 'comments.csv');
    const statements = statementsOf(data.comments);
    const store = createStore();
    const publishedGroups = new Map<string, string>();
    if (data.votes !== null) checkVotes(data.votes);
    if (data.participants !== null) readMatrix(data.participants, store, publishedGroups);
    else if (data.votes !== null) readVotes(data.votes, store);
    else {
      const reason = 'neither participants-votes.csv nor votes.csv is in the folder';
      throw new InputRefused({ file: 'participants-votes.csv', row: null, column: null, reason });
    }
    return { export: data, store, statements, publishedGroups };
  });
}

function parseSummary(text: string, file: string, written: DialectReader): string[][] {
  const pairs: string[][] = [];
  const onRecord = (fields: string[], row: number, quoted: readonly number[]): void => {
    if (fields.length !== 2) {
      const reason = `ragged row: ${fields.length} fields where a key and a value belong`;
      throw new InputRefused({ file, row, column: null, reason });
    }
    written.record(fields, quoted);
    pairs.push(fields);
  };
  eachRecord(text, file, onRecord, false);
  return pairs;
}

const VOTES_EXPECTED = '1, -1 or 0';
const TIME_EXPECTED = 'a time in seconds or milliseconds';

const MATRIX_FILE = 'participants-votes.csv';
const COMMENT_ID = /^\d+$/;

/** One column per comment id, in any order, after the fixed ones; a blank is a position never shown. */
function readMatrix(table: Table, store: ReactionStore, publishedGroups: Map<string, string>): void {
  const participantAt = requireColumn(table.columns, 'participant', MATRIX_FILE);
  const groupAt = table.columns.indexOf('group-id');
  const positions = table.columns.flatMap((name, at) => (COMMENT_ID.test(name) ? [{ name, at }] : []));
  const padded = table.columns.find((name) => !COMMENT_ID.test(name) && COMMENT_ID.test(name.trim()));
  if (padded !== undefined)
    throw unknownValue(padded, { file: MATRIX_FILE, row: 1, column: padded.trim() }, 'the id alone');
  const ordered = positions.toSorted((a, b) => Number(a.name) - Number(b.name));
  const columns = ordered.map(({ name, at }) => {
    const place = { file: MATRIX_FILE, row: 1, column: name };
    return { name, at, index: withinLimits(name, place, (id) => store.addPosition(id)) };
  });
  const seen = new Set<string>();
  table.rows.forEach((fields, i) => {
    const participant = fields[participantAt] ?? '';
    const where = { file: MATRIX_FILE, row: i + 2 };
    if (participant === '') throw new InputRefused({ ...where, column: 'participant', reason: 'empty' });
    if (seen.has(participant)) {
      throw new InputRefused({ ...where, column: 'participant', reason: `${participant} has two rows` });
    }
    seen.add(participant);
    const row = withinLimits(participant, { ...where, column: 'participant' }, (id) =>
      store.addParticipant(id),
    );
    for (const { name, at, index } of columns) {
      const text = fields[at] ?? '';
      if (text === '') continue;
      const value = parseReaction(text);
      if (value === undefined) throw unknownValue(text, { ...where, column: name }, VOTES_EXPECTED);
      store.reactAt(row, index, value);
    }
    const group = fields[groupAt] ?? '';
    if (group !== '') publishedGroups.set(participant, group);
  });
}

const VOTES_FILE = 'votes.csv';

function checkVotes(table: Table): void {
  for (const name of ['timestamp', 'comment-id', 'voter-id', 'vote'])
    requireColumn(table.columns, name, VOTES_FILE);
  const timestampAt = table.columns.indexOf('timestamp');
  const voteAt = table.columns.indexOf('vote');
  const named = ['comment-id', 'voter-id'].map((column) => ({ column, at: table.columns.indexOf(column) }));
  table.rows.forEach((fields, i) => {
    const blank = named.find(({ at }) => fields[at] === '');
    if (blank !== undefined)
      throw new InputRefused({ file: VOTES_FILE, row: i + 2, column: blank.column, reason: 'empty' });
    const timestamp = fields[timestampAt] ?? '';
    if (!/^-?\d+(\.\d+)?$/.test(timestamp)) {
      throw unknownValue(timestamp, { file: VOTES_FILE, row: i + 2, column: 'timestamp' }, TIME_EXPECTED);
    }
    const vote = fields[voteAt] ?? '';
    if (parseReaction(vote) === undefined) {
      throw unknownValue(vote, { file: VOTES_FILE, row: i + 2, column: 'vote' }, VOTES_EXPECTED);
    }
  });
}

/** The last vote by time counts; equal times keep the file's order. */
function readVotes(table: Table, store: ReactionStore): void {
  const timestampAt = table.columns.indexOf('timestamp');
  const positionAt = table.columns.indexOf('comment-id');
  const participantAt = table.columns.indexOf('voter-id');
  const voteAt = table.columns.indexOf('vote');
  const byTime = table.rows
    .map((fields, i) => ({ fields, row: i + 2, at: polisMilliseconds(Number(fields[timestampAt])) }))
    .sort((a, b) => a.at - b.at);
  const addParticipant = (id: string): number => store.addParticipant(id);
  const addPosition = (id: string): number => store.addPosition(id);
  for (const { fields, row } of byTime) {
    const value = parseReaction(fields[voteAt] ?? '');
    if (value === undefined) continue;
    const where = { file: VOTES_FILE, row };
    const who = withinLimits(fields[participantAt] ?? '', { ...where, column: 'voter-id' }, addParticipant);
    const what = withinLimits(fields[positionAt] ?? '', { ...where, column: 'comment-id' }, addPosition);
    store.reactAt(who, what, value);
  }
}

/** The files of an export, byte for byte as they were read; what was never a file, as Polis writes it. */
export function writePolisExport(data: PolisExport): PolisFiles {
  const records: Record<PolisFileName, readonly (readonly string[])[] | null> = {
    'summary.csv': data.summary,
    'comments.csv': recordsOf(data.comments),
    'votes.csv': recordsOf(data.votes),
    'participants-votes.csv': recordsOf(data.participants),
    'stats-history.csv': recordsOf(data.statsHistory),
  };
  const encoder = new TextEncoder();
  const files: PolisFiles = {};
  for (const name of POLIS_FILES) {
    const own = records[name];
    if (own !== null) files[name] = encoder.encode(formatRecords(own, data.dialects?.[name]));
  }
  return files;
}

const recordsOf = (table: Table | null): readonly (readonly string[])[] | null =>
  table === null ? null : [table.columns, ...table.rows];
