import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import { CHANGED } from '../acts/execute.ts';
import { createPageCache, type KeptPage, type Rendered } from './page-cache.ts';

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Headers that only this process sets: SvelteKit reads them instead of anything a client could send. */
export const OWN_HEADERS = {
  protocol: 'x-madang-protocol',
  host: 'x-madang-host',
  address: 'x-madang-address',
} as const;

const COOKIE_PREFIX = 'madang';
/** Files of the build and the accounts' pages are not alike for everyone; addresses with a question are too many to keep. */
const NOT_KEPT = /^\/(_app|api|live|log)\/|\/sign-(in|out)|^\/$|\?/;

/** SvelteKit takes every address that nothing else has; public pages are rendered once for everyone not signed in. */
export async function mountPages(scope: FastifyInstance, app: App, pages: PageHandler): Promise<void> {
  // SvelteKit reads the body itself, so Fastify must leave it untouched.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  const secret = randomUUID();
  const cache = createPageCache(
    (path) => renderWith(scope, path, secret),
    () => app.now().getTime(),
  );
  app.live.subscribe(CHANGED, () => cache.changed());
  scope.all('/*', async (request, reply) => {
    if (request.method === 'GET' && !isPersonal(request) && request.headers[RENDER_HEADER] !== secret) {
      // What cannot be made for everyone is made for this request, which says what is wrong.
      const kept = await cache.get(request.url).catch(() => null);
      if (kept !== null) return send(kept, request, reply);
    }
    return render(app, pages, request, reply);
  });
}

function render(app: App, pages: PageHandler, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { protocol, host } = app.config.publicUrl;
  reply.hijack();
  request.raw.headers[OWN_HEADERS.protocol] = protocol.replace(':', '');
  request.raw.headers[OWN_HEADERS.host] = host;
  request.raw.headers[OWN_HEADERS.address] = request.ip;
  Object.assign(request.raw, { madang: app });
  pages(request.raw, reply.raw);
  return reply;
}

/** Whoever carries one of our cookies sees pages made for them. */
function isPersonal(request: FastifyRequest): boolean {
  return NOT_KEPT.test(request.url) || (request.headers.cookie?.includes(COOKIE_PREFIX) ?? false);
}

/** The cache's own requests carry a secret of this process, so that no client can ask to go round the cache. */
const RENDER_HEADER = 'x-madang-render';

async function renderWith(scope: FastifyInstance, path: string, secret: string): Promise<Rendered> {
  const { statusCode, headers, rawPayload } = await scope.inject({
    url: path,
    headers: { [RENDER_HEADER]: secret },
  });
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) plain[name] = String(value);
  return { status: statusCode, headers: plain, body: rawPayload };
}

function send(
  { etag, headers, bodies }: KeptPage,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  void reply.headers({ ...headers, etag });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(bodies.br);
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(bodies.gzip);
  return reply.send(bodies.identity);
}
