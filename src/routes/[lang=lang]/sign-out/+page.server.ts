import { redirect } from '@sveltejs/kit';
import { keepCookies } from '#kernel/server/http/cookies.ts';
import { CHANGED, tellAll } from '#kernel/server/acts/execute.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => redirect(303, `/${locals.lang}`);

export const actions: Actions = {
  default: async ({ request, locals, cookies }) => {
    keepCookies(cookies, await locals.app.accounts.signOut(request.headers));
    await tellAll(locals.app, [CHANGED]);
    redirect(303, `/${locals.lang}`);
  },
};
