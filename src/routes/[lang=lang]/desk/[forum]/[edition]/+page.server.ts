import { mayAny } from '#kernel/domain/viewer.ts';
import { deskCounts } from '#convene/server/desk.store.ts';
import { witnessesOf } from '#kernel/server/record/witness-policy.ts';
import { logAlarm } from '#publish/server/log.store.ts';
import { delayedOpening } from '#deliberate/server/positions/position-list.store.ts';
import type { PageServerLoad } from './$types';
import { DESKS } from '../../../../access.ts';
import { here } from '../../../../acting.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition, viewer, lang } = here(locals);
  const counts = await deskCounts(app.db, forum.forumId, edition.editionId);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  // Only the secretariat can settle what the alarm is about.
  const alarm = viewer.roles.has('secretariat')
    ? await logAlarm(app.db, where, await witnessesOf(app.config.witnesses))
    : null;
  const delay = await delayedOpening(app.db, where, app.now());
  const desks = DESKS.map(({ phase, desks: all }) => ({
    phase,
    nouns: all.filter(({ roles }) => mayAny(viewer, roles)).map(({ noun }) => noun),
  })).filter((each) => each.nouns.length > 0);
  const deskBase = `/${lang}/desk/${forum.slug}/${edition.slug}`;
  return { alarm, delay, desks, counts, year: edition, deskBase };
};
