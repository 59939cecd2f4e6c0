import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { signIn } from '#kernel/web/sign-in-messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) => ({
  next: url.searchParams.get('next') ?? '',
  signedInAs: locals.account?.email ?? null,
});

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData();
    const entered = { email: String(form.get('email') ?? '').trim() };
    const email = z.email().safeParse(entered.email);
    const refusal = signIn.badEmail[locals.lang];
    if (!email.success) return fail(422, { refusal, entered, wrong: { field: 'email', what: refusal } });
    await locals.app.accounts.sendLink(email.data.toLowerCase(), locals.lang, request.headers);
    return { sentTo: email.data };
  },
};
