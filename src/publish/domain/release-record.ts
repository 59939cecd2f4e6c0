import type {
  AgreementLevel,
  Attribution as ReleaseAttribution,
  EditionRecord as ReleaseRecord,
  Force,
  RecordIntervention,
  RecordSession,
} from '@madang/press-release';
import { textIn, type Bilingual, type Texts } from '#kernel/domain/bilingual.ts';
import type { Attribution } from '#convene/domain/people/attribution.ts';
import type { InterventionView } from '#convene/domain/words/intervention.ts';
import { nameFor } from '#convene/domain/people/person.ts';
import type { EditionRecord } from './edition-record.ts';

const FORCES: readonly string[] = [
  'STATE',
  'PRESENT',
  'STRESS',
  'CLAIM',
  'CRITIQUE',
  'REPRESENT',
  'ASSESS',
  'FORECAST',
  'CONCERN',
  'OBJECT',
  'RAISE',
  'PROPOSE',
  'URGE',
  'COMMIT',
  'WELCOME',
  'SUPPORT',
  'AGREE',
  'CONFIRM',
] satisfies Force[];

/** How many of a session's interventions a release tells; the record itself tells all. */
const TOLD_PER_SESSION_MAX = 6;

/**
 * The public record as a results release tells it. Only sessions already held are told, and nothing that the record
 * does not say: a level on the agreement ladder is carried over, never inferred.
 */
export function releaseRecord(record: EditionRecord, publishedOn: string): ReleaseRecord {
  const { edition } = record;
  const held = record.sessions.filter(({ heldOn }) => heldOn === null || heldOn <= publishedOn);
  const ids = new Set(held.map(({ sessionId }) => sessionId));
  return {
    name: bilingual(edition.names),
    ordinal: null,
    label: edition.label === null ? null : { ko: edition.label, en: edition.label },
    theme: edition.theme === null ? null : bilingual(edition.theme),
    startsOn: edition.startsOn ?? publishedOn,
    endsOn: edition.endsOn ?? edition.startsOn ?? publishedOn,
    host: hostOf(record),
    publishedOn,
    subtitle: null,
    significance: null,
    sessions: held.map(({ sessionId, titles, kind, heldOn }): RecordSession => ({
      id: sessionId,
      title: bilingual(titles),
      type: kind,
      on: heldOn,
    })),
    interventions: told(record.interventions.filter(({ session }) => ids.has(session.sessionId))),
    collective: record.collectiveActs.flatMap(({ sessionId, level, texts }) =>
      level === null || !isLevel(level) || (sessionId !== null && !ids.has(sessionId))
        ? []
        : [{ session: sessionId, level, text: bilingual(texts) }],
    ),
    commitments: [],
    attachments: record.outcomes.map(({ titles }) => bilingual(titles)),
    licence: LICENCE,
  };
}

const LICENCE: Bilingual = {
  ko: '이 자료는 출처를 밝히면 자유롭게 쓸 수 있습니다 (CC BY 4.0).',
  en: 'This material may be used freely with attribution (CC BY 4.0).',
};

function hostOf({ organisations, forum }: EditionRecord): Bilingual {
  const host = organisations.find(({ relation }) => relation === 'host') ?? organisations[0];
  return bilingual(host?.names ?? forum.names);
}

function isLevel(level: number): level is AgreementLevel {
  return Number.isInteger(level) && level >= 0 && level <= 5;
}

/** The first of each session, in order: what was said is not weighed here. */
function told(interventions: readonly InterventionView[]): RecordIntervention[] {
  const counts = new Map<string, number>();
  return interventions.flatMap((intervention) => {
    const { session, attribution, force, textKind, texts } = intervention;
    const count = (counts.get(session.sessionId) ?? 0) + 1;
    counts.set(session.sessionId, count);
    if (count > TOLD_PER_SESSION_MAX) return [];
    const told = {
      session: session.sessionId,
      by: speaker(attribution),
      force: forceOf(force),
      text: bilingual(texts),
    };
    return [{ ...told, verbatim: textKind === 'verbatim' }];
  });
}

function forceOf(force: string | null): Force {
  // The list holds forces only, so whatever is in it is one.
  return force !== null && FORCES.includes(force) ? (force as Force) : 'STATE';
}

function speaker(attribution: Attribution): ReleaseAttribution {
  switch (attribution.kind) {
    case 'person':
      return {
        kind: 'person',
        name: { ko: nameFor(attribution.names, 'ko'), en: nameFor(attribution.names, 'en') },
        title: bilingual(attribution.capacity),
        organisation: attribution.organisation === null ? null : bilingual(attribution.organisation.names),
      };
    case 'organisation':
      return { kind: 'delegation', organisation: bilingual(attribution.organisation.names) };
    case 'group':
      return { kind: 'group', group: attribution.stakeholderGroup };
    case 'withheld':
      return { kind: 'withheld' };
  }
}

/** In each language the text itself, or the one there is: a release never leaves a speaker out for want of a translation. */
function bilingual(texts: Texts): Bilingual {
  return { ko: textIn(texts, 'ko').text, en: textIn(texts, 'en').text };
}
