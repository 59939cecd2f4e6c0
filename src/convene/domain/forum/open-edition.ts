import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import type { EditionSource, PhaseSpan } from './edition.ts';
import { refuse } from '../refusals.ts';

export const RELATIONS = ['host', 'organiser', 'co_host', 'supporter'] as const;
export type Relation = (typeof RELATIONS)[number];
export type RelatedOrganisation = {
  readonly names: Texts;
  readonly country: string | null;
  readonly relation: Relation;
};

/** What the secretariat says about an edition. */
export type EditionFacts = {
  readonly slug: string;
  readonly ordinal: number | null;
  readonly label: string | null;
  readonly names: Texts;
  readonly theme: Texts | null;
  readonly place: Texts | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly timeZone: string;
  readonly sample: boolean;
  readonly source: EditionSource | null;
  readonly phases: readonly PhaseSpan[];
  readonly organisations: readonly RelatedOrganisation[];
};

export type EditionWritten = { readonly editionId: string; readonly facts: EditionFacts };

/** `taken` are the address names of the forum's other editions. */
export type OpenEditionState = { readonly taken: ReadonlySet<string>; readonly timeZoneKnown: boolean };

export function openEdition(
  state: OpenEditionState,
  command: Command<EditionFacts>,
): Decision<EditionWritten> {
  return refusedFacts(state, command.input) ?? accept({ editionId: command.id, facts: command.input });
}

export type ChangeEdition = EditionFacts & { readonly editionId: string };
export type ChangeEditionState = OpenEditionState & { readonly found: boolean };

export function changeEdition(
  state: ChangeEditionState,
  command: Command<ChangeEdition>,
): Decision<EditionWritten> {
  if (!state.found) return refuse('edition-unknown');
  const { editionId, ...facts } = command.input;
  return refusedFacts(state, facts) ?? accept({ editionId, facts });
}

function refusedFacts(state: OpenEditionState, facts: EditionFacts) {
  if (state.taken.has(facts.slug)) return refuse('slug-taken', { slug: facts.slug });
  if (!state.timeZoneKnown) return refuse('time-zone-unknown', { zone: facts.timeZone });
  if (crossed(facts.startsOn, facts.endsOn)) return refuse('dates-crossed', { what: facts.slug });
  const wrong = facts.phases.find(({ opensOn, closesOn }) => crossed(opensOn, closesOn));
  return wrong === undefined ? null : refuse('dates-crossed', { what: wrong.phase });
}

function crossed(first: string | null, last: string | null): boolean {
  return first !== null && last !== null && last < first;
}
