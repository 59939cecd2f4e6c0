import type { Viewer } from '#kernel/domain/viewer.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import { reactorOf } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { DeliberationView } from '#deliberate/domain/positions/position-view.ts';
import '#deliberate/server/tables.ts';

export type OfEdition = { readonly forumId: string; readonly editionId: string };

/** The rules as they are kept. */
export const ruleColumns = [
  'titles',
  'opens_at as opensAt',
  'closes_at as closesAt',
  'public_stratum as publicStratum',
  'invited_only as invitedOnly',
  'proof_bits as proofBits',
  'visibility',
  'reasons_shown as reasonsShown',
  'proposing',
  'answers_shown as answersShown',
  'embed_origins as embedOrigins',
  'results_shown as resultsShown',
  'group_size_min as groupSizeMin',
  'public_size_min as publicSizeMin',
] as const;

/** Whose results everyone meets: the open deliberation's, else the one's that closed last, else of none yet. */
export function deliberationForAll(db: Reader, where: OfEdition): Promise<DeliberationView | null> {
  return first(db, where, sql`array_position(ARRAY['open', 'closed', 'announced', 'draft'], state)`);
}

/** What everyone is asked: the open deliberation, else the one announced, else the one that closed last. */
export function deliberationToReact(db: Reader, where: OfEdition): Promise<DeliberationView | null> {
  return first(db, where, sql`array_position(ARRAY['open', 'announced', 'closed', 'draft'], state)`);
}

/** What the desk works on: whatever is not closed, else the one that closed last. */
export function deliberationForDesk(db: Reader, where: OfEdition): Promise<DeliberationView | null> {
  return first(db, where, sql`state = 'closed'`);
}

export async function deliberationById(
  db: Reader,
  { deliberationId, ...where }: OfEdition & { readonly deliberationId: string },
): Promise<DeliberationView | null> {
  const row = await ofEdition(db, where).where('deliberation_id', '=', deliberationId).executeTakeFirst();
  return row ?? null;
}

function ofEdition(db: Reader, { forumId, editionId }: OfEdition) {
  return db
    .selectFrom('deliberations')
    .select(['deliberation_id as deliberationId', 'state', ...ruleColumns])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId);
}

async function first(
  db: Reader,
  where: OfEdition,
  order: ReturnType<typeof sql>,
): Promise<DeliberationView | null> {
  const row = await ofEdition(db, where)
    .orderBy(order)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether the reader has reacted to anything in it. */
export async function hasReacted(
  db: Reader,
  { forumId, viewer }: { readonly forumId: string; readonly viewer: Viewer },
  { deliberationId, publicStratum }: Pick<DeliberationView, 'deliberationId' | 'publicStratum'>,
): Promise<boolean> {
  const reactor = reactorOf({ viewer }, publicStratum);
  if (reactor === null) return false;
  const table = reactor.stratum === 'accredited' ? sql.table('reactions') : sql.table('public_reactions');
  const own = reactor.stratum === 'accredited' ? sql.ref('participation_id') : sql.ref('visitor_id');
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (SELECT FROM ${table} WHERE forum_id = ${forumId}
      AND deliberation_id = ${deliberationId} AND ${own} = ${reactor.reactorId}) AS found`.execute(db);
  return rows[0]?.found ?? false;
}
