import { isSoon, type Waiting } from '#kernel/domain/waiting.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import { begunAt, endOf, type DeskInYear } from '#convene/domain/waiting-kinds.ts';
import { languageGaps } from '#deliberate/domain/positions/language-gaps.ts';
import type { DeliberationView } from '#deliberate/domain/positions/position-view.ts';
import type { DeliberateWaiting } from '#deliberate/domain/waiting-kinds.ts';
import { deliberationForDesk } from './deliberation/deliberation-view.store.ts';
import { draftedPositions } from './positions/position-list.store.ts';
import { reasonedPositions } from './reacting/reasons.store.ts';
import './tables.ts';

type Waits = Waiting<DeliberateWaiting>;

/** What the deliberation that the desk works on needs from somebody. Four queries at most. */
export async function deliberateWaiting(db: Reader, asked: DeskInYear): Promise<Waits[]> {
  const deliberation = await deliberationForDesk(db, asked);
  const begun = begunAt(asked, 'deliberate');
  if (deliberation === null)
    return begun === null ? [] : [{ kind: 'deliberation-to-plan', count: 1, since: begun }];
  const one = { forumId: asked.forumId, deliberationId: deliberation.deliberationId };
  const [counts, drafted, reasoned] = await Promise.all([
    unopened(db, one),
    draftedPositions(db, one),
    reasonedPositions(db, asked),
  ]);
  const gaps = languageGaps(drafted).length;
  // When a reason came would tell who had just reacted: that they wait is told, and since when is not.
  const reasons = reasoned.reduce((sum, { waiting }) => sum + waiting, 0);
  const { submitted, proposed } = counts;
  const open = deliberation.state === 'open';
  const all: Waits[] = [
    ...ofItself(deliberation, asked, proposed.count),
    { kind: 'proposals-waiting', ...submitted },
    { kind: 'drafts-to-open', ...proposed, count: open ? proposed.count : 0 },
    { kind: 'texts-behind', count: deliberation.state === 'closed' ? 0 : gaps, since: null },
    { kind: 'reasons-waiting', count: reasons, since: null },
  ];
  return all.filter(({ count }) => count > 0);
}

/** What the rules' own dates ask for. That an opening is overdue is told above the list, as an alarm. */
function ofItself(
  { state, opensAt, closesAt }: DeliberationView,
  asked: DeskInYear,
  drafted: number,
): Waits[] {
  const { at } = asked;
  const begun = begunAt(asked, 'deliberate');
  if (state === 'draft' && begun !== null)
    return [{ kind: 'deliberation-to-open', count: 1, since: begun, due: endOf(asked, 'deliberate') }];
  if (state === 'announced' && drafted === 0 && isSoon(opensAt, at) && opensAt !== null && opensAt > at)
    return [{ kind: 'positions-missing', count: 1, since: null, due: opensAt }];
  if (state !== 'open') return [];
  if (closesAt !== null)
    return isSoon(closesAt, at)
      ? [{ kind: 'deliberation-closing', count: 1, since: null, due: closesAt }]
      : [];
  const over = endOf(asked, 'deliberate');
  return over !== null && over < at ? [{ kind: 'deliberation-left-open', count: 1, since: over }] : [];
}

type OfDeliberation = { readonly forumId: string; readonly deliberationId: string };

/** Sentences that are not put to everyone: proposed and not answered, and drafted and not opened. One query. */
async function unopened(db: Reader, { forumId, deliberationId }: OfDeliberation) {
  const rows = await db
    .selectFrom('positions')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count'), fn.min('created_at').as('since')])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .where('state', 'in', ['submitted', 'proposed'])
    .groupBy('state')
    .execute();
  const of = (state: 'submitted' | 'proposed') => {
    const { count = 0, since = null } = rows.find((row) => row.state === state) ?? {};
    return { count, since };
  };
  return { submitted: of('submitted'), proposed: of('proposed') };
}
