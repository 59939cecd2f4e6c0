import { fail, redirect } from '@sveltejs/kit';
import { keepCookies } from '#kernel/server/http/cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ token: url.searchParams.get('token') ?? '' });

export const actions: Actions = {
  // A person presses a button, so that mail scanners which open every link do not use it up.
  default: async ({ request, locals, cookies: jar }) => {
    const token = String((await request.formData()).get('token') ?? '');
    const cookies = await locals.app.accounts.redeem(token, request.headers);
    if (cookies === null) return fail(409, { stale: true });
    keepCookies(jar, cookies);
    redirect(303, `/${locals.lang}`);
  },
};
