import type { App } from '#kernel/server/app.ts';

/** The cookies of somebody who signs in as a person would, without the letter. */
export async function cookieOf({ accounts }: App, email: string): Promise<string> {
  const link = new URL(await accounts.makeLink(email, 'en'));
  const cookies = await accounts.redeem(link.searchParams.get('token') ?? '', new Headers());
  return (cookies ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
}
