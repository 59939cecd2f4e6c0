import { randomUUID } from 'node:crypto';
import { error, type Handle, type HandleServerError } from '@sveltejs/kit';
import { LANGUAGES, type Lang } from '#kernel/domain/bilingual.ts';
import { mayAny } from '#kernel/domain/viewer.ts';
import { visitorIn } from '#kernel/server/visitor.ts';
import { placeOf } from '#convene/server/place.ts';
import { PAGE_ACCESS } from './routes/access.ts';

export const handle: Handle = async ({ event, resolve }) => {
  const app = event.platform?.req.madang;
  if (app === undefined) error(500, 'The pages run inside Madang only.');
  const { locals, params, request, route } = event;
  locals.app = app;
  locals.lang = languageOf(event.url.pathname, request.headers.get('accept-language'));
  locals.account = await app.accounts.accountOf(request.headers);
  locals.visitorId = visitorIn(request.headers.get('cookie')) ?? randomUUID();
  locals.place = null;
  if (route.id === null) return dressed(await resolve(event, inLanguage(locals.lang)));

  const forumSlug = 'forum' in params ? params.forum : undefined;
  const editionSlug = 'edition' in params ? params.edition : undefined;
  if (typeof forumSlug === 'string') {
    const { account, visitorId } = locals;
    const place = await placeOf(app, { forumSlug, editionSlug: editionSlug ?? null, account, visitorId });
    if (place === null) error(404, 'not-found');
    locals.place = place;
    const needed = PAGE_ACCESS[route.id];
    if (needed === undefined) error(500, `No access row for ${route.id}.`);
    if (!mayAny(place.viewer, needed)) error(account === null ? 401 : 403, 'role-missing');
  }
  return dressed(await resolve(event, inLanguage(locals.lang)));
};

export const handleError: HandleServerError = ({ error: thrown, event, status }) => {
  if (status !== 404) process.stderr.write(`[page] ${event.request.method} ${event.url.pathname}: ${String(thrown instanceof Error ? thrown.stack : thrown)}\n`);
  return { message: status === 404 ? 'not-found' : 'failed' };
};

function languageOf(pathname: string, accepted: string | null): Lang {
  const first = pathname.split('/')[1];
  return LANGUAGES.find((lang) => lang === first) ?? (accepted?.toLowerCase().startsWith('en') ? 'en' : 'ko');
}

function inLanguage(lang: Lang) {
  return { transformPageChunk: ({ html }: { html: string }) => html.replace('%madang.lang%', lang) };
}

function dressed(response: Response): Response {
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  return response;
}
