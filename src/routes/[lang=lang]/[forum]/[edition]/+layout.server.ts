import { isUuid } from '#kernel/domain/uuid.ts';
import { entriesAbout } from '#publish/server/log.store.ts';
import type { LayoutServerLoad } from './$types';

const HERE = '/[lang=lang]/[forum]/[edition]';
/** Pages about one thing that the record speaks of, and what the record calls it. */
const SUBJECTS: Readonly<Record<string, string>> = {
  [`${HERE}/topics/[id]`]: 'topic',
  [`${HERE}/interventions/[id]`]: 'intervention',
  [`${HERE}/positions/[id]`]: 'position',
  [`${HERE}/outcome/paragraphs/[id]`]: 'paragraph',
};

export const load: LayoutServerLoad = async ({ locals, route, params }) => {
  const subjectKind = SUBJECTS[route.id];
  const subjectId = 'id' in params ? params.id : undefined;
  const { place } = locals;
  if (
    subjectKind === undefined ||
    subjectId === undefined ||
    !isUuid(subjectId) ||
    place === null ||
    place.edition === null
  )
    return { entered: null };
  const where = { forumId: place.forum.forumId, editionId: place.edition.editionId };
  return { entered: await entriesAbout(locals.app.db, { ...where, subjectKind, subjectId }) };
};
