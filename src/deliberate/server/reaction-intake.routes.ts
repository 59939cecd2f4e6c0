import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { intakeRoute, type ApiPlace, type ApiRoute, type IntakeReply } from '#kernel/server/api.ts';
import type { App } from '#kernel/server/app.ts';
import { createRateLimit } from '#kernel/server/rate-limit.ts';
import { VISITOR_COOKIE, VISITOR_COOKIE_SECONDS } from '#kernel/server/visitor.ts';
import { reactorOf } from '../domain/cast-reaction.ts';
import { createReactionWriter, type ReactionWriter } from './reaction-writer.ts';

export const REACTIONS_PER_CALL_MAX = 50;
/** One visitor of the open public; an accredited participant is limited by the key that makes one reaction count. */
const VISITOR_LIMIT = { burst: 60, perMinute: 60 };
/** New visitors from one network: a classroom passes, a script is slowed. */
const NETWORK_LIMIT = { burst: 200, perMinute: 60 };

const input = z.object({
  reactions: z
    .array(
      z.object({
        /** Made on the device; sending the same one again changes nothing. */
        id: z.uuid(),
        positionId: z.uuid(),
        stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
        important: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(REACTIONS_PER_CALL_MAX),
});
type Intake = z.infer<typeof input>;

type Desk = {
  readonly writer: ReactionWriter;
  readonly visitors: ReturnType<typeof createRateLimit>;
  readonly networks: ReturnType<typeof createRateLimit>;
};

type MakeWriter = (app: App) => ReactionWriter;
// One desk per application, opened when the first reaction comes.
type Desks = { readonly makeWriter: MakeWriter; readonly open: WeakMap<App, Desk> };

function deskOf(app: App, { makeWriter, open }: Desks): Desk {
  const held = open.get(app);
  if (held !== undefined) return held;
  const clock = () => app.now().getTime();
  const desk = {
    writer: makeWriter(app),
    visitors: createRateLimit(VISITOR_LIMIT, clock),
    networks: createRateLimit(NETWORK_LIMIT, clock),
  };
  open.set(app, desk);
  return desk;
}

type Taking = { readonly place: ApiPlace; readonly reactions: Intake['reactions']; readonly network: string };

async function takeReactions(desk: Desk, { place, reactions, network }: Taking): Promise<IntakeReply> {
  const known = reactorOf(place, true);
  const reactor = known ?? { stratum: 'public' as const, reactorId: randomUUID() };
  if (reactor.stratum === 'public') {
    const wait =
      (known === null ? desk.networks.take(network, 1) : 0) ||
      desk.visitors.take(reactor.reactorId, reactions.length);
    if (wait > 0) return busy(429, wait);
  }
  const { stratum, reactorId } = reactor;
  const rows = reactions.map(({ id, ...reaction }) => ({ ...reaction, entryId: id, reactorId }));
  const taking = await desk.writer.cast(place.forum.forumId, stratum, rows);
  if (!taking.ok) return busy(503, taking.retryAfterSeconds);
  const taken = Object.fromEntries(reactions.map(({ id }, index) => [id, taking.verdicts[index]]));
  return {
    status: 200,
    body: { stratum, taken },
    headers: known === null ? remember(place.app, reactorId) : {},
  };
}

function busy(status: 429 | 503, seconds: number): IntakeReply {
  return {
    status,
    headers: { 'retry-after': String(seconds) },
    body: {
      code: status === 429 ? 'too-many' : 'busy',
      message: {
        ko: `지금 반응이 몰리고 있습니다. ${seconds}초 뒤에 다시 보내 주십시오. 이번 것은 저장되지 않았습니다.`,
        en: `Many reactions are arriving. Please send again in ${seconds} s. This one was not stored.`,
      },
    },
  };
}

function remember(app: App, visitorId: string): Record<string, string> {
  const secure = app.config.publicUrl.protocol === 'https:' ? '; Secure' : '';
  const cookie = `${VISITOR_COOKIE}=${visitorId}; Path=/; Max-Age=${VISITOR_COOKIE_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
  return { 'set-cookie': cookie };
}

const databaseWriter: MakeWriter = (app) =>
  createReactionWriter({ db: app.db, now: app.now, changed: (id) => app.live.publish(`deliberation/${id}`) });

/** `makeWriter` lets a measurement replace the database. */
export function createReactionIntake(makeWriter: MakeWriter = databaseWriter): readonly ApiRoute[] {
  const desks: Desks = { makeWriter, open: new WeakMap() };
  return [
    intakeRoute({
      path: '/reactions',
      summary: `Send up to ${REACTIONS_PER_CALL_MAX} reactions; each counts once however often it is sent.`,
      access: ['public'],
      input,
      take: (place, { reactions }, network) =>
        takeReactions(deskOf(place.app, desks), { place, reactions, network }),
    }),
  ];
}
