import { redirect } from '@sveltejs/kit';
import { execute } from '#kernel/server/acts/execute.ts';
import { allForums } from '#kernel/server/acts/forums.store.ts';
import { createForumCommand, founder } from '#convene/server/forum/forums.commands.ts';
import { wordsIn } from '#convene/web/words/intervention-fields.ts';
import type { Actions, PageServerLoad } from './$types';
import { failedAs, fieldsOf } from '../../acting.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, account, visitorId } = locals;
  const forums = await allForums(app.db);
  return { forums, mayCreate: founder(app.config, account, visitorId).roles.has('secretariat') };
};

export const actions: Actions = {
  create: async ({ request, locals }) => {
    const { app, account, visitorId, lang } = locals;
    const entered = await fieldsOf(request);
    const viewer = founder(app.config, account, visitorId);
    const input = {
      slug: entered['slug'],
      names: wordsIn(entered, 'name'),
      about: wordsIn(entered, 'about'),
    };
    const done = await execute(app, { forumId: app.newId(), viewer }, createForumCommand, input);
    if (!done.ok) return failedAs(done.refusal, lang, entered);
    redirect(303, `/${lang}/desk/${done.change?.slug ?? ''}`);
  },
};
