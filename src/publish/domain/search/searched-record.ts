import type { Lang, Texts } from '#kernel/domain/bilingual.ts';
import { TOPIC_STATE_NAMES } from '#call/domain/topic-state.ts';
import { COMMITMENT_STATE_NAMES } from '#conclude/domain/commitment-state.ts';
import {
  attributionInWords,
  type Attribution,
  type NamedOrganisation,
} from '#convene/domain/people/attribution.ts';
import { nameFor, type PersonName } from '#convene/domain/people/person.ts';
import { SESSION_KIND_NAMES } from '#convene/domain/sessions/session.ts';
import { TEXT_KIND_NAMES } from '#convene/domain/words/intervention.ts';
import type { PersonInEdition } from '#convene/domain/words/person-view.ts';
import { POSITION_STATE_NAMES } from '#deliberate/domain/positions/position-state.ts';
import { STAKEHOLDER_GROUPS } from '#kernel/domain/viewer.ts';
import type { EditionRecord } from '../edition-record.ts';
import type { SearchDocument, SessionOfHit } from './search-document.ts';

export type Searched = { readonly record: EditionRecord; readonly people: readonly PersonInEdition[] };

const ADOPTED = { ko: '채택됨', en: 'Adopted' };
/** What most kinds have nothing of. */
const NOTHING = {
  title: null,
  authentic: null,
  translations: {},
  otherNames: [],
  by: null,
  group: null,
  session: null,
  on: null,
  status: null,
} as const;

/**
 * Everything of an edition that can be found: what its public record holds and has a page. Reasons are not among it:
 * whether one is shown hangs on how many others gave theirs, which no act tells, so it could be found when it no longer
 * may be read.
 */
export function searchedIn({ record, people }: Searched): SearchDocument[] {
  const sessions = new Map(
    record.sessions.map(({ sessionId, slug, titles }) => [sessionId, { sessionId, slug, titles }]),
  );
  return [
    ...paragraphsIn(record),
    ...positionsIn(record, sessions),
    ...interventionsIn(record),
    ...collectiveActsIn(record, sessions),
    ...commitmentsIn(record),
    ...topicsIn(record),
    ...sessionsIn(record),
    ...people.map(personAsFound),
    ...organisationsIn(record, people),
  ];
}

type Sessions = ReadonlyMap<string, SessionOfHit>;

function paragraphsIn({ outcomes }: EditionRecord): SearchDocument[] {
  return outcomes.flatMap(({ titles, state, paragraphs }) =>
    paragraphs.map((paragraph) => ({
      ...NOTHING,
      kind: 'paragraph' as const,
      id: paragraph.paragraphId,
      path: `outcome/paragraphs/${paragraph.paragraphId}`,
      texts: paragraph.texts,
      authentic: paragraph.language,
      by: titles,
      status: state === 'adopted' ? ADOPTED : null,
    })),
  );
}

function positionsIn({ positions, interventions }: EditionRecord, sessions: Sessions): SearchDocument[] {
  const sessionOf = new Map(interventions.map((one) => [one.interventionId, one.session.sessionId]));
  return positions.map((position) => ({
    ...NOTHING,
    kind: 'position' as const,
    id: position.positionId,
    path: `positions/${position.positionId}`,
    texts: position.texts,
    authentic: position.authenticLanguage,
    translations: Object.fromEntries(
      Object.entries(position.translations).map(([language, { status }]) => [language, status]),
    ),
    session: sessions.get(sessionOf.get(position.interventionId ?? '') ?? '') ?? null,
    status: POSITION_STATE_NAMES[position.state],
  }));
}

function interventionsIn({ interventions }: EditionRecord): SearchDocument[] {
  return interventions.map(({ interventionId, attribution, session, ...said }) => ({
    ...NOTHING,
    kind: 'intervention' as const,
    id: interventionId,
    path: `interventions/${interventionId}`,
    texts: said.texts,
    authentic: said.authenticLanguage,
    otherNames: attribution.kind === 'person' ? attribution.names.map(({ text }) => text) : [],
    by: inWords((lang) => attributionInWords(attribution, lang)),
    group: groupOf(attribution),
    session,
    on: said.on,
    status: TEXT_KIND_NAMES[said.textKind],
  }));
}

