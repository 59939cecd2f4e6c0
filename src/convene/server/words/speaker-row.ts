import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Speaker } from '../../domain/people/attribution.ts';
import type { PersonName } from '../../domain/people/person.ts';
import { organisationFrom, type JoinedOrganisation } from './named-organisation.ts';

/** Who somebody is in an edition, from participations `p`, people `n` and, joined from the left, organisations `o`. */
export const SPEAKER_COLUMNS = [
  'n.person_id as personId',
  'n.slug',
  'n.names',
  'p.capacity',
  'p.stakeholder_group as stakeholderGroup',
  'o.organisation_id as organisationId',
  'o.slug as organisationSlug',
  'o.names as organisationNames',
] as const;

type SpeakerRow = JoinedOrganisation & {
  readonly personId: string;
  readonly slug: string;
  readonly names: readonly PersonName[];
  readonly capacity: Texts;
  readonly stakeholderGroup: StakeholderGroup;
};

/** In full: it leaves a store only inside an attribution that allows it. */
export function speakerFrom(row: SpeakerRow): Speaker {
  const { personId, slug, names, capacity, stakeholderGroup } = row;
  return { personId, slug, names, capacity, stakeholderGroup, organisation: organisationFrom(row) };
}
