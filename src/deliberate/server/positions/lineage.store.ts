import { knotKey } from '#kernel/domain/thread.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import type { LineageKind, PositionOrigin } from '#deliberate/domain/positions/draft-position.ts';
import type { NumberedPosition } from '#deliberate/domain/positions/own-proposal.ts';
import type { MakerRole } from '#deliberate/domain/positions/position-maker.ts';
import { quotedWords } from '#deliberate/domain/positions/quoted-span.ts';
import { hashOfWords } from './drafts.store.ts';
import '#deliberate/server/tables.ts';

type OnePosition = { readonly forumId: string; readonly positionId: string };

export type LineageStep = {
  readonly change: 'first' | 'draft' | 'correction' | 'rewording';
  readonly as: MakerRole;
  readonly at: Date;
  readonly version: number;
  /** The words it had from then on; only of versions that everyone was asked about. */
  readonly texts: Record<string, string> | null;
  readonly authenticLanguage: string;
};

export type RelatedPosition = NumberedPosition & {
  readonly kind: LineageKind;
  readonly as: MakerRole;
  readonly at: Date;
};

export type Lineage = {
  readonly origin: PositionOrigin;
  /** The words of the intervention it rests on; null where it rests on the whole, or they are not to be read. */
  readonly quote: { readonly words: string; readonly language: string } | null;
  /** It named words of the intervention that have been corrected or are gone since. */
  readonly quoteChanged: boolean;
  readonly openedAt: Date | null;
  readonly steps: readonly LineageStep[];
  /** What it came from, and what came of it; positions that were never put to everyone are left out for the public. */
  readonly from: readonly RelatedPosition[];
  readonly into: readonly RelatedPosition[];
};

/** Where a position comes from and what became of it, as everyone may know it; `all` for those who draft. */
export async function lineageOf(
  db: Reader,
  { forumId, positionId }: OnePosition,
  { sight, all = false }: { readonly sight: PublicSight; readonly all?: boolean },
): Promise<Lineage | null> {
  const position = await db
    .selectFrom('positions')
    .select(['origin', 'span', 'intervention_id as interventionId', 'opened_at as openedAt'])
    .where('forum_id', '=', forumId)
    .where('position_id', '=', positionId)
    .executeTakeFirst();
  if (position === undefined) return null;
  const { origin, openedAt } = position;
  const [steps, from, into, quote] = await Promise.all([
    stepsOf(db, { forumId, positionId }),
    related(db, { forumId, positionId }, 'from', all),
    related(db, { forumId, positionId }, 'into', all),
    quoteOf(db, forumId, position, sight),
  ]);
  const told = all ? steps : withoutDraftWords(steps, openedAt);
  return {
    origin,
    openedAt,
    steps: told,
    from,
    into,
    quote,
    quoteChanged: position.span !== null && quote === null,
  };
}

/** Everyone was asked about the last version before the opening and about those after it; the others were drafts. */
function withoutDraftWords(steps: readonly LineageStep[], openedAt: Date | null): LineageStep[] {
  const first = openedAt === null ? steps.length : steps.filter(({ at }) => at <= openedAt).length - 1;
  return steps.map((step, at) => (at < first ? { ...step, texts: null } : step));
}

function stepsOf(db: Reader, { forumId, positionId }: OnePosition): Promise<LineageStep[]> {
  return db
    .selectFrom('position_versions')
    .select(['change', 'made_as as as', 'made_at as at', 'version', 'texts'])
    .select('authentic_language as authenticLanguage')
    .where('forum_id', '=', forumId)
    .where('position_id', '=', positionId)
    .orderBy('version')
    .execute();
}

async function related(
  db: Reader,
  { forumId, positionId }: OnePosition,
  direction: 'from' | 'into',
  all: boolean,
): Promise<RelatedPosition[]> {
  const [own, other] =
    direction === 'from'
      ? (['l.position_id', 'l.from_position_id'] as const)
      : (['l.from_position_id', 'l.position_id'] as const);
  let found = db
    .selectFrom('position_lineage as l')
    .innerJoin('positions as o', (on) =>
      on.onRef('o.forum_id', '=', 'l.forum_id').onRef('o.position_id', '=', other),
    )
    .select(['o.position_id as positionId', 'o.number', 'l.kind', 'l.made_as as as', 'l.made_at as at'])
    .select(sql<boolean>`o.opened_at IS NOT NULL`.as('opened'))
    .where('l.forum_id', '=', forumId)
    .where(own, '=', positionId);
  if (!all) found = found.where('o.opened_at', 'is not', null);
  return found.orderBy('o.number').execute();
}

/** Read from the intervention itself, as anyone may read it now: what was hidden since is not told here either. */
async function quoteOf(
  db: Reader,
  forumId: string,
  { span, interventionId }: { readonly span: Span; readonly interventionId: string | null },
  sight: PublicSight,
): Promise<Lineage['quote']> {
  if (span === null || interventionId === null) return null;
  const ref = { kind: 'intervention' as const, id: interventionId };
  const said = (await sight(db, forumId, [ref])).get(knotKey(ref));
  const words = said === undefined ? null : quotedWords(span, said.words);
  return words === null || hashOfWords(words) !== span.sha256 ? null : { words, language: span.language };
}
type Span = { language: string; from: number; to: number; sha256: string } | null;
