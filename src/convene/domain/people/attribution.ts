import { textIn, type Lang, type Texts } from '#kernel/domain/bilingual.ts';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import { nameFor, type PersonName } from './person.ts';
import type { StoredRecordMode } from '../sessions/record-mode.ts';
import { GROUP_NAMES } from './stakeholder-group.ts';

/** A stakeholder group is named as the origin of words only if at least this many people of it were present. */
export const GROUP_PRESENT_MIN = 5;

export type NamedOrganisation = {
  readonly organisationId: string;
  readonly slug: string;
  readonly names: Texts;
};

/** Who spoke, in full: never leaves the store except inside an attribution that allows it. */
export type Speaker = {
  readonly personId: string;
  readonly slug: string;
  readonly names: readonly PersonName[];
  readonly capacity: Texts;
  readonly organisation: NamedOrganisation | null;
  readonly stakeholderGroup: StakeholderGroup;
};

/** What everyone may know about where words come from. */
export type Attribution =
  | ({ readonly kind: 'person' } & Speaker)
  | { readonly kind: 'organisation'; readonly organisation: NamedOrganisation }
  | { readonly kind: 'group'; readonly stakeholderGroup: StakeholderGroup }
  | { readonly kind: 'withheld' };

/**
 * The rule of record modes. `ofGroupPresent` counts the people of the speaker's stakeholder group in the session.
 * A group too small to name and the Chatham House Rule look alike, because the difference would tell the group's size.
 */
export function attributionOf(mode: StoredRecordMode, speaker: Speaker, ofGroupPresent: number): Attribution {
  switch (mode) {
    case 'attributed':
      return { kind: 'person', ...speaker };
    case 'delegation':
      return speaker.organisation === null
        ? { kind: 'withheld' }
        : { kind: 'organisation', organisation: speaker.organisation };
    case 'group':
      return ofGroupPresent < GROUP_PRESENT_MIN
        ? { kind: 'withheld' }
        : { kind: 'group', stakeholderGroup: speaker.stakeholderGroup };
    case 'chatham':
      return { kind: 'withheld' };
  }
}

/** The attribution in words; null where it is withheld. */
export function attributionInWords(attribution: Attribution, lang: Lang): string | null {
  switch (attribution.kind) {
    case 'person':
      return speakerInWords(attribution, lang);
    case 'organisation':
      return textIn(attribution.organisation.names, lang).text;
    case 'group':
      return GROUP_NAMES[attribution.stakeholderGroup][lang];
    case 'withheld':
      return null;
  }
}

/** Name and capacity in the order each language writes them; the organisation only if the capacity does not say it. */
export function speakerInWords(
  speaker: Pick<Speaker, 'names' | 'capacity' | 'organisation'>,
  lang: Lang,
): string {
  const name = nameFor(speaker.names, lang);
  const capacity = textIn(speaker.capacity, lang).text;
  const organisation = speaker.organisation === null ? '' : textIn(speaker.organisation.names, lang).text;
  const told = capacity.includes(organisation) ? '' : organisation;
  return lang === 'ko'
    ? [name, told, capacity].filter(Boolean).join(' ')
    : [name, capacity, told].filter(Boolean).join(', ');
}
