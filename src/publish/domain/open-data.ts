import type { EditionRecord } from './edition-record.ts';

/** Raised whenever a field changes its meaning or leaves; a new field alone keeps the number. */
export const OPEN_DATA_VERSION = '1.0';
export const OPEN_DATA_LICENCE = 'CC-BY-4.0';

/**
 * The open-data bundle: the whole public record in plain JSON, names of fields as in the glossary. Everything in it
 * passed the same gates as the pages; results are the released epoch. Reactions of single people are in it only with
 * their names, where they confirmed that beforehand.
 */
export function openData(record: EditionRecord, at: Date): object {
  const { edition } = record;
  const { editionId: id, phases: _phases, source, ...facts } = edition;
  return {
    madang: OPEN_DATA_VERSION,
    licence: OPEN_DATA_LICENCE,
    madeAt: at.toISOString(),
    forum: record.forum,
    edition: { id, ...facts, source },
    organisations: record.organisations.map(({ organisationId, names, relation }) => ({
      id: organisationId,
      names,
      relation,
    })),
    figures: record.facts.map(({ editionId: _edition, ...figure }) => figure),
    topics: record.topics.map(({ topicId, mine: _mine, supported: _supported, ...topic }) => ({
      id: topicId,
      ...topic,
    })),
    sessions: record.sessions.map(({ sessionId, editionId: _edition, ...session }) => ({
      id: sessionId,
      ...session,
    })),
    interventions: record.interventions.map(
      ({
        interventionId,
        session,
        edition: _edition,
        confidential: _confidential,
        source: from,
        ...words
      }) => ({
        id: interventionId,
        sessionId: session.sessionId,
        source: from,
        ...words,
      }),
    ),
    collectiveActs: record.collectiveActs.map(({ collectiveActId, ...act }) => ({
      id: collectiveActId,
      ...act,
    })),
    positions: record.positions.map(({ positionId, ...position }) => ({ id: positionId, ...position })),
    results: record.results,
    reactionsOnRecord: record.reactionsOnRecord,
    reasons: record.reasons,
    outcomes: record.outcomes.map(({ documentId, ...outcome }) => ({ id: documentId, ...outcome })),
    commitments: record.commitments.map(({ commitmentId, ...commitment }) => ({
      id: commitmentId,
      ...commitment,
    })),
  };
}
