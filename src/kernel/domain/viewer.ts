/** Who may do what, per forum. `signed_in` is anyone with an account; `public` is everyone. */
export const ROLES = ['public', 'signed_in', 'participant', 'rapporteur', 'chair', 'secretariat'] as const;
export type Role = (typeof ROLES)[number];

export const STAKEHOLDER_GROUPS = [
  'government',
  'intergovernmental_organisation',
  'private_sector',
  'academia',
  'civil_society',
  'technical_community',
] as const;
export type StakeholderGroup = (typeof STAKEHOLDER_GROUPS)[number];

export type Account = { readonly id: string; readonly email: string; readonly name: string };

/** The signed-in person's own place in an edition. */
export type OwnParticipation = {
  readonly participationId: string;
  readonly editionId: string;
  readonly personId: string;
  readonly stakeholderGroup: StakeholderGroup;
};

/** Whoever makes a request, as far as one forum is concerned. */
export type Viewer = {
  readonly account: Account | null;
  readonly roles: ReadonlySet<Role>;
  /** In the edition the request is about, if the account belongs to an accredited participant of it. */
  readonly participation: OwnParticipation | null;
  /** A random id kept in a cookie; tells repeated visits of the open public apart, proves nothing. */
  readonly visitorId: string | null;
};

export function mayAny(viewer: Viewer, roles: readonly Role[]): boolean {
  return roles.some((role) => viewer.roles.has(role));
}
