import { redirect } from '@sveltejs/kit';
import { dayIn } from '#kernel/domain/calendar.ts';
import { act, here } from '../../../../../acting.ts';
import { editionRecord } from '../../../../../../composition/edition-record.ts';
import { releaseTexts, sessionsHeldBy } from '#publish/domain/release-texts.ts';
import { issueReleaseCommand } from '#publish/server/releases.commands.ts';
import { issuedReleases } from '#publish/server/releases.store.ts';
import type { Actions, PageServerLoad } from './$types';

async function drafted(locals: App.Locals) {
  const { app, forum, edition } = here(locals);
  const record = await editionRecord(app.db, { forum, edition });
  const today = dayIn(edition.timeZone, app.now());
  return { texts: releaseTexts(record, today), sessionsHeld: sessionsHeldBy(record, today) };
}

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition } = here(locals);
  const [draft, releases] = await Promise.all([
    drafted(locals),
    issuedReleases(app.db, forum.forumId, edition.editionId),
  ]);
  return { ...draft, issued: releases.length };
};

export const actions: Actions = {
  // The text is made from the record again at this moment: what is issued is what the record says, not what a form held.
  issue: async ({ locals }) => {
    const { edition, base } = here(locals);
    const done = await act(locals, issueReleaseCommand, {
      editionId: edition.editionId,
      ...(await drafted(locals)),
    });
    if (!done.ok) return done.failure;
    redirect(303, `${base}/release`);
  },
};
