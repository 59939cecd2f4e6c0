import type { Reader, Tx } from '#kernel/server/database/db.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { SnapshotTaken } from '#deliberate/domain/results/take-snapshot.ts';
import '#deliberate/server/tables.ts';

/** What belongs to an analysis beside the released outputs: its map for everyone, and what the server keeps for itself. */
export async function writeAnalyses(tx: Tx, taken: SnapshotTaken, forumId: string): Promise<void> {
  const { deliberationId, outputs, found } = taken;
  const rows = (['accredited', 'public'] as const).flatMap((stratum) => {
    const anew = found[stratum];
    if (anew === null) return [];
    const { points, density, whereabouts } = anew.found;
    return [
      {
        forum_id: forumId,
        deliberation_id: deliberationId,
        stratum,
        epoch: outputs.epoch,
        points: points === null ? null : Buffer.from(points),
        density: density === null ? null : Buffer.from(density),
        whereabouts: whereabouts === null ? null : JSON.stringify(whereabouts),
        review: JSON.stringify(anew.review),
      },
    ];
  });
  if (rows.length > 0) await tx.insertInto('opinion_analyses').values(rows).execute();
}

export type AnalysisOf = {
  readonly forumId: string;
  readonly deliberationId: string;
  readonly stratum: Stratum;
  readonly epoch: number;
};

function oneAnalysis(db: Reader, { forumId, deliberationId, stratum, epoch }: AnalysisOf) {
  return db
    .selectFrom('opinion_analyses')
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .where('stratum', '=', stratum)
    .where('epoch', '=', epoch);
}

/** The bytes of a map that was released. */
export async function readMap(db: Reader, of: AnalysisOf, part: 'points' | 'density') {
  const row = await oneAnalysis(db, of).select(`${part} as bytes`).executeTakeFirst();
  return row?.bytes ?? null;
}

/** For telling somebody their own place; never to be handed out. */
export async function readWhereabouts(db: Reader, of: AnalysisOf) {
  const row = await oneAnalysis(db, of).select('whereabouts').executeTakeFirst();
  return row?.whereabouts ?? null;
}
