import { viewerOf } from '#kernel/server/acts/forums.store.ts';
import { editionBySlug } from '#convene/server/forum/editions.store.ts';
import { accountWith } from '#convene/server/importing/store-release.ts';
import { exportPolisCommand } from '#deliberate/cli/export-polis.ts';
import { importPolisCommand } from '#deliberate/cli/import-polis.ts';
import { deliberationForDesk } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { refuse } from '#deliberate/domain/refusals.ts';
import { polisFilesOf } from '#deliberate/server/polis/polis-export.store.ts';
import { storeConversation } from '../composition/conversations.ts';
import { failed, inForum } from './in-forum.ts';

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
