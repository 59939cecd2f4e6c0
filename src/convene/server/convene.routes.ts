import { z } from 'zod';
import { STAKEHOLDER_GROUPS } from '#kernel/domain/viewer.ts';
import { commandRoute, queryRoute, type ApiPlace, type ApiRoute } from '#kernel/server/http/api.ts';
import { AGENDA_SUBJECTS } from '../domain/agenda/agenda-item.ts';
import type { InterventionView } from '../domain/words/intervention.ts';
import { RULINGS } from '../domain/ruling/ruling.ts';
import { changeEditionCommand } from './forum/editions.commands.ts';
import { editionBySlug } from './forum/editions.store.ts';
import { grantRoleCommand } from './forum/forums.commands.ts';
import {
  changeRecordModeCommand,
  correctInterventionCommand,
  recordInterventionCommand,
} from './words/interventions.commands.ts';
import { readIntervention, readInterventions } from './words/interventions.store.ts';
import { factsOf, readOrganisation, relatedTo } from './people/organisations.store.ts';
import { addPersonCommand, changePersonCommand } from './people/people.commands.ts';
import { visiblePeople } from './people/people.store.ts';
import { readPerson } from './people/person-page.store.ts';
import { importReleaseCommand } from './importing/releases.commands.ts';
import { readSession } from './sessions/session-page.store.ts';
import { addSessionCommand, changeSessionCommand } from './sessions/sessions.commands.ts';
import { sessionsOf } from './sessions/sessions.store.ts';

const texts = z.record(z.string(), z.string());
const day = z.iso.date().nullable();
const organisation = z.object({ organisationId: z.uuid(), slug: z.string(), names: texts });
const speaker = z.object({
  personId: z.uuid(),
  slug: z.string(),
  names: z.array(z.object({ language: z.string(), script: z.string(), kind: z.string(), text: z.string() })),
  capacity: texts,
  organisation: organisation.nullable(),
  stakeholderGroup: z.enum(STAKEHOLDER_GROUPS),
});
const attribution = z.discriminatedUnion('kind', [
  speaker.extend({ kind: z.literal('person') }),
  z.object({ kind: z.literal('organisation'), organisation }),
  z.object({ kind: z.literal('group'), stakeholderGroup: z.enum(STAKEHOLDER_GROUPS) }),
  z.object({ kind: z.literal('withheld') }),
]);
const intervention = z.object({
  interventionId: z.uuid(),
  edition: z.object({ editionId: z.uuid(), slug: z.string(), names: texts }),
  session: z.object({ sessionId: z.uuid(), slug: z.string(), titles: texts }),
  agendaItem: z.object({ itemId: z.uuid(), number: z.string(), titles: texts }).nullable(),
  texts,
  authenticLanguage: z.string(),
  verb: z.string().nullable(),
  force: z.string().nullable(),
  textKind: z.string(),
  delivery: z.string(),
  on: day,
  correctedAt: z.iso.datetime().nullable(),
  attribution,
});
const session = z.object({
  sessionId: z.uuid(),
  slug: z.string(),
  kind: z.string(),
  titles: texts,
  heldOn: day,
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  recordMode: z.string(),
  parentId: z.uuid().nullable(),
});
const agendaItem = z.object({
  itemId: z.uuid(),
  number: z.string(),
  titles: texts,
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  documentUrl: z.string().nullable(),
  about: z.object({ kind: z.enum(AGENDA_SUBJECTS), id: z.uuid() }).nullable(),
});
const ruling = z.object({
  rulingId: z.uuid(),
  number: z.int(),
  ruling: z.enum(RULINGS),
  texts,
  ruledAt: z.iso.datetime(),
  setAside: z.object({ at: z.iso.datetime(), reason: texts }).nullable(),
  objections: z.array(z.object({ objectionId: z.uuid(), voice: attribution, texts })),
});
const person = speaker.extend({ editionId: z.uuid(), editionSlug: z.string(), editionNames: texts });

/** An answer of the API can be passed on, so it holds what everyone may know, whoever asks. */
function forAnyone({ confidential: _, ...rest }: InterventionView): Omit<InterventionView, 'confidential'> {
  return rest;
}

const asked = ({ forum, viewer }: ApiPlace) => ({ forumId: forum.forumId, viewer });
const everyone = ['public'] as const;

