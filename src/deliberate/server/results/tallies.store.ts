import { createHash } from 'node:crypto';
import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '#kernel/domain/viewer.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { CellsBefore, PositionCells } from '#deliberate/domain/opinion/opinion-outputs.ts';
import { PUBLIC_STATES } from '#deliberate/domain/positions/position-state.ts';
import type { BookRow, OlderReaction } from '#deliberate/domain/opinion/reaction-book.ts';
import '#deliberate/server/tables.ts';

export type Counting = {
  readonly forumId: string;
  readonly deliberationId: string;
  /** Reactions up to this moment; null takes all, where nothing can come after. */
  readonly until: Date | null;
};

/** What an epoch begins with: which positions it is about, and what was last shown of each. */
export async function lastReleased(db: Reader, { forumId, deliberationId }: Counting) {
  const positions = await db
    .selectFrom('positions')
    .select(['position_id as positionId', 'number', 'about'])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .where('state', 'in', [...PUBLIC_STATES])
    .where('opened_at', 'is not', null)
    .orderBy('number')
    .execute();
  const epochs = await db
    .selectFrom('opinion_snapshots')
    .select(['epoch', 'taken_at'])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .execute();
  // A position may have been out of the last epochs: what was last shown of it still counts, if the words are the same.
  const { rows } = await sql<{ cells: PositionCells }>`
    SELECT DISTINCT ON (cells ->> 'positionId') cells
    FROM opinion_snapshots AS s, jsonb_array_elements(outputs -> 'positions') AS cells, positions AS p
    WHERE s.forum_id = ${forumId} AND s.deliberation_id = ${deliberationId}
      AND p.forum_id = ${forumId} AND p.position_id = (cells ->> 'positionId')::uuid
      AND s.taken_at >= coalesce(p.reworded_at, '-infinity'::timestamptz)
    ORDER BY cells ->> 'positionId', epoch DESC`.execute(db);
  const before: CellsBefore = new Map(rows.map(({ cells }) => [cells.positionId, cells]));
  const takenAt = new Map(epochs.map(({ epoch, taken_at }) => [epoch, taken_at]));
  return { positions, before, moments: momentsOf(before, (epoch) => takenAt.get(epoch) ?? null) };
}

/** When each cell now shown was made, as columns for a statement. */
export type Moments = {
  readonly positions: string[];
  readonly groups: string[];
  readonly at: (Date | null)[];
};

function momentsOf(before: CellsBefore, shownAt: (epoch: number) => Date | null): Moments {
  const found: Moments = { positions: [], groups: [], at: [] };
  for (const [positionId, cells] of before) {
    for (const [group, cell] of [...groupCells(cells), ['public', cells.public] as const]) {
      if (!cell.shown) continue;
      found.positions.push(positionId);
      found.groups.push(group);
      found.at.push(shownAt(cell.epoch));
    }
  }
  return found;
}

const groupCells = (cells: Pick<PositionCells, 'accredited'>) =>
  STAKEHOLDER_GROUPS.map((group) => [group, cells.accredited[group]] as const);

const momentsTable = ({ positions, groups, at }: Moments) =>
  sql`unnest(${positions}::uuid[], ${groups}::text[], ${at}::timestamptz[]) AS m (position_id, whose, made_at)`;

/** Only who is accredited now counts as such; a group is the one declared now. */
const POPULATIONS = {
  accredited: {
    table: sql.table('reactions'),
    reactor: sql.ref('r.participation_id'),
    group: sql.ref('p.stakeholder_group'),
    join: sql`JOIN participations p ON p.forum_id = r.forum_id AND p.participation_id = r.participation_id
      AND p.accreditation = 'accredited'`,
    logJoin: sql`JOIN participations p ON p.forum_id = l.forum_id AND p.participation_id = l.reactor_id
      AND p.accreditation = 'accredited'`,
  },
  public: {
    table: sql.table('public_reactions'),
    reactor: sql.ref('r.visitor_id'),
    group: sql`'public'`,
    join: sql``,
    logJoin: sql``,
  },
} as const;

const ROWS_AT_ONCE = 2_000;

type StreamedRow = BookRow & { readonly simulated: boolean };

/**
 * The reactions of one population, a row for each person, in portions that leave room for requests between them. One
 * statement reads them all, so they are of one moment. Entries are packed as `packEntry` does. A reaction to words that
 * have been reworded since counts no more: whoever gave it is asked again.
 */
