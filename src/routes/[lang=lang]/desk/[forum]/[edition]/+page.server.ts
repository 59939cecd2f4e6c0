import { mayAny } from '#kernel/domain/viewer.ts';
import { deskCounts } from '#convene/server/desk.store.ts';
import { witnessesOf } from '#kernel/server/record/witness-policy.ts';
import { logAlarm } from '#publish/server/log.store.ts';
import { delayedOpening } from '#deliberate/server/positions/position-list.store.ts';
import type { PageServerLoad } from './$types';
import { DESKS } from '../../../../access.ts';
import { here } from '../../../../acting.ts';
import { waitingAtDesk } from '../../../../../composition/waiting.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition, viewer, lang } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const at = app.now();
  const { timeZone, phases } = edition;
  const asked = { ...where, forum: forum.slug, edition: edition.slug, at, timeZone, phases };
  const [counts, waiting] = await Promise.all([
    deskCounts(app.db, forum.forumId, edition.editionId),
    waitingAtDesk(app, { ...asked, viewer }),
  ]);
  // Only the secretariat can settle what the alarm is about.
  const alarm = viewer.roles.has('secretariat')
    ? await logAlarm(app.db, where, await witnessesOf(app.config.witnesses))
    : null;
  const delay = await delayedOpening(app.db, where, at);
  const desks = DESKS.map(({ phase, desks: all }) => ({
    phase,
    nouns: all.filter(({ roles }) => mayAny(viewer, roles)).map(({ noun }) => noun),
  })).filter((each) => each.nouns.length > 0);
  const deskBase = `/${lang}/desk/${forum.slug}/${edition.slug}`;
  return { at, waiting, alarm, delay, desks, counts, year: edition, deskBase };
};
