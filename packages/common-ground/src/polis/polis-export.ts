import {
  decodeUtf8,
  eachRecord,
  formatTable,
  csvField,
  parseTable,
  requireColumn,
  type Table,
} from '../csv.ts';
import { InputRefused, reading, type Read } from '../input-problem.ts';
import { parseReaction, unknownReaction } from '../plain-reactions.ts';
import { createStore, type ReactionStore } from '../reaction-store.ts';
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
};

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
    const table = (name: PolisFileName): Table | null => {
      const bytes = files[name];
      return bytes === undefined ? null : parseTable(decodeUtf8(bytes, name), name);
    };
    const data: PolisExport = {
      summary: files['summary.csv'] === undefined ? null : readSummary(files['summary.csv']),
      comments: table('comments.csv'),
      votes: table('votes.csv'),
      participants: table('participants-votes.csv'),
      statsHistory: table('stats-history.csv'),
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

function readSummary(bytes: Uint8Array): string[][] {
  const pairs: string[][] = [];
  eachRecord(decodeUtf8(bytes, 'summary.csv'), 'summary.csv', (fields, row) => {
    if (fields.length !== 2) {
      const reason = `ragged row: ${fields.length} fields where a key and a value belong`;
      throw new InputRefused({ file: 'summary.csv', row, column: null, reason });
    }
    pairs.push(fields);
  });
  return pairs;
}

const MATRIX_FILE = 'participants-votes.csv';
const COMMENT_ID = /^\d+$/;

/** One column per comment id, in any order, after the fixed ones; a blank is a position never shown. */
function readMatrix(table: Table, store: ReactionStore, publishedGroups: Map<string, string>): void {
  const participantAt = requireColumn(table.columns, 'participant', MATRIX_FILE);
  const groupAt = table.columns.indexOf('group-id');
  const positions = table.columns.flatMap((name, at) => (COMMENT_ID.test(name) ? [{ name, at }] : []));
  const ordered = positions.toSorted((a, b) => Number(a.name) - Number(b.name));
  const columns = ordered.map(({ name, at }) => ({ name, at, index: store.addPosition(name) }));
  const seen = new Set<string>();
  table.rows.forEach((fields, i) => {
    const participant = fields[participantAt] ?? '';
    const where = { file: MATRIX_FILE, row: i + 2 };
    if (participant === '') throw new InputRefused({ ...where, column: 'participant', reason: 'empty' });
    if (seen.has(participant)) {
      throw new InputRefused({ ...where, column: 'participant', reason: `${participant} has two rows` });
    }
    seen.add(participant);
    const row = store.addParticipant(participant);
    for (const { name, at, index } of columns) {
      const text = fields[at] ?? '';
      if (text === '') continue;
      const value = parseReaction(text);
      if (value === undefined) throw unknownReaction(text, { ...where, column: name });
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
  table.rows.forEach((fields, i) => {
    const timestamp = fields[timestampAt] ?? '';
    if (!/^-?\d+(\.\d+)?$/.test(timestamp)) {
      throw unknownReaction(timestamp, { file: VOTES_FILE, row: i + 2, column: 'timestamp' });
    }
    const vote = fields[voteAt] ?? '';
    if (parseReaction(vote) === undefined) {
      throw unknownReaction(vote, { file: VOTES_FILE, row: i + 2, column: 'vote' });
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
    .map((fields) => ({ fields, at: polisMilliseconds(Number(fields[timestampAt])) }))
    .sort((a, b) => a.at - b.at);
  for (const { fields } of byTime) {
    const value = parseReaction(fields[voteAt] ?? '');
    if (value !== undefined) store.react(fields[participantAt] ?? '', fields[positionAt] ?? '', value);
  }
}

/** The files of an export, byte for byte as Polis quotes them. */
export function writePolisExport(data: PolisExport): PolisFiles {
  const encoder = new TextEncoder();
  const files: PolisFiles = {};
  if (data.summary !== null) {
    const lines = data.summary.map((pair) => pair.map(csvField).join(','));
    files['summary.csv'] = encoder.encode(lines.join('\n') + '\n');
  }
  const tables = {
    'comments.csv': data.comments,
    'votes.csv': data.votes,
    'participants-votes.csv': data.participants,
    'stats-history.csv': data.statsHistory,
  };
  for (const [name, table] of Object.entries(tables)) {
    // Object.entries widens the four literal keys above to string.
    if (table !== null) files[name as PolisFileName] = encoder.encode(formatTable(table));
  }
  return files;
}
