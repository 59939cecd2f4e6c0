import type { Texts } from '#kernel/domain/bilingual.ts';
import type { NamedOrganisation } from '../../domain/people/attribution.ts';

export type JoinedOrganisation = {
  readonly organisationId: string | null;
  readonly organisationSlug: string | null;
  readonly organisationNames: Texts | null;
};

/** What a left join of organisations found, as one value or none. */
export function organisationFrom(row: JoinedOrganisation): NamedOrganisation | null {
  const { organisationId, organisationSlug, organisationNames } = row;
  if (organisationId === null || organisationSlug === null || organisationNames === null) return null;
  return { organisationId, slug: organisationSlug, names: organisationNames };
}
