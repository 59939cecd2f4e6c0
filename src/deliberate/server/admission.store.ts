import { sql, type Reader } from '#kernel/server/db.ts';
import type { ReactionState } from '../domain/cast-reaction.ts';
import type { DeliberationView } from '../domain/position-view.ts';
import './tables.ts';

type Asked = {
  readonly forumId: string;
  readonly visitorId: string | null;
  readonly deliberation: Pick<
    DeliberationView,
    'deliberationId' | 'publicStratum' | 'invitedOnly' | 'proofBits'
  >;
};

/** What the rules still ask of someone of the open public before they may react. One query, and only where they ask. */
export async function missingOf(
  db: Reader,
  { forumId, visitorId, deliberation }: Asked,
): Promise<ReactionState['missing']> {
  const { publicStratum, invitedOnly, proofBits, deliberationId } = deliberation;
  if (!publicStratum || !(invitedOnly || proofBits > 0)) return null;
  const missing = invitedOnly ? 'invitation' : 'proof';
  if (visitorId === null) return missing;
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (SELECT FROM admitted_visitors WHERE forum_id = ${forumId}
      AND deliberation_id = ${deliberationId} AND visitor_id = ${visitorId}) AS found`.execute(db);
  return rows[0]?.found === true ? null : missing;
}
