import type { Release } from '@madang/press-release';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { TextKind } from '../words/intervention.ts';
import type { Part, SessionKind } from '../sessions/session.ts';

/** Code points of the source text, end exclusive. */
type Spanned = { readonly start: number; readonly end: number };

export type DraftSession = Spanned & {
  readonly key: string;
  readonly title: string;
  readonly kind: SessionKind;
  readonly on: string | null;
  readonly parent: string | null;
};
export type DraftPerson = Spanned & {
  readonly key: string;
  readonly name: string;
  readonly latin: string | null;
  readonly title: string | null;
  readonly organisation: string | null;
  /** null until somebody says which: it is never guessed. */
  readonly stakeholderGroup: StakeholderGroup | null;
  readonly session: string | null;
  readonly part: Part;
};
export type DraftWords = Spanned & {
  readonly speaker: string;
  /** null where the release does not say in which session. */
  readonly session: string | null;
  readonly verb: string;
  readonly force: string;
  readonly text: string;
  readonly textKind: TextKind;
};
export type DraftCollective = Spanned & {
  readonly subject: string;
  /** null for the forum as a whole. */
  readonly session: string | null;
  readonly verb: string;
  readonly force: string;
  readonly level: number | null;
  readonly text: string;
};

/** What a release says, as it is previewed and corrected before anything is stored. */
export type ReleaseDraft = {
  readonly document: {
    readonly title: string;
    readonly publisher: string | null;
    readonly publishedOn: string | null;
    readonly sourceUrl: string | null;
    readonly licence: string | null;
  };
  readonly edition: {
    readonly ordinal: number | null;
    readonly name: string | null;
    readonly label: string | null;
    readonly theme: string | null;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
    readonly host: string | null;
  };
  readonly sessions: readonly DraftSession[];
  readonly people: readonly DraftPerson[];
  readonly interventions: readonly DraftWords[];
  readonly collective: readonly DraftCollective[];
};

const PART_OF_ROLE: Readonly<Record<string, Part>> = {
  좌장: 'moderator',
  사회: 'moderator',
  주재: 'chair',
  공동주재: 'chair',
  의장: 'chair',
  발표: 'presenter',
  토론: 'discussant',
  패널: 'panellist',
};

/** The reading as a draft. Speakers without a name become people to be settled, so that no words lose their speaker. */
export function draftFrom(release: Release): ReleaseDraft {
  const { ordinal, name, label, theme, startsOn, endsOn, host } = release.edition;
  const named = release.people.map((person, at): DraftPerson => {
    const { title, organisation, stakeholderGroup, session, start, end } = person;
    // A name printed in Latin letters is its own; kept twice, a correction would reach only one of the two.
    const latin = person.latin === person.name ? null : person.latin;
    const shared = { title, latin, organisation, stakeholderGroup, session, start, end };
    return { ...shared, key: `p${at}`, name: person.name, part: partOf(person.roles) };
  });
  const people = [...named, ...unnamedSpeakers(release, named)];
  const keyOf = (speaker: string) => people.find((person) => person.name === speaker)?.key ?? '';
  return {
    document: {
      title: release.title?.text ?? name ?? '',
      publisher: release.publisher,
      publishedOn: release.published,
      sourceUrl: null,
      licence: release.licence?.text ?? null,
    },
    edition: { ordinal, name, label, theme, startsOn, endsOn, host },
    sessions: release.sessions.map(({ id, title, type, on, parent, start, end }) => ({
      key: id,
      title,
      kind: type,
      on,
      parent,
      start,
      end,
    })),
    people,
    interventions: release.interventions.map(
      ({ speaker, session, verb, force, text, textKind, start, end }) => ({
        speaker: keyOf(speaker),
        session,
        verb,
        force,
        text,
        textKind,
        start,
        end,
      }),
    ),
    collective: release.collective.map(({ subject, session, verb, force, level, text, start, end }) => ({
      subject,
      session,
      verb,
      force,
      level,
      text,
      start,
      end,
    })),
  };
}

function partOf(roles: readonly string[]): Part {
  return roles.map((role) => PART_OF_ROLE[role]).find((part) => part !== undefined) ?? 'speaker';
}

function unnamedSpeakers(release: Release, named: readonly DraftPerson[]): DraftPerson[] {
  const known = new Set(named.map(({ name }) => name));
  const spoken = release.interventions.filter(({ speaker }) => !known.has(speaker));
  const once = spoken.filter(({ speaker }, at) => spoken.findIndex((one) => one.speaker === speaker) === at);
  return once.map(({ speaker, session, start, end }, at) => ({
    key: `u${at}`,
    name: speaker,
    latin: null,
    title: null,
    organisation: null,
    stakeholderGroup: null,
    session,
    part: 'speaker',
    start,
    end,
  }));
}
