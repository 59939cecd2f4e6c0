import { roleGrants } from '#convene/server/desk.store.ts';
import { grantRoleCommand } from '#convene/server/forum/forums.commands.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition } = here(locals);
  return { grants: await roleGrants(app.db, forum.forumId), timeZone: edition.timeZone };
};

export const actions: Actions = {
  grant: async ({ request, locals }) => {
    const fields = await fieldsOf(request);
    const done = await act(locals, grantRoleCommand, fields, fields);
    return done.ok ? { done: done.change === null ? ('same' as const) : ('granted' as const) } : done.failure;
  },
};
