import type { RawBuilder } from 'kysely';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { Witness } from '#kernel/server/record/witness-policy.ts';

export const ENTRIES_PER_PAGE = 50;
/** Of what one page is about; whatever has more is better read in the record itself. */
const ENTRIES_OF_ITEM_MAX = 200;

type OfEdition = { readonly forumId: string; readonly editionId: string };

export type LogState = {
  readonly origin: string;
  readonly folder: string;
  readonly size: number;
  readonly waiting: number;
  readonly incident: string | null;
  readonly sealedAt: Date | null;
};

export type EnteredAct = {
  readonly index: number;
  readonly kind: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
  /** Fields by name: the words where they are open, else why they are not. */
  readonly fields: readonly {
    readonly name: string;
    readonly state: 'open' | 'closed' | 'erased';
    readonly words: string | null;
  }[];
};

export async function logState(db: Reader, forumId: string, editionId: string): Promise<LogState | null> {
  const row = await db
    .selectFrom('logs')
    .select(['origin', 'folder', 'size', 'incident', 'sealed_at as sealedAt'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { waiting } = await db
    .selectFrom('log_outbox')
    .select((by) => by.fn.countAll<number>().as('waiting'))
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('log_index', 'is', null)
    .executeTakeFirstOrThrow();
  return { ...row, waiting };
}

export type Subject = { readonly subjectKind: string; readonly subjectId: string };

export type EntriesAbout = {
  readonly folder: string;
  readonly entries: readonly (Subject & {
    readonly index: number;
    readonly kind: string;
    readonly at: Date;
  })[];
};

/** Entries about these things, the oldest first; null if nothing about any of them has been entered yet. */
export async function entriesAbout(
  db: Reader,
  { forumId, editionId, subjects }: OfEdition & { readonly subjects: readonly Subject[] },
): Promise<EntriesAbout | null> {
  if (subjects.length === 0) return null;
  const [kinds, ids] = [subjects.map((one) => one.subjectKind), subjects.map((one) => one.subjectId)];
  const { rows } = await sql<EntriesAbout['entries'][number] & { readonly folder: string }>`
    SELECT log_index AS index, kind, acted_at AS at, subject_kind AS "subjectKind", subject_id AS "subjectId",
      logs.folder
    FROM log_outbox JOIN logs USING (forum_id, edition_id)
    WHERE forum_id = ${forumId} AND edition_id = ${editionId} AND log_index IS NOT NULL
      AND (subject_kind, subject_id) IN (SELECT * FROM unnest(${kinds}::text[], ${ids}::uuid[]))
    ORDER BY log_index
    LIMIT ${ENTRIES_OF_ITEM_MAX}`.execute(db);
  const [first] = rows;
  if (first === undefined) return null;
  return { folder: first.folder, entries: rows.map(({ folder: _folder, ...entry }) => entry) };
}

/** What an operator must see at once: why the log stopped, and which witnesses hold another history. */
export async function logAlarm(
  db: Reader,
  where: { readonly forumId: string; readonly editionId: string },
  configured: readonly Witness[],
): Promise<{ readonly incident: string | null; readonly disputedBy: readonly string[] }> {
  const [state, lines] = await Promise.all([
    logState(db, where.forumId, where.editionId),
    witnessLines(db, where, configured),
  ]);
  const disputedBy = lines.filter(({ disputed }) => disputed).map(({ name }) => name);
  return { incident: state?.incident ?? null, disputedBy };
}

export type EntriesAsked = OfEdition & {
  /** Entries below this index, the newest first; null for the very newest. */
  readonly before: number | null;
  readonly limit: number;
};

export function enteredActs(db: Reader, asked: EntriesAsked): Promise<EnteredAct[]> {
  const below = asked.before ?? Number.MAX_SAFE_INTEGER;
  return actsWhere(db, asked, sql`entered.log_index < ${below}`, asked.limit);
}

/** These entries, the newest first. */
export async function actsAt(
  db: Reader,
  where: OfEdition,
  indexes: readonly number[],
): Promise<EnteredAct[]> {
  if (indexes.length === 0) return [];
  return actsWhere(db, where, sql`entered.log_index = ANY (${[...indexes]}::bigint[])`, indexes.length);
}

async function actsWhere(
  db: Reader,
  { forumId, editionId }: OfEdition,
  which: RawBuilder<unknown>,
  limit: number,
): Promise<EnteredAct[]> {
  const { rows } = await sql<Omit<EnteredAct, 'fields'> & { fields: EnteredAct['fields'] | null }>`
    SELECT entered.log_index AS index, entered.kind, entered.acted_at AS at, entered.data, fields.list AS fields
    FROM log_outbox AS entered
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object(
        'name', field,
        'state', CASE WHEN erased_at IS NOT NULL THEN 'erased' WHEN is_open THEN 'open' ELSE 'closed' END,
        'words', CASE WHEN is_open AND erased_at IS NULL THEN value END
      ) ORDER BY field) AS list
      FROM log_fields
      WHERE log_fields.forum_id = entered.forum_id AND log_fields.act_id = entered.act_id
    ) AS fields ON true
    WHERE entered.forum_id = ${forumId} AND entered.edition_id = ${editionId} AND ${which}
    ORDER BY entered.log_index DESC
    LIMIT ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, fields: row.fields ?? [] }));
}

export type WitnessLine = {
  readonly name: string;
  readonly group: string | null;
  readonly size: number | null;
  readonly at: Date | null;
  readonly disputed: boolean;
};

/** Each configured witness, in the order of the policy, and how far it has signed this edition's log. */
export async function witnessLines(
  db: Reader,
  { forumId, editionId }: { readonly forumId: string; readonly editionId: string },
  configured: readonly Witness[],
): Promise<WitnessLine[]> {
  if (configured.length === 0) return [];
  const rows = await db
    .selectFrom('log_witnesses')
    .select(['witness', 'size', 'cosigned_at', 'trouble'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .execute();
  const told = new Map(rows.map((row) => [row.witness, row]));
  return configured.map(({ name, group }) => {
    const row = told.get(name);
    const at = row?.cosigned_at ?? null;
    const disputed = row?.trouble?.startsWith('disputed') ?? false;
    return { name, group, size: at === null ? null : (row?.size ?? null), at, disputed };
  });
}
