import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import type { PersonPage } from '../../domain/words/person-view.ts';
import { readInterventions } from '../words/interventions.store.ts';
import { visiblePeople } from './people.store.ts';
import { partsOfPerson } from '../sessions/sessions.store.ts';

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
