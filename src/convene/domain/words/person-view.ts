import type { Texts } from '#kernel/domain/bilingual.ts';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { NamedOrganisation } from '../people/attribution.ts';
import type { InterventionView } from './intervention.ts';
import type { PersonName } from '../people/person.ts';
import type { Part } from '../sessions/session.ts';

/**
 * One person in one edition. Only people whose part everyone may know are ever listed: those with words under
 * their own name, or named in a session whose record is attributed. To anyone else there is no such person.
 */
export type PersonInEdition = {
  readonly personId: string;
  readonly slug: string;
  readonly names: readonly PersonName[];
  readonly editionId: string;
  readonly editionSlug: string;
  readonly editionNames: Texts;
  readonly capacity: Texts;
  readonly stakeholderGroup: StakeholderGroup;
  readonly organisation: NamedOrganisation | null;
};

/** A session in which a person is named to everyone. */
export type PartInSession = {
  readonly part: Part;
  readonly slug: string;
  readonly titles: Texts;
  readonly heldOn: string | null;
  readonly editionSlug: string;
};

export type PersonPage = {
  readonly slug: string;
  readonly names: readonly PersonName[];
  /** Capacity then, edition by edition, the newest first. */
  readonly editions: readonly PersonInEdition[];
  readonly parts: readonly PartInSession[];
  readonly interventions: readonly InterventionView[];
};