const queries: readonly ApiRoute[] = [
  queryRoute({
    path: '',
    summary: 'The edition: dates, phases, theme, who hosts it, figures with their sources.',
    access: everyone,
    answer: z.object({ edition: z.object({ editionId: z.uuid(), slug: z.string(), names: texts }) }),
    run: async ({ app, forum: { forumId }, edition: { slug } }) => {
      const edition = await editionBySlug(app.db, forumId, slug, app.now());
      if (edition === null) return null;
      const ids = [edition.editionId];
      const [organisations, facts] = await Promise.all([
        relatedTo(app.db, forumId, ids),
        factsOf(app.db, forumId, ids),
      ]);
      return { edition, organisations, facts };
    },
  }),
  queryRoute({
    path: '/sessions',
    summary: 'The programme in its order.',
    access: everyone,
    answer: z.object({ sessions: z.array(session) }),
    run: async ({ app, forum, edition }) => ({
      sessions: await sessionsOf(app.db, forum.forumId, edition.editionId),
    }),
  }),
  queryRoute({
    path: '/sessions/:slug',
    summary:
      'A session: its agenda, who was there as far as its record mode allows, what was said, done together and ruled.',
    access: everyone,
    answer: z.object({
      ...{ session, agenda: z.array(agendaItem) },
      ...{ interventions: z.array(intervention), rulings: z.array(ruling) },
    }),
    run: async (place, { slug = '' }) => {
      const { app, edition } = place;
      const found = await readSession(app.db, { ...asked(place), editionId: edition.editionId, slug });
      return found && { ...found, interventions: found.interventions.map(forAnyone) };
    },
  }),
  queryRoute({
    path: '/people',
    summary: 'The people of the edition whose part everyone may know.',
    access: everyone,
    answer: z.object({ people: z.array(person) }),
    run: async ({ app, forum, edition }) => ({
      people: await visiblePeople(app.db, { forumId: forum.forumId, editionId: edition.editionId }),
    }),
  }),
  queryRoute({
    path: '/people/:slug',
    summary: 'A person: names in all scripts, capacity then, what they said under their own name.',
    access: everyone,
    answer: z.object({ editions: z.array(person), interventions: z.array(intervention) }),
    run: async (place, { slug = '' }) => {
      const found = await readPerson(place.app.db, { ...asked(place), slug });
      return found && { ...found, interventions: found.interventions.map(forAnyone) };
    },
  }),
  queryRoute({
    path: '/organisations/:slug',
    summary: 'An organisation: its part in editions, its people, what was said in its name.',
    access: everyone,
    answer: z.object({ organisation, people: z.array(person), interventions: z.array(intervention) }),
    run: async (place, { slug = '' }) => {
      const found = await readOrganisation(place.app.db, { ...asked(place), slug });
      return found && { ...found, interventions: found.interventions.map(forAnyone) };
    },
  }),
  queryRoute({
    path: '/interventions',
    summary: 'All interventions of the edition, in order, each with what everyone may know of its speaker.',
    access: everyone,
    answer: z.object({ interventions: z.array(intervention) }),
    run: async (place) => {
      const wanted = { ...asked(place), editionId: place.edition.editionId };
      const found = await readInterventions(place.app.db, wanted);
      return { interventions: found.map(forAnyone) };
    },
  }),
  queryRoute({
    path: '/interventions/:interventionId',
    summary: 'One intervention.',
    access: everyone,
    answer: z.object({ intervention }),
    run: async (place, { interventionId = '' }) => {
      if (!z.uuid().safeParse(interventionId).success) return null;
      const wanted = { ...asked(place), editionId: place.edition.editionId, id: interventionId };
      const found = await readIntervention(place.app.db, wanted);
      return found && { intervention: forAnyone(found) };
    },
  }),
];

export const conveneRoutes: readonly ApiRoute[] = [
  ...queries,
  commandRoute('PUT', '', 'Change the edition: dates, phases, theme, hosts.', changeEditionCommand),
  commandRoute('POST', '/sessions', 'Add a session.', addSessionCommand),
  commandRoute(
    'PUT',
    '/sessions/:sessionId',
    'Change a session; its record only becomes stricter.',
    changeSessionCommand,
  ),
  commandRoute('POST', '/people', 'Add a participant.', addPersonCommand),
  commandRoute('PUT', '/people/:personId', 'Change a participant.', changePersonCommand),
  commandRoute('POST', '/interventions', 'Record an intervention.', recordInterventionCommand),
  commandRoute(
    'PUT',
    '/interventions/:interventionId',
    'Correct the words of an intervention.',
    correctInterventionCommand,
  ),
  commandRoute(
    'PUT',
    '/interventions/:interventionId/record-mode',
    'Make the record of an intervention stricter.',
    changeRecordModeCommand,
  ),
  commandRoute(
    'POST',
    '/release-imports',
    'Store a release as it was previewed and corrected.',
    importReleaseCommand,
  ),
  commandRoute('POST', '/roles', 'Grant a role to an address.', grantRoleCommand),
];
