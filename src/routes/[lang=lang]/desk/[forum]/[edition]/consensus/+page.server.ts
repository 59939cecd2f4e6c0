import { fail, redirect } from '@sveltejs/kit';
import { outcomesOf } from '#conclude/server/outcome-list.store.ts';
import { resultsPage } from '#deliberate/server/results/results-page.store.ts';
import type { Actions, PageServerLoad } from './$types';
import { here } from '../../../../../acting.ts';
import { takeIntoOutcome } from './taking.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, viewer, lang } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId, viewer };
  const page = await resultsPage(app.db, where, url.searchParams.get('of'));
  const { documents } = await outcomesOf(app.db, where);
  return {
    page,
    drafts: documents.filter(({ state }) => state !== 'adopted'),
    deskBase: `/${lang}/desk/${forum.slug}/${edition.slug}`,
    done: url.searchParams.has('done'),
    timeZone: edition.timeZone,
  };
};

export const actions: Actions = {
  take: async ({ request, locals, url }) => {
    const form = await request.formData();
    const positionIds = form.getAll('position').map(String);
    const [documentId = '', snapshotId = ''] = ['documentId', 'snapshotId'].map((name) =>
      String(form.get(name) ?? ''),
    );
    const chosen = { documentId, positionIds };
    if (positionIds.length === 0) return fail(400, { refusal: null, chosen });
    const refused = await takeIntoOutcome(locals, { documentId, snapshotId, positionIds });
    if (refused !== null) return fail(refused.status, { refusal: refused.data.refusal, chosen });
    redirect(303, `${url.pathname}?of=${encodeURIComponent(url.searchParams.get('of') ?? '')}&done`);
  },
};
