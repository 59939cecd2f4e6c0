import { redirect } from '@sveltejs/kit';
import { attributionInWords } from '#convene/domain/people/attribution.ts';
import { readInterventions } from '#convene/server/words/interventions.store.ts';
import { looksAboutPerson } from '#deliberate/domain/positions/looks-about-person.ts';
import { deliberationForDesk } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { markPositionCommand } from '#deliberate/server/positions/marks.commands.ts';
import { countWaiting } from '#deliberate/server/positions/proposal-list.store.ts';
import { draftedPositions } from '#deliberate/server/positions/position-list.store.ts';
import { reasonFrom } from '#deliberate/web/desk-input.ts';
import { act, fieldsOf, here, type Here, type Sent } from './acting.ts';

/** What a rapporteur works with: what was said, as everyone may know it, and the positions drawn from it. */
export async function draftingDesk({ app, lang, forum, edition, viewer }: Here) {
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const [deliberation, interventions] = await Promise.all([
    deliberationForDesk(app.db, where),
    readInterventions(app.db, { ...where, viewer }),
  ]);
  const one = { forumId: forum.forumId, deliberationId: deliberation?.deliberationId ?? edition.editionId };
  const [drafted, waiting] = await Promise.all([draftedPositions(app.db, one), countWaiting(app.db, one)]);
  const said = interventions.map(({ interventionId, session, texts, authenticLanguage, attribution }) => ({
    interventionId,
    session,
    texts,
    authenticLanguage,
    by: attributionInWords(attribution, lang),
    drawn: drafted.filter((position) => position.interventionId === interventionId).length,
  }));
  const positions = drafted.map(({ draftedBy, ...position }) => ({
    ...position,
    mine: draftedBy === viewer.account?.id,
    looksAboutPerson: looksAboutPerson(position),
  }));
  const deskBase = `/${lang}/desk/${forum.slug}/${edition.slug}`;
  return { deliberation, positions, said, waiting, deskBase };
}

/** A form that says what a position is about, on whichever page it stands. */
export async function markOnPage({ request, locals, url }: Sent) {
  const fields = await fieldsOf(request);
  const { positionId, about } = fields;
  const { editionId } = here(locals).edition;
  const input = { editionId, positionId, about, reason: reasonFrom(fields).reason };
  const done = await act(locals, markPositionCommand, input, fields);
  return done.ok ? redirect(303, `${url.pathname}?done=marked`) : done.failure;
}
