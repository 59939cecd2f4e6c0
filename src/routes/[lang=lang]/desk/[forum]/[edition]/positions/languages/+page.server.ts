import { redirect } from '@sveltejs/kit';
import { isLanguageTag } from '#kernel/domain/content-languages.ts';
import { languageGaps } from '#deliberate/domain/positions/language-gaps.ts';
import { deliberationForDesk } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { draftedPositions } from '#deliberate/server/positions/position-list.store.ts';
import { translatePositionCommand } from '#deliberate/server/positions/translations.commands.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, lang, forum, edition } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const deliberation = await deliberationForDesk(app.db, where);
  const drafted = await draftedPositions(app.db, {
    forumId: forum.forumId,
    deliberationId: deliberation?.deliberationId ?? edition.editionId,
  });
  const positions = drafted.map(({ draftedBy: _draftedBy, ...position }) => position);
  const asked = (name: string) => url.searchParams.get(name);
  const more = [asked('also'), asked('language')].filter((tag) => tag !== null && isLanguageTag(tag));
  const deskBase = `/${lang}/desk/${forum.slug}/${edition.slug}`;
  const gaps = languageGaps(
    positions,
    more.filter((tag) => tag !== null),
  );
  return {
    deskBase,
    positions,
    gaps,
    at: asked('position'),
    language: asked('language'),
    also: asked('also'),
    done: asked('done'),
  };
};

export const actions: Actions = {
  translate: async ({ request, locals, url }) => {
    const fields = await fieldsOf(request);
    const input = { ...fields, editionId: here(locals).edition.editionId };
    const done = await act(locals, translatePositionCommand, input, fields);
    return done.ok ? redirect(303, `${url.pathname}?done=saved`) : done.failure;
  },
};
