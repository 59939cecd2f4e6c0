import { sql, type Reader, type Tx } from '../database/db.ts';
import {
  erasedMark,
  fieldParts,
  withoutLanguage,
  withoutValues,
  type ErasableColumn,
  type ErasedField,
  type ErasureSource,
} from './erasure.ts';

type Edition = { readonly forumId: string; readonly editionId: string };
export type Subject = { readonly forumId: string; readonly subjectKind: string; readonly subjectId: string };

export type EntryOfField = {
  readonly actId: string;
  readonly index: number | null;
  readonly editionId: string;
  readonly erased: boolean;
};

/** The subject of the entry at an index, and every entry about it that has this field; null if there is none. */
export async function entriesWithField(
  db: Reader,
  { forumId, editionId, index, field }: Edition & { readonly index: number; readonly field: string },
): Promise<(Subject & { readonly entries: readonly EntryOfField[] }) | null> {
  const { rows } = await sql<EntryOfField & { subjectKind: string; subjectId: string }>`
    SELECT other.act_id AS "actId", other.log_index AS index, other.edition_id AS "editionId",
      log_fields.erased_at IS NOT NULL AS erased, other.subject_kind AS "subjectKind", other.subject_id AS "subjectId"
    FROM log_outbox AS named
    JOIN log_outbox AS other ON other.forum_id = named.forum_id
      AND other.subject_kind = named.subject_kind AND other.subject_id = named.subject_id
    JOIN log_fields ON log_fields.forum_id = other.forum_id AND log_fields.act_id = other.act_id
      AND log_fields.field = ${field}
    WHERE named.forum_id = ${forumId} AND named.edition_id = ${editionId} AND named.log_index = ${index}
      AND EXISTS (SELECT 1 FROM log_fields AS own WHERE own.forum_id = named.forum_id
        AND own.act_id = named.act_id AND own.field = ${field})
    ORDER BY other.act_id
    FOR UPDATE OF log_fields`.execute(db);
  const [first] = rows;
  if (first === undefined) return null;
  const { subjectKind, subjectId } = first;
  return { forumId, subjectKind, subjectId, entries: rows };
}

/** Destroys a field about a subject wherever it is kept: openings, audit trail, and the phases' own tables. */
export async function eraseField(
  tx: Tx,
  what: Subject & { readonly field: string; readonly at: Date },
  sources: readonly ErasureSource[],
): Promise<void> {
  const { forumId, subjectKind, subjectId, field, at } = what;
  const values = await sql<{ value: string }>`
    SELECT DISTINCT value FROM log_fields JOIN log_outbox USING (forum_id, act_id)
    WHERE forum_id = ${forumId} AND subject_kind = ${subjectKind} AND subject_id = ${subjectId}
      AND field = ${field} AND value IS NOT NULL`.execute(tx);
  await sql`
    UPDATE log_fields SET value = NULL, key = NULL, erased_at = ${at}
    FROM log_outbox
    WHERE log_fields.forum_id = ${forumId} AND log_fields.field = ${field} AND log_fields.erased_at IS NULL
      AND log_outbox.forum_id = log_fields.forum_id AND log_outbox.act_id = log_fields.act_id
      AND log_outbox.subject_kind = ${subjectKind} AND log_outbox.subject_id = ${subjectId}`.execute(tx);
  const erased = { forumId, subjectKind, subjectId, ...fieldParts(field) };
  await eraseInActs(tx, erased, new Set(values.rows.map(({ value }) => value)));
  for (const { columns, also } of sources) {
    for (const column of columns)
      if (column.subjectKind === subjectKind && column.name === erased.name)
        await eraseInColumn(tx, erased, column);
    await also?.(tx, erased);
  }
}

async function eraseInActs(tx: Tx, erased: ErasedField, gone: ReadonlySet<string>): Promise<void> {
  const rows = await tx
    .selectFrom('acts')
    .select(['act_id', 'payload'])
    .where('forum_id', '=', erased.forumId)
    .where('subject_kind', '=', erased.subjectKind)
    .where('subject_id', '=', erased.subjectId)
    .forUpdate()
    .execute();
  for (const { act_id, payload } of rows) {
    const kept = withoutValues(
      erased.language === null ? payload : withoutLanguage(payload, erased.language),
      gone,
    );
    await tx
      .updateTable('acts')
      .set({ payload: JSON.stringify(kept) })
      .where('forum_id', '=', erased.forumId)
      .where('act_id', '=', act_id)
      .execute();
  }
}

async function eraseInColumn(tx: Tx, erased: ErasedField, where: ErasableColumn): Promise<void> {
  const [table, column, id] = [sql.table(where.table), sql.ref(where.column), sql.ref(where.id)];
  const row = sql`forum_id = ${erased.forumId} AND ${id} = ${erased.subjectId}`;
  if (where.kept === 'plain') {
    await sql`UPDATE ${table} SET ${column} = ${erasedMark(erased.language)} WHERE ${row}`.execute(tx);
    return;
  }
  if (erased.language === null) return;
  const { rows } = await sql<{ value: unknown }>`
    SELECT ${column} AS value FROM ${table} WHERE ${row} AND ${column} IS NOT NULL FOR UPDATE`.execute(tx);
  for (const { value } of rows) {
    const kept =
      where.kept === 'texts'
        ? withoutLanguage(value, erased.language)
        : withoutLanguageIn(value, where.kept.textsIn, erased.language);
    await sql`UPDATE ${table} SET ${column} = ${JSON.stringify(kept)} WHERE ${row}`.execute(tx);
  }
}

function withoutLanguageIn(value: unknown, member: string, language: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === member ? withoutLanguage(inner, language) : inner,
    ]),
  );
}
