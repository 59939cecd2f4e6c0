import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { intakeRoute, type ApiPlace, type ApiRoute, type IntakeReply } from '#kernel/server/api.ts';
import type { App } from '#kernel/server/app.ts';
import { VISITOR_COOKIE, VISITOR_COOKIE_SECONDS } from '#kernel/server/visitor.ts';
import { reactorOf } from '../domain/cast-reaction.ts';
import { publicReactionWait } from './reaction-limits.ts';
import { reactionsTopic } from './reaction-batch.store.ts';
import { createReactionWriter, type ReactionWriter } from './reaction-writer.ts';

export const REACTIONS_PER_CALL_MAX = 50;

const input = z.object({
  reactions: z
    .array(
      z.object({
        /** Made on the device; sending the same one again changes nothing. */
        id: z.uuid(),
        positionId: z.uuid(),
        stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
        important: z.boolean().default(false),
        /** Of the words that were read: what has been reworded since is not stored, and is answered as `reworded`. */
        version: z.int().min(1).optional(),
      }),
    )
    .min(1)
    .max(REACTIONS_PER_CALL_MAX),
});
type Intake = z.infer<typeof input>;

type MakeWriter = (app: App) => ReactionWriter;
// One writer per application, made when the first reaction comes.
type Writers = { readonly makeWriter: MakeWriter; readonly made: WeakMap<App, ReactionWriter> };

function writerOf(app: App, { makeWriter, made }: Writers): ReactionWriter {
  const writer = made.get(app) ?? makeWriter(app);
  made.set(app, writer);
  return writer;
}

type Taking = { readonly place: ApiPlace; readonly reactions: Intake['reactions']; readonly network: string };

async function takeReactions(
  writer: ReactionWriter,
  { place, reactions, network }: Taking,
): Promise<IntakeReply> {
  const known = reactorOf(place, true);
  const reactor = known ?? { stratum: 'public' as const, reactorId: randomUUID() };
  if (reactor.stratum === 'public') {
    const wait = publicReactionWait(place.app, {
      visitorId: reactor.reactorId,
      isNew: known === null,
      network,
      count: reactions.length,
    });
    if (wait > 0) return busy(429, wait);
  }
  const { stratum, reactorId } = reactor;
  const rows = reactions.map(({ id, ...reaction }) => ({ ...reaction, entryId: id, reactorId }));
  const taking = await writer.cast(place.forum.forumId, stratum, rows);
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
  createReactionWriter({ db: app.db, now: app.now, changed: (id) => app.live.publish(reactionsTopic(id)) });

/** `makeWriter` lets a measurement replace the database. */
export function createReactionIntake(makeWriter: MakeWriter = databaseWriter): readonly ApiRoute[] {
  const writers: Writers = { makeWriter, made: new WeakMap() };
  return [
    intakeRoute({
      path: '/reactions',
      summary: `Send up to ${REACTIONS_PER_CALL_MAX} reactions; each counts once however often it is sent.`,
      access: ['public'],
      input,
      take: (place, { reactions }, network) =>
        takeReactions(writerOf(place.app, writers), { place, reactions, network }),
    }),
  ];
}
