import type { Bilingual, Texts } from '#kernel/domain/bilingual.ts';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { NamedOrganisation } from './attribution.ts';
import type { Relation } from '../forum/open-edition.ts';

export const RELATION_NAMES: Readonly<Record<Relation, Bilingual>> = {
  host: { ko: '주최', en: 'Host' },
  organiser: { ko: '주관', en: 'Organiser' },
  co_host: { ko: '공동 주최', en: 'Co-host' },
  supporter: { ko: '후원', en: 'Supporter' },
};

/** An organisation's part in making an edition. */
export type RelatedTo = NamedOrganisation & { readonly editionId: string; readonly relation: Relation };

export type OrganisationView = NamedOrganisation & {
  readonly acronym: string | null;
  readonly country: string | null;
  readonly stakeholderGroup: StakeholderGroup | null;
  readonly relations: readonly {
    readonly relation: Relation;
    readonly editionSlug: string;
    readonly editionNames: Texts;
  }[];
};

/** A figure as one source tells it. */
export type SourcedFact = {
  readonly editionId: string;
  readonly kind: string;
  readonly value: number;
  readonly approximate: boolean;
  readonly source: string;
  readonly sourceUrl: string | null;
  readonly asOf: string | null;
};