export async function streamReactions(
  db: Reader,
  where: Counting & { readonly stratum: Stratum; readonly moments: Moments },
  take: (rows: readonly StreamedRow[]) => Promise<void>,
): Promise<void> {
  const { table, reactor, group, join } = POPULATIONS[where.stratum];
  const cursor = sql.ref(`reactions_of_${where.stratum}`);
  // Every row is fetched: a plan for the first few would walk an index and visit the table once for each reaction.
  await sql`SET LOCAL cursor_tuple_fraction = 1`.execute(db);
  await sql`DECLARE ${cursor} NO SCROLL CURSOR FOR
    SELECT ${reactor} AS reactor, ${group} AS "group", bool_or(r.simulated) AS simulated,
      string_agg(((w.number * 3 + r.stance + 1) * 4 + CASE WHEN r.important THEN 2 ELSE 0 END
        + CASE WHEN r.reacted_at > m.made_at THEN 1 ELSE 0 END)::text, ',') AS entries
    FROM ${table} r ${join}
    JOIN positions w ON w.forum_id = r.forum_id AND w.position_id = r.position_id AND r.version >= w.asked_version
    LEFT JOIN ${momentsTable(where.moments)} ON m.position_id = r.position_id AND m.whose = ${group}
    WHERE r.forum_id = ${where.forumId} AND r.deliberation_id = ${where.deliberationId}
      AND r.reacted_at <= coalesce(${where.until}, 'infinity'::timestamptz)
    GROUP BY 1, 2`.execute(db);
  for (;;) {
    const { rows } = await sql<StreamedRow>`FETCH ${sql.lit(ROWS_AT_ONCE)} FROM ${cursor}`.execute(db);
    if (rows.length > 0) await take(rows);
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await sql`CLOSE ${cursor}`.execute(db);
}

/** What people had said when the given cells were made and have changed or taken back since, from the log. */
export async function olderReactions(
  db: Reader,
  where: Counting & { readonly stratum: Stratum; readonly moments: Moments },
): Promise<OlderReaction[]> {
  if (where.moments.positions.length === 0) return [];
  const { table, reactor, group, logJoin } = POPULATIONS[where.stratum];
  const { rows } = await sql<OlderReaction & { stance: OlderReaction['stance'] | null }>`
    SELECT DISTINCT ON (l.position_id, l.reactor_id)
      l.reactor_id AS reactor, ${group} AS "group", w.number, l.stance
    FROM reaction_log l ${logJoin}
    JOIN positions w ON w.forum_id = l.forum_id AND w.position_id = l.position_id AND l.version >= w.asked_version
    JOIN ${momentsTable(where.moments)} ON m.position_id = l.position_id AND m.whose = ${group}
      AND l.reacted_at <= m.made_at
    WHERE l.forum_id = ${where.forumId} AND l.deliberation_id = ${where.deliberationId}
      AND l.stratum = ${where.stratum}
      AND NOT EXISTS (SELECT FROM ${table} r WHERE r.forum_id = l.forum_id
        AND r.position_id = l.position_id AND ${reactor} = l.reactor_id AND r.reacted_at <= m.made_at)
    ORDER BY l.position_id, l.reactor_id, l.entry_id DESC`.execute(db);
  return rows.filter(({ stance }) => stance !== null);
}

/** The moments of some cells only. */
export function momentsFor(
  { positions, groups, at }: Moments,
  wanted: ReadonlySet<string>,
  stratum: Stratum,
): Moments {
  const kept = positions.flatMap((positionId, n) => {
    const group = groups[n] ?? '';
    const ofStratum = (group === 'public') === (stratum === 'public');
    return ofStratum && wanted.has(cellKey(positionId, group)) ? [n] : [];
  });
  return {
    positions: kept.map((n) => positions[n] ?? ''),
    groups: kept.map((n) => groups[n] ?? ''),
    at: kept.map((n) => at[n] ?? null),
  };
}

export const cellKey = (positionId: string, group: StakeholderGroup | 'public' | (string & {})): string =>
  `${positionId}/${group}`;

/** Per position in the database, so that no statement builds one text of millions of reactions. */
export async function inputsHash(db: Reader, { forumId, deliberationId, until }: Counting): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    SELECT position_id || ' ' || encode(sha256(convert_to(string_agg(
      concat_ws(' ', entry_id, stratum, reactor_id, stance, important, version), E'\n' ORDER BY entry_id), 'UTF8')), 'hex') AS line
    FROM reaction_log
    WHERE forum_id = ${forumId} AND deliberation_id = ${deliberationId}
      AND reacted_at <= coalesce(${until}, 'infinity'::timestamptz)
    GROUP BY position_id ORDER BY position_id`.execute(db);
  return createHash('sha256')
    .update(rows.map(({ line }) => line).join('\n'))
    .digest('hex');
}
