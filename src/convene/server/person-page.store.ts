import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Reader } from '#kernel/server/db.ts';
import type { InterventionView } from '../domain/intervention.ts';
import type { PersonName } from '../domain/person.ts';
import { readInterventions } from './interventions.store.ts';
import { visiblePeople, type PersonInEdition } from './people.store.ts';
import { partsOfPerson, type PartInSession } from './sessions.store.ts';

export type PersonPage = {
  readonly slug: string;
  readonly names: readonly PersonName[];
  /** Capacity then, edition by edition, the newest first. */
  readonly editions: readonly PersonInEdition[];
  readonly parts: readonly PartInSession[];
  readonly interventions: readonly InterventionView[];
};

/** A person over all editions of the forum, as far as everyone may know; null for anyone else. Three queries. */
export async function readPerson(
  db: Reader,
  wanted: { readonly forumId: string; readonly viewer: Viewer; readonly slug: string },
): Promise<PersonPage | null> {
  const { forumId, viewer, slug } = wanted;
  const editions = await visiblePeople(db, { forumId, slug });
  const [newest] = editions;
  if (newest === undefined) return null;
  const { personId, names } = newest;
  const [parts, interventions] = await Promise.all([
    partsOfPerson(db, forumId, personId),
    readInterventions(db, { forumId, viewer, personId }),
  ]);
  return { slug, names, editions, parts, interventions };
}
