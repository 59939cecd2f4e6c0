import type { Texts } from '#kernel/domain/bilingual.ts';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import { placedIn, sharesName, type KnownOrganisation, type OrganisationMade } from '../people/add-person.ts';
import type { EditionToImport } from './import-edition.ts';
import type { ImportRelease, ImportState, KnownPerson } from './import-state.ts';
import type { PersonName } from '../people/person.ts';
import type { DraftPerson } from './release-draft.ts';
import type { Part } from '../sessions/session.ts';
import { freeSlug, slugFrom } from '../forum/slug.ts';

export type PersonToImport = {
  readonly personId: string;
  readonly participationId: string;
  /** null for someone whom the forum knows. */
  readonly person: { readonly slug: string; readonly names: readonly PersonName[] } | null;
  /** null for someone who already takes part in this edition. */
  readonly participation: {
    readonly capacity: Texts;
    readonly organisationId: string | null;
    readonly stakeholderGroup: StakeholderGroup;
  } | null;
  readonly parts: readonly { readonly sessionId: string; readonly part: Part }[];
};

type Where = EditionToImport & {
  readonly sessionIdOf: (key: string | null) => string;
  readonly take: () => string;
};
type PeopleToImport = {
  readonly people: readonly PersonToImport[];
  readonly organisations: readonly OrganisationMade[];
  readonly participationIdOf: (key: string) => string;
  readonly hostId: string | null;
};

/**
 * A person of the same name is the same person if they already take part in this edition or came with the same
 * organisation before; two namesakes of different organisations stay two people.
 */
export function peopleToImport(state: ImportState, input: ImportRelease, where: Where): PeopleToImport {
  const directory = organisationDirectory(state);
  const { language } = input;
  const hostId =
    where.host === null ? null : directory.idOf({ [language]: where.host }, 'government', where.take);
  const slugs = new Set(state.slugs);
  const people = input.people.map((draft): PersonToImport & { key: string } => {
    const group = draft.stakeholderGroup;
    // The decision has refused drafts without a group before it comes here.
    if (group === null) throw new Error('A person without a stakeholder group cannot be imported.');
    const organisationId =
      draft.organisation === null
        ? null
        : directory.idOf({ [language]: draft.organisation }, group, where.take);
    const known = state.people.find((one) => isSame(one, draft, organisationId));
    const names = namesOf(draft, language);
    const slug = freeSlug(slugFrom(draft.latin ?? draft.name), 'person', slugs);
    if (known === undefined) slugs.add(slug);
    const capacity: Texts = draft.title === null ? {} : { [language]: draft.title };
    return {
      key: draft.key,
      personId: known?.personId ?? where.take(),
      participationId: known?.participationId ?? where.take(),
      person: known === undefined ? { slug, names } : null,
      participation: known?.participationId ? null : { capacity, organisationId, stakeholderGroup: group },
      parts: partsOf(draft, input, where.sessionIdOf),
    };
  });
  const byKey = new Map(people.map(({ key, participationId }) => [key, participationId]));
  return {
    people: people.map(({ key: _, ...person }) => person),
    organisations: directory.made,
    participationIdOf: (key) => byKey.get(key) ?? '',
    hostId,
  };
}

function isSame(known: KnownPerson, draft: DraftPerson, organisationId: string | null): boolean {
  const named = known.names.some(({ text }) => text === draft.name);
  if (!named) return false;
  return (
    known.participationId !== null ||
    (organisationId !== null && known.organisationIds.includes(organisationId))
  );
}

function namesOf({ name, latin, start, end }: DraftPerson, language: 'ko' | 'en'): PersonName[] {
  const source = `release:${start}-${end}`;
  const script = /\p{Script=Hangul}/u.test(name) ? 'Hang' : 'Latn';
  const usual: PersonName = { language, script, kind: 'usual', text: name, source };
  const other: PersonName = {
    language: 'en',
    script: 'Latn',
    kind: 'transliteration',
    text: latin ?? '',
    source,
  };
  return latin === null || latin === name ? [usual] : [usual, other];
}

/** The part the release names, and speaking wherever words of theirs are reported. */
function partsOf(draft: DraftPerson, input: ImportRelease, sessionIdOf: (key: string | null) => string) {
  const parts = new Map<string, Part>();
  if (draft.session !== null) parts.set(sessionIdOf(draft.session), draft.part);
  for (const { speaker, session } of input.interventions) {
    const sessionId = sessionIdOf(session);
    if (speaker === draft.key && !parts.has(sessionId)) parts.set(sessionId, 'speaker');
  }
  return [...parts].filter(([id]) => id !== '').map(([sessionId, part]) => ({ sessionId, part }));
}

/** Organisations found or made, each once, however many people come from it. */
function organisationDirectory(state: Pick<ImportState, 'organisations' | 'organisationSlugs'>) {
  const known: KnownOrganisation[] = [...state.organisations];
  const slugs = new Set(state.organisationSlugs);
  const made: OrganisationMade[] = [];
  return {
    made,
    idOf(names: Texts, stakeholderGroup: StakeholderGroup, take: () => string): string {
      const found = known.find((one) => sharesName(one.names, names));
      if (found !== undefined) return found.organisationId;
      const organisation = { names, country: null };
      const placed = placedIn(
        { organisations: known, organisationSlugs: slugs },
        { organisation, stakeholderGroup },
        take(),
      );
      const { newOrganisation } = placed;
      if (newOrganisation !== null) {
        made.push(newOrganisation);
        known.push(newOrganisation);
        slugs.add(newOrganisation.slug);
      }
      return placed.organisationId ?? '';
    },
  };
}
