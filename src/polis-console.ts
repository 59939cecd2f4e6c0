import type { Bilingual } from '#kernel/domain/bilingual.ts';
import { refusalText, type Refusal } from '#kernel/domain/decision.ts';
import type { App } from '#kernel/server/app.ts';
import { allForums, viewerOf, type Forum } from '#kernel/server/forums.store.ts';
import { openRuntime } from '#kernel/server/runtime.ts';
import { StartFailure } from '#kernel/server/start-failure.ts';
import { editionBySlug } from '#convene/server/editions.store.ts';
import { accountWith, forumUnknown } from '#convene/server/store-release.ts';
import { exportPolisCommand } from '#deliberate/cli/export-polis.ts';
import { importPolisCommand } from '#deliberate/cli/import-polis.ts';
import { deliberationForDesk } from '#deliberate/server/deliberation-view.store.ts';
import { refuse } from '#deliberate/domain/refusals.ts';
import { polisFilesOf } from '#deliberate/server/polis-export.store.ts';
import { compose } from './compose.ts';
import { storeConversation } from './conversations.ts';

type Failed = { readonly ok: false; readonly code: string; readonly message: Bilingual };

/** `madang import polis` and `madang export polis` with a database, opened only when there is something to do in it. */
export const importPolis = importPolisCommand((read, { forum: slug, edition, as }) =>
  inForum(slug, async (app, forum) => {
    const account = await accountWith(app, (as ?? app.config.secretariatEmail).toLowerCase());
    const viewer = await viewerOf(app.db, forum.forumId, { account, participation: null, visitorId: null });
    const asking = { forumId: forum.forumId, viewer };
    const stored = await storeConversation(app, asking, { read, slug: edition });
    return stored.ok ? { ...stored, forum: forum.slug } : failed(stored.refusal);
  }),
);

export const exportPolis = exportPolisCommand(({ forum: slug, edition: editionSlug, deliberation }) =>
  inForum(slug, async (app, { forumId }) => {
    const edition = await editionBySlug(app.db, forumId, editionSlug, app.now());
    if (edition === null) return failed(refuse('edition-missing').refusal);
    const { editionId } = edition;
    const deliberationId =
      deliberation ?? (await deliberationForDesk(app.db, { forumId, editionId }))?.deliberationId;
    if (deliberationId === undefined || !UUID.test(deliberationId))
      return failed(refuse('deliberation-unknown').refusal);
    const exported = await polisFilesOf(app.db, { forumId, editionId, deliberationId });
    return exported.ok ? exported : failed(exported.refusal);
  }),
);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const failed = (refusal: Refusal): Failed => ({
  ok: false,
  code: refusal.code,
  message: { ko: refusalText(refusal, 'ko'), en: refusalText(refusal, 'en') },
});

/** Opens the database, finds the forum, works, and closes the database whatever happens. */
async function inForum<Done extends { readonly ok: true }>(
  slug: string | undefined,
  work: (app: App, forum: Forum) => Promise<Done | Failed>,
): Promise<Done | Failed> {
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    const runtime = await openRuntime(process.env, log);
    try {
      const app = compose({ ...runtime, log });
      const forums = await allForums(app.db);
      const forum =
        slug === undefined && forums.length === 1 ? forums[0] : forums.find((one) => one.slug === slug);
      if (forum === undefined) return { ok: false, code: 'forum-unknown', message: forumUnknown(forums) };
      return await work(app, forum);
    } finally {
      await runtime.stop();
    }
  } catch (error) {
    if (error instanceof StartFailure) return { ok: false, code: 'start-failed', message: error.sentence };
    throw error;
  }
}
