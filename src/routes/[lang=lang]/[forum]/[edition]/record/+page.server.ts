import { here } from '../../../../acting.ts';
import { enteredActs, ENTRIES_PER_PAGE, logState, witnessLines } from '#publish/server/log.store.ts';
import { witnessesOf } from '#kernel/server/record/witness-policy.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition } = here(locals);
  const asked = Number.parseInt(url.searchParams.get('before') ?? '', 10);
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : null;
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  return {
    witnesses: await witnessLines(app.db, where, await witnessesOf(app.config.witnesses)),
    state: await logState(app.db, where.forumId, where.editionId),
    entries: await enteredActs(app.db, { ...where, before, limit: ENTRIES_PER_PAGE }),
  };
};
