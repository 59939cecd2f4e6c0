import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { PersonName } from './person.ts';
import { refuse } from '../refusals.ts';
import type { Part } from '../sessions/session.ts';
import { freeSlug, slugFrom } from '../forum/slug.ts';

/** A person's place in one edition. */
export type ParticipationFacts = {
  readonly capacity: Texts;
  readonly organisation: { readonly names: Texts; readonly country: string | null } | null;
  readonly stakeholderGroup: StakeholderGroup;
  readonly region: string | null;
  readonly attendance: 'in_room' | 'remote';
  readonly parts: readonly { readonly sessionId: string; readonly part: Part }[];
};
export type AddPerson = ParticipationFacts & {
  readonly editionId: string;
  readonly names: readonly PersonName[];
  /** Private: ties an account to the person, and is never shown to anyone but the secretariat. */
  readonly email: string | null;
};

export type KnownOrganisation = { readonly organisationId: string; readonly names: Texts };
export type PeopleState = {
  readonly editionFound: boolean;
  /** Whoever the address is already tied to. */
  readonly withEmail: { readonly personId: string; readonly participates: boolean } | null;
  readonly slugs: ReadonlySet<string>;
  readonly organisations: readonly KnownOrganisation[];
  readonly organisationSlugs: ReadonlySet<string>;
  /** The edition's sessions. */
  readonly sessionIds: ReadonlySet<string>;
};

export type OrganisationMade = {
  readonly organisationId: string;
  readonly slug: string;
  readonly names: Texts;
  readonly country: string | null;
  readonly stakeholderGroup: StakeholderGroup | null;
};
export type PersonAdded = ParticipationFacts & {
  readonly editionId: string;
  readonly participationId: string;
  readonly personId: string;
  /** null for someone whom the forum knows already. */
  readonly person: {
    readonly slug: string;
    readonly names: readonly PersonName[];
    readonly email: string | null;
  } | null;
  readonly organisationId: string | null;
  readonly newOrganisation: OrganisationMade | null;
};

export const ADD_PERSON_IDS = 3;

/** A returning participant is known by the private address; everyone else is a new person. */
export function addPerson(state: PeopleState, command: Command<AddPerson>): Decision<PersonAdded> {
  const { names, email, editionId, ...facts } = command.input;
  const [personId = '', participationId = '', organisationId = ''] = command.ids;
  if (!state.editionFound) return refuse('edition-unknown');
  if (facts.parts.some(({ sessionId }) => !state.sessionIds.has(sessionId))) return refuse('session-unknown');
  if (state.withEmail?.participates) return refuse('already-takes-part');
  const slug = freeSlug(slugFrom(nameForSlug(names)), 'person', state.slugs);
  return accept({
    ...facts,
    ...placedIn(state, facts, organisationId),
    editionId,
    participationId,
    personId: state.withEmail?.personId ?? personId,
    person: state.withEmail === null ? { slug, names, email } : null,
  });
}

export type ChangePerson = AddPerson & { readonly personId: string };
export type ChangePersonState = PeopleState & { readonly participationId: string | null };
export type PersonChanged = Omit<PersonAdded, 'person'> & {
  readonly names: readonly PersonName[];
  readonly email: string | null;
};

/** Replaces what is known of a participant by what the form says. */
export function changePerson(
  state: ChangePersonState,
  command: Command<ChangePerson>,
): Decision<PersonChanged> {
  const { input } = command;
  const { participationId } = state;
  if (participationId === null) return refuse('person-unknown');
  if (state.withEmail !== null && state.withEmail.personId !== input.personId) return refuse('email-taken');
  if (input.parts.some(({ sessionId }) => !state.sessionIds.has(sessionId))) return refuse('session-unknown');
  return accept({ ...input, ...placedIn(state, input, command.id), participationId });
}

/** The organisation of that name, found or made. */
export function placedIn(
  state: Pick<PeopleState, 'organisations' | 'organisationSlugs'>,
  { organisation, stakeholderGroup }: Pick<ParticipationFacts, 'organisation' | 'stakeholderGroup'>,
  freshId: string,
): Pick<PersonAdded, 'organisationId' | 'newOrganisation'> {
  if (organisation === null) return { organisationId: null, newOrganisation: null };
  const known = state.organisations.find(({ names }) => sharesName(names, organisation.names));
  if (known !== undefined) return { organisationId: known.organisationId, newOrganisation: null };
  const { names, country } = organisation;
  const wanted = slugFrom(names['en'] ?? Object.values(names)[0] ?? '');
  const slug = freeSlug(wanted, 'organisation', state.organisationSlugs);
  const made = { organisationId: freshId, slug, names, country, stakeholderGroup };
  return { organisationId: freshId, newOrganisation: made };
}

/** Two names are the same where they agree in a language that both have, spaces and capitals aside. */
export function sharesName(a: Texts, b: Texts): boolean {
  return Object.entries(a).some(([language, name]) => {
    const other = b[language];
    return other !== undefined && plain(other) === plain(name);
  });
}

const plain = (text: string): string => text.replace(/\s+/g, '').toLowerCase();

function nameForSlug(names: readonly PersonName[]): string {
  const latin = names.find(({ script }) => script === 'Latn');
  return (latin ?? names[0])?.text ?? '';
}
