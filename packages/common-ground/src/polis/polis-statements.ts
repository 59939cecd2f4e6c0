import { requireColumn, type Table } from '../input/csv.ts';
import { InputRefused } from '../input/input-problem.ts';
import { unknownValue } from '../input/plain-reactions.ts';

export type PolisStatement = {
  readonly id: string;
  readonly body: string;
  /** -1 out, 0 not yet, 1 in. */
  readonly moderated: -1 | 0 | 1;
  /** Null where the export has no such column. */
  readonly isMeta: boolean | null;
  readonly isSeed: boolean | null;
};

const MODERATED: Readonly<Record<string, PolisStatement['moderated']>> = { '-1': -1, '0': 0, '1': 1 };

/** Spreadsheets and data frames write the same thing in their own way. */
const TRUE: ReadonlySet<string> = new Set(['true', 't', '1']);

/** Refuses a comments table that could be misread; says nothing otherwise. */
export function checkStatements(table: Table, file: string): void {
  const idAt = requireColumn(table.columns, 'comment-id', file);
  const moderatedAt = requireColumn(table.columns, 'moderated', file);
  requireColumn(table.columns, 'comment-body', file);
  const seen = new Set<string>();
  table.rows.forEach((fields, i) => {
    const id = fields[idAt] ?? '';
    if (seen.has(id)) {
      throw new InputRefused({ file, row: i + 2, column: 'comment-id', reason: `${id} appears twice` });
    }
    seen.add(id);
    const moderated = fields[moderatedAt] ?? '';
    if (MODERATED[moderated] === undefined)
      throw unknownValue(moderated, { file, row: i + 2, column: 'moderated' }, '1, -1 or 0');
  });
}

export function statementsOf(table: Table | null): Map<string, PolisStatement> {
  const statements = new Map<string, PolisStatement>();
  if (table === null) return statements;
  const at = (name: string): number => table.columns.indexOf(name);
  const flag = (fields: readonly string[], name: string): boolean | null =>
    at(name) < 0 ? null : TRUE.has((fields[at(name)] ?? '').toLowerCase());
  for (const fields of table.rows) {
    const id = fields[at('comment-id')] ?? '';
    statements.set(id, {
      id,
      body: fields[at('comment-body')] ?? '',
      moderated: MODERATED[fields[at('moderated')] ?? ''] ?? 0,
      isMeta: flag(fields, 'is-meta'),
      isSeed: flag(fields, 'is-seed'),
    });
  }
  return statements;
}

/** Statements whose column counts for nothing: moderated out, or about the person rather than the matter. */
export const isSetAside = (statement: PolisStatement): boolean =>
  statement.moderated === -1 || statement.isMeta === true;
