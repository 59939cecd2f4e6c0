import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { sql, type Reader, type Tx } from '#kernel/server/database/db.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { DraftState } from '#deliberate/domain/positions/draft-position.ts';
import type { KeptBackWhy } from '#deliberate/domain/results/kept-back-why.ts';
import type {
  OneReason,
  ReasonModerated,
  ReasonToModerate,
} from '#deliberate/domain/reacting/moderate-reason.ts';
import { PUBLIC_STATES } from '#deliberate/domain/positions/position-state.ts';
import type { ReasonState } from '#deliberate/domain/reacting/reason-state.ts';
import type { OfEdition } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import '#deliberate/server/tables.ts';

/** More to read at once tires; the next page follows. */
export const REASONS_PER_PAGE = 50;

/**
 * Reasons `w` of an edition that may be read at all, with their position `p` and deliberation `d`: given on the words
 * that stand, and before the latest epoch, so that their coming does not tell who reacted just now.
 */
function readable({ forumId, editionId }: OfEdition) {
  return sql`
    FROM reaction_reasons AS w
    JOIN positions AS p ON p.forum_id = w.forum_id AND p.position_id = w.position_id
    JOIN deliberations AS d ON d.forum_id = w.forum_id AND d.deliberation_id = w.deliberation_id
    WHERE w.forum_id = ${forumId} AND p.edition_id = ${editionId}
      AND w.given_at <= (SELECT max(s.taken_at) FROM opinion_snapshots AS s
        WHERE s.forum_id = w.forum_id AND s.deliberation_id = w.deliberation_id)
      AND (w.stratum = 'accredited' AND EXISTS (SELECT FROM reactions AS r WHERE r.forum_id = w.forum_id
          AND r.position_id = w.position_id AND r.participation_id = w.reactor_id AND r.version >= p.asked_version)
        OR w.stratum = 'public' AND EXISTS (SELECT FROM public_reactions AS r WHERE r.forum_id = w.forum_id
          AND r.position_id = w.position_id AND r.visitor_id = w.reactor_id AND r.version >= p.asked_version))`;
}

export type ReasonedPosition = {
  readonly positionId: string;
  readonly number: number;
  readonly texts: Texts;
  readonly authenticLanguage: string;
  readonly titles: Texts;
  readonly reasonsShown: boolean;
  readonly all: number;
  /** Offered to everyone and not answered yet, where the rules show reasons. */
  readonly waiting: number;
  readonly shown: number;
};

/** The positions at which there are reasons to read, those of the newest deliberation first. One query. */
export async function reasonedPositions(db: Reader, where: OfEdition): Promise<ReasonedPosition[]> {
  const { rows } = await sql<ReasonedPosition>`
    SELECT p.position_id AS "positionId", p.number, p.texts, p.authentic_language AS "authenticLanguage", d.titles,
      d.reasons_shown AS "reasonsShown", count(*)::integer AS all,
      (count(*) FILTER (WHERE w.offered AND d.reasons_shown AND w.state = 'given'))::integer AS waiting,
      (count(*) FILTER (WHERE w.state = 'shown' AND w.offered))::integer AS shown
    ${readable(where)}
    GROUP BY p.position_id, p.number, p.texts, p.authentic_language, d.titles, d.reasons_shown, d.created_at
    ORDER BY d.created_at DESC, p.number`.execute(db);
  return rows;
}

export type ReasonRead = {
  readonly reasonId: string;
  /** Empty where they were deleted. */
  readonly words: string;
  readonly offered: boolean;
  readonly state: ReasonState;
  readonly why: Texts | null;
  readonly whyCode: KeptBackWhy | null;
};
type OfPosition = OfEdition & { readonly positionId: string };

