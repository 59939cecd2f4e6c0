import type { Texts } from '#kernel/domain/bilingual.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { About } from '#deliberate/domain/positions/about.ts';
import { looksAboutPerson } from '#deliberate/domain/positions/looks-about-person.ts';
import type { NumberedPosition, OwnProposal } from '#deliberate/domain/positions/own-proposal.ts';
import {
  similarPositions,
  similarTo,
  type SimilarForAuthor,
  type SimilarPosition,
} from '#deliberate/domain/positions/similar-positions.ts';
import type { PositionState } from '#deliberate/domain/positions/position-state.ts';
import '#deliberate/server/tables.ts';

type OfDeliberation = { readonly forumId: string; readonly deliberationId: string };

const became = sql<NumberedPosition[]>`coalesce((
  SELECT jsonb_agg(jsonb_build_object('positionId', b.position_id, 'number', b.number, 'opened', b.opened_at IS NOT NULL)
    ORDER BY b.number)
  FROM position_lineage AS l
  JOIN positions AS b ON b.forum_id = l.forum_id AND b.position_id = l.position_id
  WHERE l.forum_id = p.forum_id AND l.from_position_id = p.position_id AND l.kind <> 'reason'), '[]'::jsonb)`;

/** What somebody has proposed in an edition, the newest first, with the answers. One query. */
export function ownProposals(
  db: Reader,
  { forumId, editionId, account }: { forumId: string; editionId: string; account: string },
): Promise<OwnProposal[]> {
  return db
    .selectFrom('positions as p')
    .select([
      'p.position_id as positionId',
      'p.number',
      'p.texts',
      'p.authentic_language as authenticLanguage',
      'p.state',
      'p.state_reason as reason',
      'p.reason_code as reasonCode',
      'p.created_at as proposedAt',
      'p.answered_at as answeredAt',
    ])
    .select([sql<boolean>`p.opened_at IS NOT NULL`.as('opened'), became.as('became')])
    .where('p.forum_id', '=', forumId)
    .where('p.edition_id', '=', editionId)
    .where('p.drafted_by', '=', account)
    .where('p.origin', '=', 'submitted')
    .orderBy('p.created_at', 'desc')
    .orderBy('p.position_id', 'desc')
    .execute();
}

export type WaitingProposal = {
  readonly positionId: string;
  readonly number: number;
  readonly texts: Texts;
  readonly authenticLanguage: string;
  readonly interventionId: string | null;
  readonly proposedAt: Date;
  readonly version: number;
  readonly about: About;
  readonly looksAboutPerson: boolean;
  readonly similar: readonly (SimilarPosition & Comparison)[];
};
type Comparison = {
  readonly number: number;
  readonly texts: Texts;
  readonly authenticLanguage: string;
  readonly state: PositionState;
  readonly opened: boolean;
};

/** What is compared: whatever stands or waits. What was returned or taken out is no double of anything. */
const COMPARED: readonly PositionState[] = ['submitted', 'proposed', 'open', 'closed'];

/**
 * The proposals that wait, the oldest first, each with what may say the same; and all that stands, to merge into. Who
 * wrote them is left out: an answer is about a sentence. One query.
 */
export async function proposalQueue(db: Reader, { forumId, deliberationId }: OfDeliberation) {
  const rows = await db
    .selectFrom('positions as p')
    .select([
      'p.position_id as positionId',
      'p.number',
      'p.texts',
      'p.authentic_language as authenticLanguage',
      'p.intervention_id as interventionId',
      'p.created_at as proposedAt',
      'p.version',
      'p.state',
      'p.about',
    ])
    .select(sql<boolean>`p.opened_at IS NOT NULL`.as('opened'))
    .where('p.forum_id', '=', forumId)
    .where('p.deliberation_id', '=', deliberationId)
    .where('p.state', 'in', [...COMPARED])
    .orderBy('p.number')
    .execute();
  const known = new Map(rows.map((row) => [row.positionId, row]));
  const similar = similarPositions(rows);
  const comparedWith = (hint: SimilarPosition) => {
    const row = known.get(hint.positionId);
    if (row === undefined) return [];
    const { number, texts, authenticLanguage, state, opened } = row;
    return [{ ...hint, number, texts, authenticLanguage, state, opened }];
  };
  const waiting = rows
    .filter(({ state }) => state === 'submitted')
    .map(({ state: _state, opened: _opened, ...row }): WaitingProposal => ({
      ...row,
      looksAboutPerson: looksAboutPerson(row),
      similar: (similar.get(row.positionId) ?? []).flatMap(comparedWith),
    }));
  return { waiting, standing: rows };
}

type Writing = OfDeliberation & {
  readonly account: string;
  readonly texts: Texts;
  /** The proposal that is being reworded: it is no double of itself. */
  readonly except: string | null;
};

/**
 * What may say the same as a sentence its author is about to send: what everyone is asked, and what the author has
 * sent before. What others wait with is theirs. One query.
 */
export async function similarForAuthor(
  db: Reader,
  { forumId, deliberationId, account, texts, except }: Writing,
): Promise<SimilarForAuthor[]> {
  const rows = await db
    .selectFrom('positions as p')
    .select([
      'p.position_id as positionId',
      'p.number',
      'p.texts',
      'p.authentic_language as authenticLanguage',
    ])
    .select(sql<boolean>`p.drafted_by = ${account} AND p.origin = 'submitted'`.as('mine'))
    .where('p.forum_id', '=', forumId)
    .where('p.deliberation_id', '=', deliberationId)
    .where('p.state', 'in', [...COMPARED])
    .where(
      sql<boolean>`(p.opened_at IS NOT NULL AND p.state IN ('open', 'closed')
        OR p.drafted_by = ${account} AND p.origin = 'submitted')`,
    )
    .where('p.position_id', 'is distinct from', except)
    .orderBy('p.number')
    .execute();
  const known = new Map(rows.map((row) => [row.positionId, row]));
  return similarTo(texts, rows).flatMap((hint) => {
    const row = known.get(hint.positionId);
    return row === undefined ? [] : [{ ...hint, ...row }];
  });
}

/** How many proposals wait for an answer. */
export async function countWaiting(db: Reader, { forumId, deliberationId }: OfDeliberation): Promise<number> {
  const { waiting } = await db
    .selectFrom('positions')
    .select((by) => by.fn.countAll<number>().as('waiting'))
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .where('state', '=', 'submitted')
    .executeTakeFirstOrThrow();
  return waiting;
}

/** As many as a page holds; the newest answers are what people look for. */
export const ANSWERS_LISTED_MAX = 50;

/** Answers that the rules show to everyone: number and reason, never the words that were returned. One query. */
export function returnedProposals(db: Reader, { forumId, deliberationId }: OfDeliberation) {
  return db
    .selectFrom('positions as p')
    .innerJoin('deliberations as d', (on) =>
      on.onRef('d.forum_id', '=', 'p.forum_id').onRef('d.deliberation_id', '=', 'p.deliberation_id'),
    )
    .select([
      'p.number',
      'p.state_reason as reason',
      'p.reason_code as reasonCode',
      'p.answered_at as answeredAt',
    ])
    .where('p.forum_id', '=', forumId)
    .where('p.deliberation_id', '=', deliberationId)
    .where('p.state', '=', 'returned')
    .where('d.answers_shown', '=', 'everyone')
    .orderBy('p.answered_at', 'desc')
    .limit(ANSWERS_LISTED_MAX)
    .execute();
}
