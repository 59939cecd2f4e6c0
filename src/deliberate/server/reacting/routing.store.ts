import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { RoutedCount, RoutedGroup } from '#deliberate/domain/reacting/routing-input.ts';
import '#deliberate/server/tables.ts';

export type OfDeliberation = {
  readonly forumId: string;
  readonly editionId: string;
  readonly deliberationId: string;
};

/** How many of each group have reacted to the words that stand now. One pass over the deliberation's reactions. */
export async function routedCounts(db: Reader, where: OfDeliberation): Promise<RoutedCount[]> {
  const { forumId, deliberationId } = where;
  const { rows } = await sql<RoutedCount>`
    SELECT r.position_id AS "positionId", r.own_group AS "group", count(*) AS reactions FROM (
      SELECT position_id, version, stakeholder_group AS own_group FROM reactions
      JOIN participations USING (forum_id, participation_id)
      WHERE forum_id = ${forumId} AND deliberation_id = ${deliberationId}
      UNION ALL
      SELECT position_id, version, 'public' FROM public_reactions
      WHERE forum_id = ${forumId} AND deliberation_id = ${deliberationId}
    ) AS r
    JOIN positions AS p ON p.forum_id = ${forumId} AND p.position_id = r.position_id
      AND r.version >= p.asked_version
    GROUP BY r.position_id, r.own_group`.execute(db);
  return rows;
}

export async function routedPeople(db: Reader, where: OfDeliberation) {
  const rows = await db
    .selectFrom('participations')
    .select((by) => ['stakeholder_group as group', by.fn.countAll<number>().as('people')])
    .where('forum_id', '=', where.forumId)
    .where('edition_id', '=', where.editionId)
    .where('accreditation', '=', 'accredited')
    .groupBy('stakeholder_group')
    .execute();
  return Object.fromEntries(rows.map(({ group, people }) => [group, people])) as Partial<
    Record<RoutedGroup, number> // built from the column of that type
  >;
}

/** What is put to people now, the smallest groups shown, and the cells of the latest epoch. */
export async function routedPositions(db: Reader, { forumId, deliberationId }: OfDeliberation) {
  const [positions, rules, latest] = await Promise.all([
    db
      .selectFrom('positions')
      .select('position_id as positionId')
      .where('forum_id', '=', forumId)
      .where('deliberation_id', '=', deliberationId)
      .where('state', '=', 'open')
      .orderBy('number')
      .execute(),
    db
      .selectFrom('deliberations')
      .select(['group_size_min as groupSizeMin', 'public_size_min as publicSizeMin'])
      .where('forum_id', '=', forumId)
      .where('deliberation_id', '=', deliberationId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('opinion_snapshots')
      .select('outputs')
      .where('forum_id', '=', forumId)
      .where('deliberation_id', '=', deliberationId)
      .orderBy('epoch', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ]);
  return {
    positionIds: positions.map(({ positionId }) => positionId),
    sizes: rules,
    released: latest?.outputs.positions ?? null,
  };
}
