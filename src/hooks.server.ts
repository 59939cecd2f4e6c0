import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError, ResolveOptions } from '@sveltejs/kit/hooks';
import { LANGUAGES, textIn, type Lang } from '#kernel/domain/bilingual.ts';
import { mayAny } from '#kernel/domain/viewer.ts';
import { TROUBLE_HEADERS, troubleOf, troublePage } from '#kernel/server/running/trouble.ts';
import { visitorIn } from '#kernel/server/http/visitor.ts';
import { pathWithoutLanguage } from '#kernel/web/i18n.ts';
import { headed } from '#kernel/web/page-head.ts';
import { shell } from '#kernel/web/shell-messages.ts';
import { placeOf } from '#convene/server/sessions/place.ts';
import { PAGE_ACCESS } from './routes/access.ts';
import { refusedPage, type RefusedStatus } from './routes/refused-page.ts';

/** An outage is no defect of ours and no fault of the reader: the page says so, and asking again is right. */
export const handle: Handle = async (given) => {
  const { locals } = given.event;
  const made = await handlePage(given).catch((error: unknown) => {
    locals.trouble = troubleOf(error);
    if (locals.trouble === null) throw error;
    return null;
  });
  if (made !== null && !locals.trouble) return made;
  const headers = { ...TROUBLE_HEADERS, 'content-type': 'text/html; charset=utf-8' };
  const page = troublePage(locals.trouble ?? 'database-away', locals.lang);
  return dressed(new Response(page, { status: 503, headers }));
};

async function handlePage({ event, resolve }: Parameters<Handle>[0]): Promise<Response> {
  const app = event.platform?.req.madang;
  if (app === undefined) error(500, 'The pages run inside Madang only.');
  const { locals, params, request, route } = event;
  locals.app = app;
  locals.lang = languageOf(event.url.pathname, request.headers.get('accept-language'));
  locals.account = await app.accounts.accountOf(request.headers);
  locals.visitorId = visitorIn(request.headers.get('cookie'), app.config.secret) ?? randomUUID();
  locals.place = null;
  locals.trouble = null;
  if (route.id === null) return dressed(await resolve(event, headedPage(event)));

  const forumSlug = 'forum' in params ? params.forum : undefined;
  const editionSlug = 'edition' in params && typeof params.edition === 'string' ? params.edition : null;
  if (typeof forumSlug === 'string') {
    const { account, visitorId } = locals;
    const place = await placeOf(app, { forumSlug, editionSlug, account, visitorId });
    if (place === null) return refused(event, 404, 'not-found');
    locals.place = place;
    const needed = PAGE_ACCESS[route.id];
    if (needed === undefined) error(500, `No access row for ${route.id}.`);
    if (!mayAny(place.viewer, needed)) return refused(event, account === null ? 401 : 403, 'role-missing');
  }
  return dressed(await resolve(event, headedPage(event)), locals.frame?.origins);
}

/** A reader gets a page that says why and where to go on; a program gets the status and the code. */
function refused(event: RequestEvent, status: RefusedStatus, code: string): Response {
  if (event.request.headers.get('accept')?.includes('text/html') !== true) error(status, code);
  return dressed(refusedPage(status, event.locals.lang, pathWithoutLanguage(event.url.pathname)));
}

export const handleError: HandleServerError = (caught) => {
  if (caught.kind === 'unknown') {
    caught.event.locals.trouble = troubleOf(caught.error);
    report(caught.event.url.pathname, caught.error);
  }
  return { message: caught.kind === 'unknown' ? 'failed' : caught.error.message };
};

/** The log gets the whole story of a defect, and a line where the database is away; the page gets a sentence. */
function report(pathname: string, thrown: unknown): void {
  const trouble = troubleOf(thrown);
  const story = trouble ?? (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  process.stderr.write(`[page] ${pathname}: ${story}\n`);
}

function languageOf(pathname: string, accepted: string | null): Lang {
  const first = pathname.split('/')[1];
  return LANGUAGES.find((lang) => lang === first) ?? (accepted?.toLowerCase().startsWith('en') ? 'en' : 'ko');
}

/** Desks, floors and walls are found from within; only what everyone may read is for searching and passing on. */
const SHARED = /^\/\[lang=lang\](\/\[forum\]|$)/;

function headedPage({ locals, route, url }: RequestEvent): ResolveOptions {
  return {
    transformPageChunk: ({ html }) => {
      const { lang, place } = locals;
      const names = [place?.edition?.names, place?.forum.names].flatMap((texts) =>
        texts ? [textIn(texts, lang).text] : [],
      );
      return headed(html.replace('%madang.lang%', lang), {
        lang,
        address: url.origin + url.pathname,
        within: [...names, shell.product[lang]],
        shared: SHARED.test(route.id ?? '/none'),
      });
    },
  };
}

/** No page is shown in a frame, but the one made for that, and only by the sites that the rules name. */
function dressed(response: Response, frames: readonly string[] = []): Response {
  const policy = response.headers.get('content-security-policy');
  if (frames.length > 0 && policy !== null)
    response.headers.set(
      'content-security-policy',
      policy.replace("frame-ancestors 'none'", `frame-ancestors ${frames.join(' ')}`),
    );
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  return response;
}
