import { fail, redirect } from '@sveltejs/kit';
import { refusalText } from '#kernel/domain/decision.ts';
import { deliberationsToExport } from '#deliberate/server/polis/polis-export.store.ts';
import type { Actions, PageServerLoad } from './$types';
import { storeConversation } from '../../../../../../composition/conversations.ts';
import { here } from '../../../../../acting.ts';
import { conversationIn, previewOf } from './conversation-upload.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, lang } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const stored = url.searchParams.get('stored');
  return {
    held: await deliberationsToExport(app.db, where),
    results: stored === null ? null : `/${lang}/${forum.slug}/${encodeURIComponent(stored)}/results`,
  };
};

export const actions: Actions = {
  read: async ({ request, locals }) => {
    const { app, forum, edition, lang } = here(locals);
    const uploaded = await conversationIn(await request.formData(), lang);
    if (!uploaded.ok) return fail(422, { problem: uploaded.problem, language: uploaded.language });
    const where = { forumId: forum.forumId, editionId: edition.editionId };
    const free = (await deliberationsToExport(app.db, where)).length === 0;
    return { preview: previewOf(uploaded, free ? edition.slug : '') };
  },
  store: async ({ request, locals, url }) => {
    const { app, forum, viewer, lang } = here(locals);
    const uploaded = await conversationIn(await request.formData(), lang);
    if (!uploaded.ok) return fail(422, { problem: uploaded.problem, language: uploaded.language });
    const { read, slug } = uploaded;
    const asking = { forumId: forum.forumId, viewer };
    const stored = await storeConversation(app, asking, { read, slug: slug === '' ? undefined : slug });
    if (stored.ok) redirect(303, `${url.pathname}?stored=${stored.edition}`);
    const refusal = refusalText(stored.refusal, lang);
    return fail(stored.refusal.meaning.status, { refusal, preview: previewOf(uploaded, slug) });
  },
};
