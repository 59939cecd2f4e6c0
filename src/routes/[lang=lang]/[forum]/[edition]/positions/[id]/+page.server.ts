import { error } from '@sveltejs/kit';
import { isUuid } from '#kernel/domain/uuid.ts';
import { lineageOf } from '#deliberate/server/positions/lineage.store.ts';
import { onePosition } from '#deliberate/server/positions/position-list.store.ts';
import { reactionsOnRecord } from '#deliberate/server/reacting/on-record.store.ts';
import { shownReasons } from '#deliberate/server/reacting/reasons.store.ts';
import { readResults } from '#deliberate/server/results/results.store.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  if (!isUuid(params.id)) error(404, 'not-found');
  const position = await onePosition(app.db, { ...where, positionId: params.id });
  if (position === null) error(404, 'not-found');
  const knot = { kind: 'position' as const, id: params.id };
  const [whole, reasons, named, results, back, forward] = await Promise.all([
    lineageOf(app.db, { ...where, positionId: params.id }, { sight: app.thread.publicSight }),
    shownReasons(app.db, { ...where, positionId: params.id }),
    reactionsOnRecord(app.db, { ...where, positionId: params.id }),
    readResults(app.db, { ...where, viewer, deliberationId: position.deliberationId }),
    app.thread.read(viewer, forum.forumId, knot, 'back'),
    app.thread.read(viewer, forum.forumId, knot, 'forward'),
  ]);
  const row = results?.positions.find(({ positionId }) => positionId === position.positionId) ?? null;
  return {
    ...{ base, position, whole, reasons, named, row, back, forward },
    results: results && { ...results, positions: [] },
  };
};
