import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import type { SessionWritten } from '../sessions/add-session.ts';
import type { OrganisationMade } from '../people/add-person.ts';
import type { EditionWritten } from '../forum/open-edition.ts';
import { editionToImport, type EditionToFill } from './import-edition.ts';
import { peopleToImport, type PersonToImport } from './import-people.ts';
import { wordsToImport, type CollectiveToImport } from './import-words.ts';
import type { InterventionRecorded } from '../words/record-intervention.ts';
import { refuse } from '../refusals.ts';
import type { ImportRelease, ImportState } from './import-state.ts';
import { sessionsToImport } from './import-sessions.ts';

export type ReleaseImported = {
  readonly editionId: string;
  readonly editionSlug: string;
  readonly documentId: string;
  readonly opened: EditionWritten | null;
  readonly filled: EditionToFill | null;
  readonly organisations: readonly OrganisationMade[];
  /** Becomes the edition's host, where nobody has said who was. */
  readonly hostId: string | null;
  readonly sessions: readonly SessionWritten[];
  readonly people: readonly PersonToImport[];
  readonly interventions: readonly InterventionRecorded[];
  readonly collective: readonly CollectiveToImport[];
  /** Words for a session that is off the record: left out, and counted so that it can be said. */
  readonly leftOut: number;
};

/** A document, an edition, a session for words without one, and what each item may need. */
export function importIdsNeeded(input: ImportRelease): number {
  const { sessions, people, interventions, collective } = input;
  return 4 + sessions.length + people.length * 3 + interventions.length + collective.length;
}

/**
 * Turns a previewed release into rows, all of it or nothing. What the forum knows already is found again rather than
 * made twice; what only a person can know, such as a stakeholder group, is asked for and never guessed.
 */
export function importRelease(
  state: ImportState,
  command: Command<ImportRelease>,
): Decision<ReleaseImported> {
  const { input } = command;
  if (state.importedOn !== null) return refuse('already-imported', { on: state.importedOn });
  if (input.editionId !== null && state.edition === null) return refuse('edition-unknown');
  if (input.sessions.length + input.interventions.length + input.collective.length === 0)
    return refuse('nothing-to-import');
  const unsettled = refusedReferences(input);
  if (unsettled !== null) return unsettled;
  const ids = command.ids.values();
  const take = () => ids.next().value ?? '';
  const documentId = take();
  const edition = editionToImport(state, input, take);
  const sessions = sessionsToImport(state, input, { editionId: edition.editionId, take });
  const people = peopleToImport(state, input, { ...edition, sessionIdOf: sessions.sessionIdOf, take });
  const words = wordsToImport(state, input, {
    editionId: edition.editionId,
    documentId,
    sessions: sessions.all,
    sessionIdOf: sessions.sessionIdOf,
    participationIdOf: people.participationIdOf,
    take,
  });
  const { editionId, editionSlug, opened, filled } = edition;
  const { participationIdOf: _, ...who } = people;
  return accept({
    editionId,
    editionSlug,
    documentId,
    opened,
    filled,
    sessions: sessions.made,
    ...who,
    ...words,
  });
}

/** Every item names others by their keys; one that was removed in the preview is asked about. */
function refusedReferences({ sessions, people, interventions, collective }: ImportRelease) {
  const unsettled = people
    .filter(({ stakeholderGroup }) => stakeholderGroup === null)
    .map(({ name }) => name);
  if (unsettled.length > 0) return refuse('group-missing', { names: unsettled.join(', ') });
  const speakers = new Set(people.map(({ key }) => key));
  const places = new Set(sessions.map(({ key }) => key));
  const unheard = interventions.find(({ speaker }) => !speakers.has(speaker));
  if (unheard !== undefined) return refuse('speaker-missing', { text: beginning(unheard.text) });
  const unplaced = [...interventions, ...collective].find(
    ({ session }) => session !== null && !places.has(session),
  );
  return unplaced === undefined ? null : refuse('session-missing', { text: beginning(unplaced.text) });
}

const beginning = (text: string): string => [...text].slice(0, 20).join('');
