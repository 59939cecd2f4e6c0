import { z } from 'zod';
import { lengthOf } from '#kernel/domain/characters.ts';
import { intakeRoute, type ApiPlace, type ApiRoute, type IntakeReply } from '#kernel/server/http/api.ts';
import type { App } from '#kernel/server/app.ts';
import {
  visitorCookie,
  visitorCookieLine,
  visitorOf,
  visitorSending,
  visitorToken,
} from '#kernel/server/http/visitor.ts';
import { reactorOf } from '#deliberate/domain/reacting/cast-reaction.ts';
import { REACTION_REASON_LENGTH_MAX } from '#deliberate/domain/deliberate-limits.ts';
import { publicReactionWait } from './reaction-limits.ts';
import { reactionsTopic } from './reaction-batch.store.ts';
import { keepReason, type OwnReason } from './reaction-reasons.store.ts';
import { createReactionWriter, type ReactionWriter } from './reaction-writer.ts';
import { noLonger, reasonWords } from './reactions.commands.ts';
import { reactorTag } from '#deliberate/server/admission/reactor-tag.ts';

export const REACTIONS_PER_CALL_MAX = 50;
/** What has waited longer is sent as if it had waited this long; milliseconds. */
const WAITED_MS_MAX = 30 * 86_400_000;

const input = z.object({
  reactions: z
    .array(
      z.object({
        /** Made on the device; sending the same one again changes nothing. */
        id: z.uuid(),
        positionId: z.uuid(),
        /** null takes back what was there. */
        stance: z.union([z.literal(-1), z.literal(0), z.literal(1), z.null()]),
        important: z.boolean().default(false),
        /** Of the words that were read: what has been reworded since is not stored, and is answered as `reworded`. */
        version: z.int().min(1).optional(),
        /** In the person's own words; empty takes them back, left out leaves them. */
        reason: reasonWords
          .superRefine(noLonger((words) => lengthOf(words) <= REACTION_REASON_LENGTH_MAX))
          .optional(),
        /** Whether everyone may read these words, where the rules show reasons. */
        reasonOffered: z.boolean().default(false),
        /** How long ago it was made, by the clock of the device. */
        agoMs: z.int().min(0).max(WAITED_MS_MAX).default(0),
      }),
    )
    .min(1)
    .max(REACTIONS_PER_CALL_MAX),
  /** As whom the page said they were made. If that is somebody else by now, nothing is taken. */
  as: z.string().optional(),
  /** In a frame, which may have no cookie: the visitor's token, or empty for one who has none yet. */
  who: z.string().optional(),
});
type Intake = z.infer<typeof input>;
type Reaction = Intake['reactions'][number];

type MakeWriter = (app: App) => ReactionWriter;
// One writer per application, made when the first reaction comes.
type Writers = { readonly makeWriter: MakeWriter; readonly made: WeakMap<App, ReactionWriter> };

function writerOf(app: App, { makeWriter, made }: Writers): ReactionWriter {
  const writer = made.get(app) ?? makeWriter(app);
  made.set(app, writer);
  return writer;
}

type Taking = { readonly place: ApiPlace; readonly intake: Intake; readonly network: string };

async function takeReactions(
  writer: ReactionWriter,
  { place, intake, network }: Taking,
): Promise<IntakeReply> {
  const { app, forum } = place;
  const { reactions, as, who } = intake;
  const visitorId = visitorOf(who, app.config.secret) ?? place.viewer.visitorId;
  const known = reactorOf({ viewer: { ...place.viewer, visitorId } }, true);
  const reactor = known ?? newVisitor(reactions, app.config.secret);
  if (as !== undefined && as !== reactorTag(reactor, app.config.secret)) return someoneElse;
  if (reactor.stratum === 'public') {
    const asked = { visitorId: reactor.reactorId, isNew: known === null, network, count: reactions.length };
    const wait = publicReactionWait(app, asked);
    if (wait > 0) return busy(429, wait);
  }
  const { stratum, reactorId } = reactor;
  const rows = reactions.map((reaction) => rowOf(reaction, reactorId));
  const taking = await writer.cast(forum.forumId, stratum, rows);
  if (!taking.ok) return busy(503, taking.retryAfterSeconds);
  const done = reactions.filter((_, index) => taking.verdicts[index] === 'taken');
  await keepReasons(app, done, { forumId: forum.forumId, stratum, reactorId });
  const taken = Object.fromEntries(reactions.map(({ id }, index) => [id, taking.verdicts[index]]));
  if (who === undefined && known !== null) return { status: 200, body: { stratum, taken } };
  const token = stratum === 'public' ? visitorToken(reactorId, app.config.secret) : '';
  const cookie = visitorCookie(app.config.publicUrl, who === undefined ? 'page' : 'frame');
  return {
    status: 200,
    body: { stratum, taken, ...(who === undefined ? {} : { who: token }) },
    headers: known === null ? { 'set-cookie': visitorCookieLine(token, cookie) } : {},
  };
}

function rowOf({ id: entryId, positionId, stance, important, version, agoMs }: Reaction, reactorId: string) {
  return { positionId, stance, important, version, agoMs, entryId, reactorId };
}

/** What waits goes oldest first, so what is sent again without an id begins as it did before. */
const newVisitor = ([first]: Intake['reactions'], secret: string) => ({
  stratum: 'public' as const,
  reactorId: visitorSending(first?.id ?? '', secret),
});

/** After the reactions, which they belong to; whoever gets no answer sends both again. */
async function keepReasons(
  { db, now }: App,
  reactions: Intake['reactions'],
  who: Omit<OwnReason, 'positionId'>,
): Promise<void> {
  for (const { positionId, stance, reason, reasonOffered: offered } of reactions) {
    const words = stance === null ? '' : reason;
    if (words !== undefined) await keepReason(db, { ...who, positionId, words, offered, at: now() });
  }
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

const someoneElse: IntakeReply = {
  status: 409,
  body: {
    code: 'someone-else',
    message: {
      ko: '이 반응을 남긴 사람으로 지금 로그인되어 있지 않습니다. 저장된 것은 없습니다.',
      en: 'Whoever made these reactions is not who is signed in now. Nothing was stored.',
    },
  },
};

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
      take: (place, intake, network) =>
        takeReactions(writerOf(place.app, writers), { place, intake, network }),
    }),
  ];
}