/** One page of the reasons given at a position, in the order of their random ids: no other order is kept. One query. */
export async function reasonsAt(
  db: Reader,
  { positionId, after, ...where }: OfPosition & { readonly after: string | null },
): Promise<{ reasons: ReasonRead[]; next: string | null }> {
  const { rows } = await sql<ReasonRead>`
    SELECT w.reason_id AS "reasonId", w.words, w.offered, w.state, w.kept_back_why AS why, w.kept_back_code AS "whyCode"
    ${readable(where)} AND w.position_id = ${positionId} AND (${after}::uuid IS NULL OR w.reason_id > ${after}::uuid)
    ORDER BY w.reason_id LIMIT ${REASONS_PER_PAGE + 1}`.execute(db);
  const reasons = rows.slice(0, REASONS_PER_PAGE);
  return { reasons, next: rows.length > REASONS_PER_PAGE ? (reasons.at(-1)?.reasonId ?? null) : null };
}

/** What everyone may read of the reasons at a position, for each population apart: none where they are too few. */
export type ShownReasons = Readonly<Record<Stratum, readonly string[]>>;

/** One query. */
export async function shownReasons(db: Reader, { positionId, ...where }: OfPosition): Promise<ShownReasons> {
  const [shown] = await reasonsShown(db, where, sql`AND w.position_id = ${positionId}`);
  return { accredited: shown?.accredited ?? [], public: shown?.public ?? [] };
}

/** The same of every position at which there are some, for what is downloaded. One query. */
export function allShownReasons(db: Reader, where: OfEdition): Promise<ReasonsAtPosition[]> {
  return reasonsShown(db, where, sql``);
}

export type ReasonsAtPosition = ShownReasons & { readonly positionId: string };

async function reasonsShown(
  db: Reader,
  where: OfEdition,
  at: ReturnType<typeof sql>,
): Promise<ReasonsAtPosition[]> {
  const { rows } = await sql<{ positionId: string; stratum: Stratum; words: string; least: number }>`
    SELECT w.position_id AS "positionId", w.stratum, w.words,
      CASE w.stratum WHEN 'accredited' THEN d.group_size_min ELSE d.public_size_min END AS least
    ${readable(where)} ${at} AND w.state = 'shown' AND w.offered AND d.reasons_shown
      AND w.words <> '' AND p.opened_at IS NOT NULL AND p.state = ANY (${[...PUBLIC_STATES]})
    ORDER BY p.number, w.reason_id`.execute(db);
  const positions = [...new Set(rows.map(({ positionId }) => positionId))];
  const each = positions.map((positionId) => {
    const of = (stratum: Stratum) => {
      const found = rows.filter((row) => row.positionId === positionId && row.stratum === stratum);
      return found.length < (found[0]?.least ?? 0) ? [] : found.map(({ words }) => words);
    };
    return { positionId, accredited: of('accredited'), public: of('public') };
  });
  return each.filter((shown) => shown.accredited.length + shown.public.length > 0);
}

/** The reason a position is drawn from, as those who draft read it. */
export async function reasonToDraw(
  db: Reader,
  forumId: string,
  { editionId, reasonId }: OneReason,
): Promise<DraftState['given']> {
  const { rows } = await sql<NonNullable<DraftState['given']>>`
    SELECT w.position_id AS "positionId", w.words, w.offered AND d.reasons_shown AS offered
    ${readable({ forumId, editionId })} AND w.reason_id = ${reasonId} AND w.words <> ''`.execute(db);
  return rows[0] ?? null;
}

export async function loadReason(tx: Tx, { forumId, input }: Command<OneReason>): Promise<ReasonToModerate> {
  const { rows } = await sql<NonNullable<ReasonToModerate['reason']>>`
    SELECT w.position_id AS "positionId", w.state, w.offered, d.reasons_shown AS "reasonsShown", w.words = '' AS erased
    ${readable({ forumId, editionId: input.editionId })} AND w.reason_id = ${input.reasonId}
    FOR UPDATE OF w`.execute(tx);
  return { reason: rows[0] ?? null };
}

export async function writeModerated(
  tx: Tx,
  { reasonId, state, why, whyCode, erase }: ReasonModerated,
  { forumId }: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('reaction_reasons')
    .set({ state, kept_back_code: whyCode, kept_back_why: why === null ? null : JSON.stringify(why) })
    .$if(erase, (update) => update.set({ words: '' }))
    .where('forum_id', '=', forumId)
    .where('reason_id', '=', reasonId)
    .execute();
}
