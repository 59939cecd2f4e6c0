import { attributionInWords } from '#convene/domain/attribution.ts';
import { readInterventions } from '#convene/server/interventions.store.ts';
import { deliberationForDesk } from '#deliberate/server/deliberation-view.store.ts';
import { draftedPositions } from '#deliberate/server/position-list.store.ts';
import type { Here } from './acting.ts';

/** What a rapporteur works with: what was said, as everyone may know it, and the positions drawn from it. */
export async function draftingDesk({ app, lang, forum, edition, viewer }: Here) {
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const [deliberation, interventions] = await Promise.all([
    deliberationForDesk(app.db, where),
    readInterventions(app.db, { ...where, viewer }),
  ]);
  const drafted =
    deliberation === null
      ? []
      : await draftedPositions(app.db, { ...where, deliberationId: deliberation.deliberationId });
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
  }));
  return { deliberation, positions, said };
}
