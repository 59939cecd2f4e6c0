import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Refusal } from '#kernel/domain/decision.ts';
import { mayAny } from '#kernel/domain/viewer.ts';
import { refuseInKernel } from '#kernel/domain/kernel-refusals.ts';
import { refuseInput } from '#kernel/domain/refuse-input.ts';
import type { ApiPlace, ApiRoute } from './api.ts';
import type { App } from '../app.ts';
import { execute } from '../acts/execute.ts';
import { openApiDocument } from './openapi.ts';
import { createFanOut } from '../live/fan-out.ts';
import type { Asking, Audiences } from '../live/line-access.ts';
import { mountPages, type PageHandler } from './page-mount.ts';
import { serveLogFiles } from '../record/log-files.ts';
import type { Places } from './places.ts';
import { createLines } from '../live/sse.ts';
import { TROUBLE_HEADERS, troubleAnswer, troubleOf } from '../running/trouble.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;
const API = '/api/v1';
const PROXIES = 1;

export type HttpParts = {
  readonly app: App;
  readonly routes: readonly ApiRoute[];
  readonly places: Places;
  readonly audiences: Audiences;
  /** SvelteKit's handler; absent in tests of the API alone. */
  readonly pages: PageHandler | null;
};

export function createHttp(parts: HttpParts): FastifyInstance {
  const server = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    // One proxy, the one in front of us: what a client wrote into the header before it is not believed.
    trustProxy: parts.app.config.trustProxy ? (_address: string, hop: number) => hop < PROXIES : false,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  });
  server.setErrorHandler(answerError);
  const fanOut = createFanOut(parts.app.live);
  const access = { audiences: parts.audiences, placeOf: placeFor(parts.places) };
  const lines = createLines(fanOut, access);
  server.addHook('preClose', async () => {
    lines.close();
    fanOut.close();
  });
  server.get(`${API}/openapi.json`, () => openApiDocument(parts.routes, parts.app.config.publicUrl.origin));
  server.get(`${API}/health`, () => ({ ok: true }));
  server.get('/live/*', (request: FastifyRequest<{ Params: { '*': string } }>, reply) =>
    lines.serve(request.params['*'], request, reply),
  );
  serveLogFiles(server, parts.app);
  for (const route of parts.routes) {
    server.route({
      method: route.method,
      url: `${API}/:forum/:edition${route.path}`,
      handler: (request, reply) => answer(parts, route, request, reply),
    });
  }
  // A program that asks for what there is not expects an answer it can read, not a page.
  server.all('/api/*', (_request, reply) => reply.code(404).send({ code: 'not-found' }));
  const { pages } = parts;
  if (pages !== null) void server.register((scope) => mountPages(scope, parts.app, pages));
  return server;
}

/** An outage is told as one; of a defect nobody outside learns more than that there was one. */
function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const trouble = troubleOf(error);
  if (trouble !== null) return reply.code(503).headers(TROUBLE_HEADERS).send(troubleAnswer(trouble));
  const status = statusOf(error);
  if (status < 500) {
    const { code, meaning } = refuseInKernel('request-unreadable').refusal;
    return reply.code(status).send({ code, message: { ko: meaning.ko, en: meaning.en } });
  }
  process.stderr.write(`[http] ${request.url}: ${error instanceof Error ? error.stack : String(error)}\n`);
  return reply.code(500).send({ code: 'failed' });
}

/** The framework's own refusals, such as a body too large, carry their status. */
function statusOf(error: unknown): number {
  const given = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return given >= 400 && given < 600 ? given : 500;
}

function placeFor(places: Places, memory: keyof Places = 'fresh') {
  return (request: Asking, forumSlug: string, editionSlug: string) =>
    places[memory]({
      forumSlug,
      editionSlug,
      cookies: request.headers.cookie ?? '',
      headers: () => headersOf(request),
    });
}

async function answer(parts: HttpParts, route: ApiRoute, request: FastifyRequest, reply: FastifyReply) {
  // Fastify types params as unknown; a matched path always yields strings.
  const params = request.params as Record<string, string>;
  if (route.kind !== 'query' && !comesFromHere(parts.app, request))
    return reply.code(403).send({ code: 'foreign-origin' });
  const find = placeFor(parts.places, route.kind === 'intake' ? 'kept' : 'fresh');
  const place = await find(request, params['forum'] ?? '', params['edition'] ?? '');
  if (place === null || place.edition === null) return reply.code(404).send({ code: 'not-found' });
  const here: ApiPlace = { app: parts.app, ...place, edition: place.edition };
  if (route.kind === 'query') return answerQuery(route, here, params, reply);
  if (route.kind === 'intake') return answerIntake(route, here, request, reply);
  return answerCommand(route, here, request, reply);
}

async function answerQuery(
  route: Extract<ApiRoute, { kind: 'query' }>,
  place: ApiPlace,
  params: Readonly<Record<string, string>>,
  reply: FastifyReply,
) {
  const refused = refusedByRole(place, route);
  if (refused !== null) return sendRefusal(reply, refused);
  const found = await route.run(place, params);
  return found === null ? reply.code(404).send({ code: 'not-found' }) : reply.send(found);
}

function refusedByRole({ viewer }: ApiPlace, { access }: Pick<ApiRoute, 'access'>): Refusal | null {
  if (mayAny(viewer, access)) return null;
  const refused =
    viewer.account === null
      ? refuseInKernel('sign-in-needed')
      : refuseInKernel('role-missing', { roles: access.join(', ') });
  return refused.refusal;
}

async function answerCommand(
  route: Extract<ApiRoute, { kind: 'command' }>,
  place: ApiPlace,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  // The body is parsed again by the command's own schema; here it only has to be an object to be joined with the address.
  const body = typeof request.body === 'object' && request.body !== null ? request.body : {};
  const params = request.params as Record<string, string>; // as above
  const input = { ...body, ...params, editionId: place.edition.editionId };
  const asking = { forumId: place.forum.forumId, viewer: place.viewer };
  const outcome = await execute(place.app, asking, route.handler, input);
  return outcome.ok ? reply.send({ ok: true, change: outcome.change }) : sendRefusal(reply, outcome.refusal);
}

async function answerIntake(
  route: Extract<ApiRoute, { kind: 'intake' }>,
  place: ApiPlace,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const refused = refusedByRole(place, route);
  if (refused !== null) return sendRefusal(reply, refused);
  const parsed = route.input.safeParse(request.body);
  if (!parsed.success) return sendRefusal(reply, refuseInput(parsed.error.issues));
  // The registry holds inputs of every type side by side; this one was read by the route's own schema.
  const { status, body, headers = {} } = await route.take(place, parsed.data as never, request.ip);
  return reply.code(status).headers(headers).send(body);
}

export function sendRefusal(reply: FastifyReply, { code, meaning, details }: Refusal) {
  const { status, ko, en } = meaning;
  const signIn = code === 'sign-in-needed' ? 401 : status;
  return reply.code(signIn).send({ code, message: { ko, en }, details });
}

/** A browser names the page a request comes from; one that names another site is refused, a program names none. */
function comesFromHere(app: App, request: FastifyRequest): boolean {
  const { origin } = request.headers;
  return origin === undefined || origin === app.config.publicUrl.origin;
}

export function headersOf(request: Asking): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === 'string') headers.set(name, value);
  return headers;
}
