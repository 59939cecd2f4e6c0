import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) => ({
  next: url.searchParams.get('next') ?? '',
  signedInAs: locals.account?.email ?? null,
});

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData();
    const entered = String(form.get('email') ?? '').trim();
    const email = z.email().safeParse(entered);
    if (!email.success) return fail(422, { problem: 'email' as const, entered });
    await locals.app.accounts.sendLink(email.data.toLowerCase(), locals.lang, request.headers);
    return { sentTo: email.data };
  },
};
