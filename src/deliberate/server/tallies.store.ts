import { createHash } from 'node:crypto';
import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '#kernel/domain/viewer.ts';
import { sql, type Reader } from '#kernel/server/db.ts';
import type { Tally } from '../domain/opinion-cell.ts';
import type { OutputsMade, PositionCells, PositionTallies } from '../domain/opinion-outputs.ts';
import { PUBLIC_STATES } from '../domain/position-state.ts';
import './tables.ts';

type Where = {
  readonly forumId: string;
  readonly deliberationId: string;
  /** Reactions up to this moment; null takes all, where nothing can come after. */
  readonly until: Date | null;
};
type Counted = Pick<OutputsMade, 'tallies' | 'before' | 'simulated'> & { readonly inputsSha256: string };

/** Everything an epoch is made of: live counts, the cells shown so far, and a hash of the reactions counted. */
export async function countReactions(db: Reader, where: Where): Promise<Counted> {
  const { positions, before, epochs } = await lastReleased(db, where);
  const shownAt = (epoch: number) => epochs.get(epoch) ?? null;
  const [accredited, open, inputsSha256] = [
    await accreditedTallies(db, where, momentsOf(before, shownAt)),
    await publicTallies(db, where, momentsOf(before, shownAt)),
    await inputsHash(db, where),
  ];
  const tallies = positions.map(({ positionId, number }): PositionTallies => ({
    positionId,
    number,
    accredited: Object.fromEntries(
      accredited.filter((row) => row.positionId === positionId).map((row) => [row.group, tallyOf(row)]),
    ),
    public: open.filter((row) => row.positionId === positionId).map(tallyOf)[0] ?? null,
  }));
  const simulated = [...accredited, ...open].some((row) => row.simulated);
  return { tallies, before, simulated, inputsSha256 };
}

async function lastReleased(db: Reader, { forumId, deliberationId }: Where) {
  const positions = await db
    .selectFrom('positions')
    .select(['position_id as positionId', 'number'])
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
  return {
    positions,
    before: new Map(rows.map(({ cells }) => [cells.positionId, cells])),
    epochs: new Map(epochs.map(({ epoch, taken_at }) => [epoch, taken_at])),
  };
}

/** When each cell now shown was made, as columns for the counting statement. */
type Moments = { readonly positions: string[]; readonly groups: string[]; readonly at: (Date | null)[] };

function momentsOf(before: Counted['before'], shownAt: (epoch: number) => Date | null): Moments {
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

type Row = Tally & { readonly positionId: string; readonly simulated: boolean };

const tallyOf = ({ agree, disagree, pass, important, since }: Tally): Tally => ({
  agree,
  disagree,
  pass,
  important,
  since,
});

const counts = sql`
  count(*) FILTER (WHERE r.stance = 1) AS agree,
  count(*) FILTER (WHERE r.stance = -1) AS disagree,
  count(*) FILTER (WHERE r.stance = 0) AS pass,
  count(*) FILTER (WHERE r.important) AS important,
  count(*) FILTER (WHERE r.reacted_at > m.made_at) AS since,
  bool_or(r.simulated) AS simulated`;

const momentsTable = ({ positions, groups, at }: Moments) =>
  sql`unnest(${positions}::uuid[], ${groups}::text[], ${at}::timestamptz[]) AS m (position_id, whose, made_at)`;

/** A reaction to words that have been reworded since counts no more: whoever gave it is asked again. */
const TO_THESE_WORDS = sql`
    JOIN positions w ON w.forum_id = r.forum_id AND w.position_id = r.position_id AND r.version >= w.asked_version`;

/** Only who is accredited now counts as such; a group is the one declared now. */
async function accreditedTallies(db: Reader, where: Where, moments: Moments) {
  const { rows } = await sql<Row & { group: StakeholderGroup }>`
    SELECT r.position_id AS "positionId", p.stakeholder_group AS "group", ${counts}
    FROM reactions r ${TO_THESE_WORDS}
    JOIN participations p ON p.forum_id = r.forum_id AND p.participation_id = r.participation_id
      AND p.accreditation = 'accredited'
    LEFT JOIN ${momentsTable(moments)} ON m.position_id = r.position_id AND m.whose = p.stakeholder_group
    WHERE r.forum_id = ${where.forumId} AND r.deliberation_id = ${where.deliberationId}
      AND r.reacted_at <= coalesce(${where.until}, 'infinity'::timestamptz)
    GROUP BY r.position_id, p.stakeholder_group`.execute(db);
  return rows;
}

async function publicTallies(db: Reader, where: Where, moments: Moments) {
  const { rows } = await sql<Row>`
    SELECT r.position_id AS "positionId", ${counts}
    FROM public_reactions r ${TO_THESE_WORDS}
    LEFT JOIN ${momentsTable(moments)} ON m.position_id = r.position_id AND m.whose = 'public'
    WHERE r.forum_id = ${where.forumId} AND r.deliberation_id = ${where.deliberationId}
      AND r.reacted_at <= coalesce(${where.until}, 'infinity'::timestamptz)
    GROUP BY r.position_id`.execute(db);
  return rows;
}

/** Per position in the database, so that no statement builds one text of millions of reactions. */
async function inputsHash(db: Reader, { forumId, deliberationId, until }: Where): Promise<string> {
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
