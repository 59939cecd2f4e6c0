import type pg from 'pg';
import { createAccounts } from '#kernel/server/accounts.ts';
import type { App } from '#kernel/server/app.ts';
import type { ApiRoute } from '#kernel/server/http/api.ts';
import type { Config } from '#kernel/server/running/config.ts';
import { openDatabase } from '#kernel/server/database/db.ts';
import { createIdMaker } from '#kernel/server/ids.ts';
import { createLive } from '#kernel/server/live/live.ts';
import { createMail } from '#kernel/server/mail.ts';
import type { Audiences } from '#kernel/server/live/line-access.ts';
import { createOffThread } from '#kernel/server/running/off-thread.ts';
import { callErasure } from '#call/server/call.erasure.ts';
import { callThread } from '#call/server/call.thread.ts';
import { topicRoutes } from '#call/server/topics.routes.ts';
import { concludeErasure } from '#conclude/server/conclude.erasure.ts';
import { concludeThread } from '#conclude/server/conclude.thread.ts';
import { outcomeRoutes } from '#conclude/server/outcome.routes.ts';
import { conveneErasure } from '#convene/server/convene.erasure.ts';
import { agendaRoutes } from '#convene/server/agenda/agenda.routes.ts';
import { floorRoutes } from '#convene/server/floor/floor.routes.ts';
import { rulingRoutes } from '#convene/server/ruling/rulings.routes.ts';
import { conveneRoutes } from '#convene/server/convene.routes.ts';
import { conveneThread } from '#convene/server/convene.thread.ts';
import { deliberateErasure } from '#deliberate/server/deliberate.erasure.ts';
import { deliberateThread } from '#deliberate/server/deliberate.thread.ts';
import { admissionRoutes } from '#deliberate/server/admission/admissions.routes.ts';
import { deliberationRoutes } from '#deliberate/server/deliberation/deliberations.routes.ts';
import { positionRoutes } from '#deliberate/server/positions/positions.routes.ts';
import { createReactionIntake } from '#deliberate/server/reacting/reaction-intake.routes.ts';
import { reactionRoutes } from '#deliberate/server/reacting/reactions.routes.ts';
import { onRecordRoutes } from '#deliberate/server/reacting/on-record.routes.ts';
import { reasonRoutes } from '#deliberate/server/reacting/reasons.routes.ts';
import { resultRoutes } from '#deliberate/server/results/results.routes.ts';
import { publishThread } from '#publish/server/publish.thread.ts';
import { releaseBytes } from '#publish/server/releases.store.ts';
import { searchErasure } from '#publish/server/search/search.erasure.ts';
import { createThreadReader, publicSightOf, type ThreadSource } from '#kernel/server/thread.ts';

/** Every phase's part of the thread, in the order of the chain. */
const THREAD_SOURCES: readonly ThreadSource[] = [
  callThread,
  conveneThread,
  deliberateThread,
  concludeThread,
  publishThread,
];

/** What anyone may see, for decisions of one phase that tie it to a knot of another. */
const sight = publicSightOf(THREAD_SOURCES);

/** Every address of the API; each phase lists its own. */
export const API_ROUTES: readonly ApiRoute[] = [
  ...topicRoutes(sight),
  ...conveneRoutes,
  ...agendaRoutes,
  ...floorRoutes,
  ...rulingRoutes,
  ...positionRoutes(sight),
  ...deliberationRoutes,
  ...admissionRoutes,
  ...resultRoutes,
  ...reactionRoutes,
  ...reasonRoutes,
  ...onRecordRoutes,
  ...createReactionIntake(),
  ...outcomeRoutes(sight),
];

/** Who may hear live topics, by the first part of their names. */
export const LIVE_AUDIENCES: Audiences = {
  edition: ['public'],
  session: ['public'],
  deliberation: ['public'],
  results: ['public'],
  desk: ['rapporteur', 'chair', 'secretariat'],
};

export type Parts = { readonly pool: pg.Pool; readonly config: Config; readonly log: (line: string) => void };

/** A thread's script lies where it does in the sources, and ends as this file does: translated where the package is. */
function scriptBeside(path: string): URL {
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  return new URL(`${path}${ending}`, import.meta.url);
}

/** The application over a database: the one place where the parts meet. */
export function compose({ pool, config, log }: Parts): App {
  const db = openDatabase(pool);
  const mail = createMail({ smtpUrl: config.smtpUrl, from: config.mailFrom }, log);
  return {
    config,
    db,
    live: createLive(),
    accounts: createAccounts({ pool, publicUrl: config.publicUrl, secret: config.secret, mail }),
    thread: createThreadReader(db, THREAD_SOURCES),
    erasures: [callErasure, conveneErasure, deliberateErasure, concludeErasure, searchErasure],
    threads: { opinion: createOffThread(scriptBeside('../deliberate/server/opinion/opinion-worker')) },
    documents: (where, sha256) => releaseBytes(db, where, sha256),
    now: () => new Date(),
    newId: createIdMaker(Date.now),
  };
}
