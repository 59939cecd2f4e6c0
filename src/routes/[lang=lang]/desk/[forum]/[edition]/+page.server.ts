import { deskCounts } from '#convene/server/desk.store.ts';
import { witnessesOf } from '#kernel/server/record/witness-policy.ts';
import { logAlarm } from '#publish/server/log.store.ts';
import type { PageServerLoad } from './$types';
import { PAGE_ACCESS } from '../../../../access.ts';
import { here } from '../../../../acting.ts';

const DESK = '/[lang=lang]/desk/[forum]/[edition]/';

/** Nouns that have a desk of their own, whichever phase it belongs to. */
const nouns = Object.keys(PAGE_ACCESS)
  .filter((id) => id.startsWith(DESK))
  .map((id) => id.slice(DESK.length))
  .filter((noun) => noun !== '' && !noun.includes('/'));

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition, lang } = here(locals);
  const counts = await deskCounts(app.db, forum.forumId, edition.editionId);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const alarm = await logAlarm(app.db, where, await witnessesOf(app.config.witnesses));
  return { alarm, nouns, counts, year: edition, deskBase: `/${lang}/desk/${forum.slug}/${edition.slug}` };
};