function groupOf(attribution: Attribution) {
  return attribution.kind === 'person' || attribution.kind === 'group' ? attribution.stakeholderGroup : null;
}

function inWords(told: (lang: Lang) => string | null): Texts | null {
  const [ko, en] = [told('ko'), told('en')];
  return ko === null || en === null ? null : { ko, en };
}

/** What the whole forum did together stands on the edition's own page. */
function collectiveActsIn({ collectiveActs }: EditionRecord, sessions: Sessions): SearchDocument[] {
  return collectiveActs.map(({ collectiveActId, sessionId, texts, subject }) => {
    const session = sessions.get(sessionId ?? '') ?? null;
    return {
      ...NOTHING,
      kind: 'collective_act' as const,
      id: collectiveActId,
      path: session === null ? '' : `sessions/${session.slug}`,
      texts,
      by: subject,
      session,
    };
  });
}

function commitmentsIn({ commitments }: EditionRecord): SearchDocument[] {
  return commitments.map(({ commitmentId, texts, madeBy, state }) => ({
    ...NOTHING,
    kind: 'commitment' as const,
    id: commitmentId,
    path: `outcome#commitment-${commitmentId}`,
    texts,
    by: Object.keys(madeBy).length === 0 ? null : madeBy,
    status: COMMITMENT_STATE_NAMES[state],
  }));
}

function topicsIn({ topics }: EditionRecord): SearchDocument[] {
  return topics.map(({ topicId, titles, reasons, language, proposerName, stakeholderGroup, state }) => ({
    ...NOTHING,
    kind: 'topic' as const,
    id: topicId,
    path: `topics/${topicId}`,
    title: titles,
    texts: reasons,
    authentic: language,
    by: proposerName === '' ? null : { [language]: proposerName },
    group: STAKEHOLDER_GROUPS.find((known) => known === stakeholderGroup) ?? null,
    status: TOPIC_STATE_NAMES[state],
  }));
}

function sessionsIn({ sessions }: EditionRecord): SearchDocument[] {
  return sessions.map(({ sessionId, slug, titles, summary, heldOn, kind }) => ({
    ...NOTHING,
    kind: 'session' as const,
    id: sessionId,
    path: `sessions/${slug}`,
    title: titles,
    texts: summary ?? {},
    session: { sessionId, slug, titles },
    on: heldOn,
    status: SESSION_KIND_NAMES[kind],
  }));
}

function personAsFound(person: PersonInEdition): SearchDocument {
  const { personId, slug, names, capacity, organisation, stakeholderGroup } = person;
  return {
    ...NOTHING,
    kind: 'person',
    id: personId,
    path: `people/${slug}`,
    title: namesByLanguage(names),
    texts: capacity,
    otherNames: names.map(({ text }) => text),
    by: organisation?.names ?? null,
    group: stakeholderGroup,
  };
}

function namesByLanguage(names: readonly PersonName[]): Texts {
  return { ko: nameFor(names, 'ko'), en: nameFor(names, 'en') };
}

/** Every organisation that the public record names, which is every one that has a page. */
function organisationsIn(
  { organisations, interventions }: EditionRecord,
  people: readonly PersonInEdition[],
): SearchDocument[] {
  const named = new Map<string, NamedOrganisation>();
  const said = interventions.map(({ attribution }) =>
    attribution.kind === 'person' || attribution.kind === 'organisation' ? attribution.organisation : null,
  );
  for (const one of [...organisations, ...people.map(({ organisation }) => organisation), ...said])
    if (one !== null) named.set(one.organisationId, one);
  return [...named.values()].map(({ organisationId, slug, names }) => ({
    ...NOTHING,
    kind: 'organisation' as const,
    id: organisationId,
    path: `organisations/${slug}`,
    title: names,
    texts: {},
  }));
}
