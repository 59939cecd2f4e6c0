import { readInterventions } from '#convene/server/words/interventions.store.ts';
import { citableIn } from '#conclude/server/citables.store.ts';
import { commitmentsOf } from '#conclude/server/commitment-list.store.ts';
import { outcomesOf } from '#conclude/server/outcome-list.store.ts';
import { knotKey, type Knot, type KnotRef } from '#kernel/domain/thread.ts';
import { mayAny } from '#kernel/domain/viewer.ts';
import type { Here } from '../../../../../acting.ts';

/** Everything the drafting desk shows: texts, what they can cite, commitments, and who may do what. */
export async function deskView({ app, forum, edition, viewer, base }: Here, asked: URLSearchParams) {
  const { forumId } = forum;
  const where = { forumId, editionId: edition.editionId };
  const [{ documents }, commitments, spoken] = await Promise.all([
    outcomesOf(app.db, { ...where, viewer }),
    commitmentsOf(app.db, where),
    readInterventions(app.db, { ...where, viewer }),
  ]);
  const interventionIds = spoken.map(({ interventionId }) => interventionId);
  const promises: KnotRef[] = commitments.map(({ commitmentId: id }) => ({ kind: 'commitment', id }));
  const operative: KnotRef[] = documents
    .filter(({ state }) => state === 'adopted')
    .flatMap(({ paragraphs }) => paragraphs.filter(({ kind }) => kind === 'operative'))
    .map(({ paragraphId: id }) => ({ kind: 'paragraph', id }));
  const [citables, threads, adopted] = await Promise.all([
    citableIn(app.db, { ...where, interventionIds }, app.thread.publicSight),
    app.thread.readMany(viewer, forumId, promises, 'back'),
    app.thread.publicSight(app.db, forumId, operative),
  ]);
  const paragraphs: Knot[] = operative.flatMap((ref) => adopted.get(knotKey(ref)) ?? []);
  const sources = [...paragraphs, ...citables.filter(({ kind }) => kind === 'intervention')];
  return {
    base,
    documents,
    commitments,
    citables,
    sources,
    threads,
    open: asked.get('edit'),
    done: asked.has('done'),
    may: {
      draft: mayAny(viewer, ['rapporteur', 'secretariat']),
      adopt: mayAny(viewer, ['chair', 'secretariat']),
      commit: mayAny(viewer, ['secretariat']),
    },
    timeZone: edition.timeZone,
  };
}
