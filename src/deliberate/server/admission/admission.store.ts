import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { Viewer } from '#kernel/domain/viewer.ts';
import type { ReactionState } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { DeliberationView } from '#deliberate/domain/positions/position-view.ts';
import { hasConfirmed } from '#deliberate/server/reacting/on-record.store.ts';
import '#deliberate/server/tables.ts';

type Asked = {
  readonly forumId: string;
  readonly viewer: Viewer;
  readonly deliberation: Pick<
    DeliberationView,
    'deliberationId' | 'publicStratum' | 'invitedOnly' | 'proofBits' | 'visibility'
  >;
};

/** What the rules still ask of somebody before they may react. One query, and only where they ask. */
export async function missingOf(
  db: Reader,
  { forumId, viewer, deliberation }: Asked,
): Promise<ReactionState['missing']> {
  const { publicStratum, invitedOnly, proofBits, deliberationId, visibility } = deliberation;
  const { participation, visitorId } = viewer;
  if (participation !== null) {
    if (visibility !== 'on_record') return null;
    const one = { forumId, deliberationId, participationId: participation.participationId };
    return (await hasConfirmed(db, one)) ? null : 'confirmation';
  }
  if (!publicStratum || !(invitedOnly || proofBits > 0)) return null;
  const missing = invitedOnly ? 'invitation' : 'proof';
  if (visitorId === null) return missing;
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (SELECT FROM admitted_visitors WHERE forum_id = ${forumId}
      AND deliberation_id = ${deliberationId} AND visitor_id = ${visitorId}) AS found`.execute(db);
  return rows[0]?.found === true ? null : missing;
}

type ByWork = {
  readonly forumId: string;
  readonly deliberationId: string;
  readonly admitted: string;
  /** What the work was done for; kept too, so that it lets in nobody else. */
  readonly work: string;
  readonly at: Date;
};

/** False where the same work has let in somebody else. */
export async function admitByWork(
  db: Reader,
  { forumId, deliberationId, admitted, work, at }: ByWork,
): Promise<boolean> {
  const row = (visitorId: string) => ({
    forum_id: forumId,
    deliberation_id: deliberationId,
    visitor_id: visitorId,
    code_id: null,
    admitted_at: at,
  });
  const insert = (visitorId: string) =>
    db
      .insertInto('admitted_visitors')
      .values(row(visitorId))
      .onConflict((on) => on.doNothing())
      .returning('visitor_id')
      .executeTakeFirst();
  const spent = await insert(work);
  if (spent === undefined && admitted !== work) return false;
  if (admitted !== work) await insert(admitted);
  return true;
}
