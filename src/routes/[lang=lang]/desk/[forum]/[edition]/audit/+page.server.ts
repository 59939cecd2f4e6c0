import { here } from '../../../../../acting.ts';
import { KNOT_KINDS, type KnotKind } from '#kernel/domain/thread.ts';
import { latestActs, type ActRow } from '#kernel/server/acts/acts.store.ts';
import type { PageServerLoad } from './$types';

const ACTS_SHOWN = 200;

const isKnot = (kind: string): kind is KnotKind => KNOT_KINDS.some((known) => known === kind);

/** Each act with the thing it was about, where that is something everyone may see by now. */
export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition } = here(locals);
  const { forumId } = forum;
  const acts = await latestActs(app.db, forumId, edition.editionId, ACTS_SHOWN);
  const refs = acts.flatMap(({ subjectKind: kind, subjectId: id }) => (isKnot(kind) ? [{ kind, id }] : []));
  const seen = await app.thread.publicSight(app.db, forumId, refs);
  const about = ({ subjectKind, subjectId }: ActRow) => {
    const knot = seen.get(`${subjectKind}/${subjectId}`);
    return knot === undefined ? null : { words: knot.words, authentic: knot.authentic, path: knot.path };
  };
  return {
    acts: acts.map((act) => ({ ...act, about: about(act) })),
    timeZone: edition.timeZone,
    at: app.now(),
  };
};
