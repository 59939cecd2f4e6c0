import { redirect } from '@sveltejs/kit';
import { deliberationForDesk } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { makeXidSecretCommand } from '#deliberate/server/admission/xid.commands.ts';
import { xidGeneration } from '#deliberate/server/admission/xid.store.ts';
import { xidSecret } from '#deliberate/server/admission/xid.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition } = here(locals);
  const { forumId } = forum;
  const { secret, publicUrl } = app.config;
  const found = await deliberationForDesk(app.db, { forumId, editionId: edition.editionId });
  const deliberation = found !== null && found.state !== 'closed' ? found : null;
  const done = url.searchParams.get('done');
  const frame = (lang: string) => new URL(`/${lang}/embed/${forum.slug}/${edition.slug}`, publicUrl).href;
  const shared = { done, frames: { ko: frame('ko'), en: frame('en') } };
  if (deliberation === null) return { deliberation, partnerSecret: null, ...shared };
  const { deliberationId } = deliberation;
  const generation = await xidGeneration(app.db, forumId, deliberationId);
  const partnerSecret = generation === 0 ? null : xidSecret(secret, deliberationId, generation);
  return { deliberation, partnerSecret, ...shared };
};

export const actions: Actions = {
  default: async ({ request, locals, url }) => {
    const { deliberationId } = await fieldsOf(request);
    const { editionId } = here(locals).edition;
    const done = await act(locals, makeXidSecretCommand, { editionId, deliberationId });
    return done.ok ? redirect(303, `${url.pathname}?done=made`) : done.failure;
  },
};
