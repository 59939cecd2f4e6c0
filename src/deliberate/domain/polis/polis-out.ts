import type { PolisExport } from '@madang/common-ground';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { StoredRow } from './import-conversation.ts';
import { dialectsFrom } from './file-dialect.ts';
import { isStatementColumn } from './polis-checks.ts';
import type { Conversation, Table, TableFile } from './polis-conversation.ts';

/** An imported conversation as it lies in the tables. */
export type HeldConversation = Pick<Conversation, 'summary' | 'columns' | 'dialects'> & {
  /** In the order of the source, file by file. */
  readonly rows: readonly Omit<StoredRow, 'place'>[];
  /** What each position says, by its number. */
  readonly texts: ReadonlyMap<number, string>;
  /** The reaction that counts: by person, then by position number. */
  readonly latest: ReadonlyMap<string, ReadonlyMap<number, Stance>>;
  /** By entry of the log. */
  readonly entries: ReadonlyMap<string, Stance>;
};

/** The conversation in Polis's form, as it came: words, reactions and history from our tables, the rest as kept. */
export function polisExportOf(held: HeldConversation): PolisExport {
  const tableOf = (
    file: TableFile,
    told: (row: HeldConversation['rows'][number]) => string[],
  ): Table | null => {
    const columns = held.columns[file];
    if (columns === undefined) return null;
    return { columns, rows: held.rows.filter((row) => row.file === file).map(told) };
  };
  const plain = ({ fields }: Pick<StoredRow, 'fields'>) => fields.map((field) => field ?? '');
  const filledWith = (told: string) => (field: string | null) => field ?? told;
  const numberAt = held.columns['comments.csv']?.indexOf('comment-id') ?? -1;
  return {
    summary: held.summary,
    comments: tableOf('comments.csv', ({ fields }) =>
      fields.map(filledWith(held.texts.get(Number(fields[numberAt])) ?? '')),
    ),
    votes: tableOf('votes.csv', ({ fields, entryId }) => {
      const stance = held.entries.get(entryId ?? '');
      return fields.map(filledWith(stance === undefined ? '' : String(stance)));
    }),
    participants: tableOf('participants-votes.csv', ({ fields, visitorId }) =>
      matrixRow(held.columns['participants-votes.csv'] ?? [], fields, held.latest.get(visitorId ?? '')),
    ),
    statsHistory: tableOf('stats-history.csv', plain),
    dialects: dialectsFrom(held.dialects),
  };
}

function matrixRow(
  columns: readonly string[],
  own: readonly (string | null)[],
  latest: ReadonlyMap<number, Stance> | undefined,
): string[] {
  let next = 0;
  return columns.map((name) => {
    if (!isStatementColumn(name)) return own[next++] ?? '';
    const stance = latest?.get(Number(name));
    return stance === undefined ? '' : String(stance);
  });
}
