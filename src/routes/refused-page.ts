import { plainPage } from '#kernel/server/running/plain-page.ts';
import type { Lang } from '#kernel/domain/bilingual.ts';
import { shell } from '#kernel/web/shell-messages.ts';

export type RefusedStatus = 401 | 403 | 404;

const SAID = {
  401: { title: shell.signInFirstTitle, message: shell.signInFirst },
  403: { title: shell.notAllowedTitle, message: shell.notAllowed },
  404: { title: shell.notFoundTitle, message: shell.notFound },
} as const satisfies Record<RefusedStatus, unknown>;

/** What a browser gets before any page has begun: why, and the way on. `path` is the address without its language. */
export function refusedPage(status: RefusedStatus, lang: Lang, path: string): Response {
  const home = { href: `/${lang}`, words: shell.home };
  const signIn = { href: `/${lang}/sign-in?next=${encodeURIComponent(path)}`, words: shell.signIn };
  const page = plainPage({ lang, ...SAID[status], links: status === 401 ? [signIn, home] : [home] });
  return new Response(page, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}
