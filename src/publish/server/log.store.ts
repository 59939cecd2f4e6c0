import { sql, type Reader } from '#kernel/server/db.ts';
import type { Witness } from '#kernel/server/record/witness-policy.ts';

export const ENTRIES_PER_PAGE = 50;

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

export type EntriesAbout = {
  readonly folder: string;
  readonly entries: readonly { readonly index: number; readonly kind: string; readonly at: Date }[];
};

/** Entries about one thing, the oldest first; null if nothing about it has been entered yet. */
export async function entriesAbout(
  db: Reader,
  asked: {
    readonly forumId: string;
    readonly editionId: string;
    readonly subjectKind: string;
    readonly subjectId: string;
  },
): Promise<EntriesAbout | null> {
  const { rows } = await sql<EntriesAbout['entries'][number] & { readonly folder: string }>`
    SELECT log_index AS index, kind, acted_at AS at, logs.folder
    FROM log_outbox JOIN logs USING (forum_id, edition_id)
    WHERE forum_id = ${asked.forumId} AND edition_id = ${asked.editionId} AND log_index IS NOT NULL
      AND subject_kind = ${asked.subjectKind} AND subject_id = ${asked.subjectId}
    ORDER BY log_index`.execute(db);
  const [first] = rows;
  if (first === undefined) return null;
  return { folder: first.folder, entries: rows.map(({ index, kind, at }) => ({ index, kind, at })) };
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

export type EntriesAsked = {
  readonly forumId: string;
  readonly editionId: string;
  /** Entries below this index, the newest first; null for the very newest. */
  readonly before: number | null;
  readonly limit: number;
};

export async function enteredActs(db: Reader, asked: EntriesAsked): Promise<EnteredAct[]> {
  const below = asked.before ?? Number.MAX_SAFE_INTEGER;
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
    WHERE entered.forum_id = ${asked.forumId} AND entered.edition_id = ${asked.editionId}
      AND entered.log_index < ${below}
    ORDER BY entered.log_index DESC
    LIMIT ${asked.limit}`.execute(db);
  return rows.map((row) => ({ ...row, fields: row.fields ?? [] }));
}

export async function enteredAct(
  db: Reader,
  forumId: string,
  editionId: string,
  index: number,
): Promise<EnteredAct | null> {
  const [entry] = await enteredActs(db, { forumId, editionId, before: index + 1, limit: 1 });
  return entry?.index === index ? entry : null;
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
