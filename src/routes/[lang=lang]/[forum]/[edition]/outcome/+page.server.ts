import { commitmentsOf } from '#conclude/server/commitment-list.store.ts';
import { outcomesOf } from '#conclude/server/outcome-list.store.ts';
import { entriesAbout } from '#publish/server/log.store.ts';
import type { KnotRef } from '#kernel/domain/thread.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../acting.ts';

const WORK_ON_IT = ['rapporteur', 'chair', 'secretariat'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, viewer, base, lang } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const [{ documents, drafting }, commitments] = await Promise.all([
    outcomesOf(app.db, { ...where, viewer }),
    commitmentsOf(app.db, where),
  ]);
  const knots: KnotRef[] = [
    ...documents.flatMap(({ paragraphs }) =>
      paragraphs.map(({ paragraphId }) => ({ kind: 'paragraph' as const, id: paragraphId })),
    ),
    ...commitments.map(({ commitmentId }) => ({ kind: 'commitment' as const, id: commitmentId })),
  ];
  const promised = commitments.map(({ commitmentId }) => ({
    subjectKind: 'commitment',
    subjectId: commitmentId,
  }));
  const [threads, entered] = await Promise.all([
    app.thread.readMany(viewer, forum.forumId, knots, 'back'),
    entriesAbout(app.db, { ...where, subjects: promised }),
  ]);
  const entriesOf = entered?.entries ?? [];
  const parallel = url.searchParams.has('parallel');
  const works = WORK_ON_IT.some((role) => viewer.roles.has(role));
  const desk = works ? `/${lang}/desk/${forum.slug}/${edition.slug}/outcome` : null;
  const { timeZone } = edition;
  return { base, documents, drafting, commitments, threads, entriesOf, parallel, desk, timeZone };
};
