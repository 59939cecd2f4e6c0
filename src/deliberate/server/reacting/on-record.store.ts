import type { Command } from '#kernel/domain/command.ts';
import { sql, type Reader, type Tx } from '#kernel/server/database/db.ts';
import type {
  ConfirmedOnRecord,
  ConfirmingState,
  ConfirmOnRecord,
} from '#deliberate/domain/reacting/confirm-on-record.ts';
import { PUBLIC_STATES } from '#deliberate/domain/positions/position-state.ts';
import type { ReactionOnRecord } from '#deliberate/domain/reacting/reaction-on-record.ts';
import type { OfEdition } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import '#deliberate/server/tables.ts';

type One = { readonly forumId: string; readonly deliberationId: string; readonly participationId: string };

export async function hasConfirmed(db: Reader, { forumId, deliberationId, participationId }: One) {
  const found = await db
    .selectFrom('on_record_confirmations')
    .select('confirmed_at')
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .where('participation_id', '=', participationId)
    .executeTakeFirst();
  return found !== undefined;
}

export async function loadConfirming(
  tx: Tx,
  { forumId, input, viewer }: Command<ConfirmOnRecord>,
): Promise<ConfirmingState> {
  const deliberation = await tx
    .selectFrom('deliberations')
    .select(['state', 'visibility'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .where('deliberation_id', '=', input.deliberationId)
    .forKeyShare()
    .executeTakeFirst();
  const { participation } = viewer;
  const one = { forumId, deliberationId: input.deliberationId };
  const confirmed =
    participation !== null &&
    (await hasConfirmed(tx, { ...one, participationId: participation.participationId }));
  return { deliberation: deliberation ?? null, confirmed };
}

export async function writeConfirmed(
  tx: Tx,
  { deliberationId, participationId }: ConfirmedOnRecord,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const row = { forum_id: forumId, deliberation_id: deliberationId, participation_id: participationId };
  await tx
    .insertInto('on_record_confirmations')
    .values({ ...row, confirmed_at: at })
    .onConflict((on) => on.doNothing())
    .execute();
}

/**
 * What participants said with their names: only after the close, only in a deliberation on record, only of those who
 * confirmed it, and never of the open public. All of an edition, or of one position. One query.
 */
export async function reactionsOnRecord(
  db: Reader,
  { forumId, editionId, positionId = null }: OfEdition & { readonly positionId?: string | null },
): Promise<ReactionOnRecord[]> {
  const { rows } = await sql<ReactionOnRecord>`
    SELECT p.position_id AS "positionId", n.names, m.capacity, m.stakeholder_group AS "stakeholderGroup", r.stance,
      CASE WHEN o.organisation_id IS NOT NULL THEN jsonb_build_object('organisationId', o.organisation_id,
        'slug', o.slug, 'names', o.names) END AS organisation
    FROM deliberations AS d
    JOIN positions AS p ON p.forum_id = d.forum_id AND p.deliberation_id = d.deliberation_id
      AND p.opened_at IS NOT NULL AND p.state = ANY (${[...PUBLIC_STATES]})
    JOIN reactions AS r ON r.forum_id = p.forum_id AND r.position_id = p.position_id AND r.version >= p.asked_version
    JOIN on_record_confirmations AS c ON c.forum_id = d.forum_id AND c.deliberation_id = d.deliberation_id
      AND c.participation_id = r.participation_id
    JOIN participations AS m ON m.forum_id = r.forum_id AND m.participation_id = r.participation_id
    JOIN people AS n ON n.forum_id = m.forum_id AND n.person_id = m.person_id
    LEFT JOIN organisations AS o ON o.forum_id = m.forum_id AND o.organisation_id = m.organisation_id
    WHERE d.forum_id = ${forumId} AND d.edition_id = ${editionId} AND d.state = 'closed'
      AND d.visibility = 'on_record' AND (${positionId}::uuid IS NULL OR p.position_id = ${positionId}::uuid)
    ORDER BY p.number, m.stakeholder_group, n.slug`.execute(db);
  return rows;
}
