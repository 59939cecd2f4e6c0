import type { Viewer } from '#kernel/domain/viewer.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import { reactorOf, type Stance, type Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import { placeOf } from '#deliberate/domain/opinion/opinion-analysis.ts';
import { opinionGroupAt } from '#deliberate/domain/opinion/opinion-group.ts';
import type { ResultsView } from '#deliberate/domain/positions/position-view.ts';
import type { OwnPlace } from '#deliberate/domain/results/results-page.ts';
import { readWhereabouts } from './opinion-analyses.store.ts';
import '#deliberate/server/tables.ts';

/** With fewer reactions than this nobody can be placed; with fewer positions, all of them. */
export const OWN_REACTIONS_MIN = 7;

type Where = { readonly forumId: string; readonly viewer: Viewer };

/** Where the reader's own reactions put them on the released map; null for somebody who did not react here. */
export async function ownPlace(db: Reader, where: Where, results: ResultsView): Promise<OwnPlace | null> {
  const { deliberation, opinion } = results;
  const reactor = reactorOf(where, deliberation.publicStratum);
  const found = reactor === null ? null : opinion[reactor.stratum];
  if (reactor === null || found === null) return null;
  const own = await ownReactions(db, { ...where, ...reactor, deliberationId: deliberation.deliberationId });
  if (own.length === 0) return null;
  const stances = Object.fromEntries(own.map(({ positionId, stance }) => [positionId, stance]));
  const whereabouts = await readWhereabouts(db, {
    ...{ forumId: where.forumId, deliberationId: deliberation.deliberationId },
    ...{ stratum: reactor.stratum, epoch: found.epoch },
  });
  if (whereabouts === null)
    return { stratum: reactor.stratum, reactions: own.length, missing: 0, place: null, stances };
  const { x, y, group, reactions } = placeOf(own, whereabouts);
  const missing = Math.max(0, Math.min(OWN_REACTIONS_MIN, whereabouts.positions.length) - reactions);
  const place = { x, y, group: group < 0 ? null : opinionGroupAt(group) };
  return { stratum: reactor.stratum, reactions, missing, place: missing > 0 ? null : place, stances };
}

type Own = Where & {
  readonly stratum: Stratum;
  readonly reactorId: string;
  readonly deliberationId: string;
};

async function ownReactions(db: Reader, { forumId, stratum, reactorId, deliberationId }: Own) {
  const table = sql.table(stratum === 'accredited' ? 'reactions' : 'public_reactions');
  const whose = sql.ref(stratum === 'accredited' ? 'r.participation_id' : 'r.visitor_id');
  const { rows } = await sql<{ positionId: string; number: number; stance: Stance }>`
    SELECT r.position_id AS "positionId", w.number, r.stance
    FROM ${table} r
    JOIN positions w ON w.forum_id = r.forum_id AND w.position_id = r.position_id AND r.version >= w.asked_version
    WHERE r.forum_id = ${forumId} AND r.deliberation_id = ${deliberationId} AND ${whose} = ${reactorId}
    ORDER BY w.number`.execute(db);
  return rows;
}
