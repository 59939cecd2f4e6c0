import {
  polisMilliseconds,
  type InputProblem,
  type PolisConversation,
  type PolisExport,
} from '@madang/common-ground';
import { lengthOf } from '#kernel/domain/characters.ts';
import {
  IMPORTED_PEOPLE_MAX,
  IMPORTED_POSITION_LENGTH_MAX,
  IMPORTED_POSITIONS_MAX,
  IMPORTED_REACTIONS_MAX,
} from './import-limits.ts';

type Table = NonNullable<PolisExport['votes']>;

/** A column of the matrix that holds the reactions to one statement. */
export const isStatementColumn = (name: string): boolean => /^\d+$/.test(name);

/** As Polis writes them: no leading zeros, and small enough to be a position's number. */
const STATEMENT_ID = /^(0|[1-9]\d{0,8})$/;
const REACTIONS = new Set(['1', '0', '-1']);
const EARLIEST_MS = Date.UTC(2000, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

const FILES = {
  comments: 'comments.csv',
  votes: 'votes.csv',
  participants: 'participants-votes.csv',
  statsHistory: 'stats-history.csv',
} as const;

const problemOf = (
  file: string,
  row: number | null,
  column: string | null,
  reason: string,
): InputProblem => ({
  file,
  row,
  column,
  reason,
});

/** The first thing that keeps a conversation from being stored, or null. */
export function conversationProblem({
  export: data,
  store,
  statements,
}: PolisConversation): InputProblem | null {
  const { comments, votes, participants } = data;
  if (comments === null)
    return problemOf(FILES.comments, null, null, 'the file is missing: positions have no words without it');
  if (statements.size === 0) return problemOf(FILES.comments, null, null, 'there is no position in it');
  const history = votes?.rows.length ?? store.reactionCount;
  return (
    beyond(FILES.comments, statements.size, IMPORTED_POSITIONS_MAX, 'positions') ??
    beyond(FILES.participants, store.participantCount, IMPORTED_PEOPLE_MAX, 'people') ??
    beyond(votes === null ? FILES.participants : FILES.votes, history, IMPORTED_REACTIONS_MAX, 'reactions') ??
    wrongStatement(comments) ??
    (participants === null ? null : wrongMatrix(participants, statements)) ??
    (votes === null ? null : wrongVote(votes, statements))
  );
}

const beyond = (file: string, count: number, limit: number, what: string) =>
  count <= limit ? null : problemOf(file, null, null, `${count} ${what}, and the limit is ${limit}`);

function wrongStatement({ columns, rows }: Table): InputProblem | null {
  const at = (name: string) => columns.indexOf(name);
  const [idAt, bodyAt, timeAt] = [at('comment-id'), at('comment-body'), at('timestamp')];
  for (const [i, fields] of rows.entries()) {
    const wrong = (column: string, reason: string) => problemOf(FILES.comments, i + 2, column, reason);
    const [id = '', body = '', time = ''] = [fields[idAt], fields[bodyAt], fields[timeAt]];
    if (!STATEMENT_ID.test(id)) return wrong('comment-id', unknown(id, EXPECTED.id));
    if (body.trim() === '') return wrong('comment-body', 'empty');
    const length = lengthOf(body);
    if (length > IMPORTED_POSITION_LENGTH_MAX)
      return wrong('comment-body', `${length} characters, and the limit is ${IMPORTED_POSITION_LENGTH_MAX}`);
    if (time !== '' && !isTime(time)) return wrong('timestamp', unknown(time, EXPECTED.time));
  }
  return null;
}

type Statements = PolisConversation['statements'];

function wrongMatrix({ columns, rows }: Table, statements: Statements): InputProblem | null {
  const own = columns.flatMap((name, at) => (isStatementColumn(name) ? [{ name, at }] : []));
  const stray = own.find(({ name }) => !statements.has(name));
  if (stray !== undefined) return problemOf(FILES.participants, 1, stray.name, notThere(stray.name));
  for (const [i, fields] of rows.entries()) {
    for (const { name, at } of own) {
      const cell = fields[at] ?? '';
      if (cell !== '' && !REACTIONS.has(cell))
        return problemOf(FILES.participants, i + 2, name, unknown(cell, EXPECTED.reaction));
    }
  }
  return null;
}

function wrongVote({ columns, rows }: Table, statements: Statements): InputProblem | null {
  const at = (name: string) => columns.indexOf(name);
  const [timeAt, idAt, voterAt, voteAt] = [at('timestamp'), at('comment-id'), at('voter-id'), at('vote')];
  for (const [i, fields] of rows.entries()) {
    const wrong = (column: string, reason: string) => problemOf(FILES.votes, i + 2, column, reason);
    const [time = '', id = '', vote = ''] = [fields[timeAt], fields[idAt], fields[voteAt]];
    if (!isTime(time)) return wrong('timestamp', unknown(time, EXPECTED.time));
    if (!statements.has(id)) return wrong('comment-id', notThere(id));
    if ((fields[voterAt] ?? '') === '') return wrong('voter-id', 'empty');
    if (!REACTIONS.has(vote)) return wrong('vote', unknown(vote, EXPECTED.reaction));
  }
  return null;
}

/** What may stand in a cell, in the words that the package's readers use. */
const EXPECTED = {
  id: 'a number from 0 to 999999999, without leading zeros',
  time: 'a time in seconds or milliseconds',
  reaction: '1, -1 or 0',
} as const;
const unknown = (value: string, expected: string) =>
  `unknown value ${JSON.stringify(value)}; expected ${expected}`;
const notThere = (id: string) => `comments.csv has no statement ${id}`;

function isTime(text: string): boolean {
  if (!/^\d+(\.\d+)?$/.test(text)) return false;
  const time = polisMilliseconds(Number(text));
  return time >= EARLIEST_MS && time < LATEST_MS;
}
