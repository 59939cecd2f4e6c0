import type { Viewer } from '#kernel/domain/viewer.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import { reactorOf } from '#deliberate/domain/reacting/cast-reaction.ts';
import type {
  DeliberationView,
  EarlierReaction,
  OwnReaction,
  PositionCard,
  PositionView,
} from '#deliberate/domain/positions/position-view.ts';
import { isOverdue, openingDelay, type OpeningDelay } from '#deliberate/domain/deliberation/opening-delay.ts';
import { PUBLIC_STATES } from '#deliberate/domain/positions/position-state.ts';
import {
  deliberationForDesk,
  type OfEdition,
} from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { translationsColumn } from './translations.store.ts';
import '#deliberate/server/tables.ts';

/** Of position `p`. */
export const positionColumns = [
  'p.position_id as positionId',
  'p.number',
  'p.texts',
  'p.authentic_language as authenticLanguage',
  'p.version',
  'p.state',
  'p.state_reason as reason',
  'p.reason_code as reasonCode',
  'p.origin',
  'p.about',
  'p.about_reason as aboutReason',
  'p.intervention_id as interventionId',
  'p.simulated',
] as const;

export type CardsWanted = {
  readonly forumId: string;
  readonly viewer: Viewer;
  readonly deliberation: Pick<DeliberationView, 'deliberationId' | 'publicStratum'>;
};

/** The positions everyone may read, in their order, each with the reader's own reaction. One query. */
export async function positionCards(
  db: Reader,
  { forumId, viewer, deliberation }: CardsWanted,
): Promise<PositionCard[]> {
  const { publicStratum, deliberationId } = deliberation;
  const reactor = reactorOf({ viewer }, publicStratum);
  const table = reactor?.stratum === 'public' ? sql.table('public_reactions') : sql.table('reactions');
  const whose = reactor?.stratum === 'public' ? sql.ref('visitor_id') : sql.ref('participation_id');
  const mine = sql`r.forum_id = p.forum_id AND r.position_id = p.position_id
    AND ${whose} = ${reactor?.reactorId ?? null}::uuid`;
  const own = sql<OwnReaction | null>`(
    SELECT jsonb_build_object('stance', r.stance, 'important', r.important,
      'reason', CASE WHEN w.reason_id IS NOT NULL THEN jsonb_build_object('words', w.words, 'offered', w.offered,
        'state', w.state, 'why', w.kept_back_why, 'whyCode', w.kept_back_code) END)
    FROM ${table} AS r
    LEFT JOIN reaction_reasons AS w ON w.forum_id = r.forum_id AND w.position_id = r.position_id
      AND w.stratum = ${reactor?.stratum ?? 'public'} AND w.reactor_id = ${whose}
    WHERE ${mine} AND r.version >= p.asked_version)`;
  const before = sql<EarlierReaction | null>`(
    SELECT jsonb_build_object('stance', r.stance, 'texts', v.texts, 'authenticLanguage', v.authentic_language)
    FROM ${table} AS r
    JOIN position_versions AS v ON v.forum_id = p.forum_id AND v.position_id = p.position_id AND v.version = r.version
    WHERE ${mine} AND r.version < p.asked_version)`;
  return db
    .selectFrom('positions as p')
    .select(positionColumns)
    .select(translationsColumn.as('translations'))
    .select([own.as('own'), before.as('before')])
    .where('p.forum_id', '=', forumId)
    .where('p.deliberation_id', '=', deliberationId)
    .where('p.state', 'in', [...PUBLIC_STATES])
    .where('p.opened_at', 'is not', null)
    .orderBy('p.number')
    .execute();
}

/** Everything drafted, whatever became of it, for those who draft. One query. */
export function draftedPositions(
  db: Reader,
  { forumId, deliberationId }: { readonly forumId: string; readonly deliberationId: string },
): Promise<(PositionView & { draftedBy: string; opened: boolean })[]> {
  return db
    .selectFrom('positions as p')
    .select(positionColumns)
    .select(translationsColumn.as('translations'))
    .select(['p.drafted_by as draftedBy', sql<boolean>`p.opened_at IS NOT NULL`.as('opened')])
    .where('p.forum_id', '=', forumId)
    .where('p.deliberation_id', '=', deliberationId)
    .orderBy('p.number')
    .execute();
}

/** Why the edition's announced deliberation is not open although it should be; null where all is well. */
export async function delayedOpening(db: Reader, where: OfEdition, at: Date): Promise<OpeningDelay | null> {
  const deliberation = await deliberationForDesk(db, where);
  if (deliberation === null || !isOverdue(deliberation, at)) return null;
  const { drafted } = await deskFigures(db, where.forumId, deliberation.deliberationId);
  return openingDelay(deliberation, drafted, at);
}

/** What the desk shows beside a deliberation: how many drafts wait for its opening, and its epochs, the newest first. */
export async function deskFigures(db: Reader, forumId: string, deliberationId: string | null) {
  if (deliberationId === null) return { drafted: 0, epochs: [] };
  const { drafted } = await db
    .selectFrom('positions')
    .select((by) => by.fn.countAll<number>().as('drafted'))
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow();
  const epochs = await db
    .selectFrom('opinion_snapshots')
    .select(['epoch', 'taken_at as takenAt', 'outputs_sha256 as outputsSha256'])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .orderBy('epoch', 'desc')
    .execute();
  return { drafted, epochs };
}

type OnePosition = { readonly forumId: string; readonly editionId: string; readonly positionId: string };
type Found = PositionView & { readonly deliberationId: string };

/**
 * One position of the edition, whatever its deliberation. What is out of the public states keeps its number, state and
 * reason and loses its words; what was never put to everyone is not found.
 */
export async function onePosition(db: Reader, one: OnePosition): Promise<Found | null> {
  const row = await positionRow(db, one).where('p.opened_at', 'is not', null).executeTakeFirst();
  if (row === undefined) return null;
  if (PUBLIC_STATES.includes(row.state)) return row;
  return { ...row, texts: {}, translations: {}, interventionId: null };
}

/** One position as those who draft see it, in whatever state. */
export async function draftedPosition(db: Reader, one: OnePosition): Promise<Found | null> {
  return (await positionRow(db, one).executeTakeFirst()) ?? null;
}

function positionRow(db: Reader, { forumId, editionId, positionId }: OnePosition) {
  return db
    .selectFrom('positions as p')
    .select(positionColumns)
    .select(translationsColumn.as('translations'))
    .select('p.deliberation_id as deliberationId')
    .where('p.forum_id', '=', forumId)
    .where('p.edition_id', '=', editionId)
    .where('p.position_id', '=', positionId);
}
