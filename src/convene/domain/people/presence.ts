import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import { GROUP_PRESENT_MIN, type NamedOrganisation, type Speaker } from './attribution.ts';
import type { RecordMode } from '../sessions/record-mode.ts';
import { PARTS, type Part } from '../sessions/session.ts';

/** Someone in a session, in full: as the store reads it, not as anybody else may. */
export type Present = Speaker & { readonly part: Part };

/** Who was in a session, as far as everyone may know. */
export type Presence =
  | { readonly kind: 'people'; readonly people: readonly Present[] }
  | { readonly kind: 'organisations'; readonly organisations: readonly NamedOrganisation[] }
  | { readonly kind: 'groups'; readonly groups: readonly StakeholderGroup[] }
  | { readonly kind: 'withheld' };

/**
 * A session's own record mode rules its list of people too: the Chatham House Rule names no participant,
 * and a list of speakers beside words without names would name who said them. Observers are never named.
 */
export function presenceOf(mode: RecordMode, present: readonly Present[]): Presence {
  switch (mode) {
    case 'attributed':
      return { kind: 'people', people: inOrderOfPart(present.filter(({ part }) => part !== 'observer')) };
    case 'delegation':
      return { kind: 'organisations', organisations: organisationsOf(present) };
    case 'group':
      return { kind: 'groups', groups: groupsLargeEnough(present) };
    case 'chatham':
    case 'off_record':
      return { kind: 'withheld' };
  }
}

function inOrderOfPart(present: readonly Present[]): Present[] {
  return present.toSorted(
    (a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part) || (a.slug < b.slug ? -1 : 1),
  );
}

function organisationsOf(present: readonly Present[]): NamedOrganisation[] {
  const bySlug = new Map<string, NamedOrganisation>();
  for (const { organisation } of present)
    if (organisation !== null) bySlug.set(organisation.slug, organisation);
  return [...bySlug.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

function groupsLargeEnough(present: readonly Present[]): StakeholderGroup[] {
  const people = new Map<StakeholderGroup, Set<string>>();
  for (const { stakeholderGroup, personId } of present) {
    const known = people.get(stakeholderGroup) ?? new Set();
    people.set(stakeholderGroup, known.add(personId));
  }
  return [...people]
    .filter(([, ids]) => ids.size >= GROUP_PRESENT_MIN)
    .map(([group]) => group)
    .sort();
}
