import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import type { HallView } from '#deliberate/domain/hall/hall-view.ts';
import { shownInHall } from './hall.store.ts';
import { onePosition } from '#deliberate/server/positions/position-list.store.ts';
import { readResults } from '#deliberate/server/results/results.store.ts';

export type HallWanted = {
  readonly forumId: string;
  readonly editionId: string;
  readonly viewer: Viewer;
  readonly sessionId: string;
};

/** What a room sees: the position before it, the released results of it, and of all what is held in common. */
export async function readHall(db: Reader, where: HallWanted): Promise<HallView> {
  const { forumId, editionId, viewer, sessionId } = where;
  const shown = await shownInHall(db, forumId, sessionId);
  const found = shown === null ? null : await onePosition(db, { forumId, editionId, positionId: shown });
  // Words taken from everyone since they were put up leave the screen too.
  const position = found !== null && Object.keys(found.texts).length > 0 ? found : null;
  const results = await readResults(db, { forumId, editionId, viewer });
  return {
    position,
    row: results?.positions.find(({ positionId }) => positionId === position?.positionId) ?? null,
    common: results?.positions.filter(({ ground }) => ground.standing === 'common') ?? [],
    epoch: results?.epoch ?? null,
    withheld: results?.withheld ?? null,
    deliberation: results?.deliberation ?? null,
  };
}
