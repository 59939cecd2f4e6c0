import type { FoundSession } from './found.ts';
import type { Stretch } from './document/anatomy.ts';
import type { Reading } from './reading.ts';
import type { Encoding, Quoted, Release, Span } from './release.ts';
import type { View } from './view.ts';
import type { Doubts } from './warning.ts';

export type Source = { readonly view: View; readonly encoding: Encoding; readonly language: 'ko' | 'en' };

/** Turns a reading into the public shape: code points of the source, identifiers in the order of the text. */
export function compose(reading: Reading, source: Source, doubts: Doubts): Release {
  const { view } = source;
  const span = ({ start, end }: Stretch): Span => ({ start: view.pointOf(start), end: view.pointOf(end) });
  const quoted = (at: Stretch): Quoted => ({ text: view.sliceOf(at.start, at.end), ...span(at) });
  const ids = new Map(reading.sessions.map((session, index) => [session, `s${index}`]));
  const idOf = (session: FoundSession | null | undefined): string | null =>
    session === null || session === undefined ? null : (ids.get(session) ?? null);
  const tools = { span, quoted, idOf };
  const { anatomy } = reading;
  return {
    edition: editionOf(reading, tools),
    ...listsOf(reading, tools),
    attachments: anatomy.attachments.map(quoted),
    licence: anatomy.licence === null ? null : { type: anatomy.licence.type, ...quoted(anatomy.licence) },
    warnings: doubts.list(),
    ...details(reading, source, tools),
  };
}

type Tools = {
  readonly span: (at: Stretch) => Span;
  readonly quoted: (at: Stretch) => Quoted;
  readonly idOf: (session: FoundSession | null | undefined) => string | null;
};

function editionOf(reading: Reading, { span }: Tools): Release['edition'] {
  const { forum, days, relations } = reading;
  return {
    ordinal: forum?.ordinal ?? null,
    name: forum?.name ?? null,
    label: forum?.label ?? null,
    theme: reading.theme?.theme ?? null,
    startsOn: days.from,
    endsOn: days.to,
    host: relations.host?.name ?? null,
    nameEn: reading.nameEn,
    acronym: reading.acronym,
    days: days.days,
    format: reading.format,
    venue: reading.venue,
    organisers: relations.organisers,
    coHosts: relations.coHosts,
    supporters: relations.supporters,
    spans: {
      name: forum === null ? null : span(forum),
      theme: reading.theme === null ? null : span(reading.theme),
      host: relations.host === null ? null : span(relations.host),
    },
  };
}

function listsOf(
  reading: Reading,
  { span, quoted, idOf }: Tools,
): Pick<Release, 'sessions' | 'people' | 'interventions' | 'collective'> {
  const { acts } = reading;
  return {
    sessions: reading.sessions.map((session) => ({
      id: idOf(session) ?? '',
      title: session.title,
      type: session.type,
      on: session.on,
      parent: idOf(session.parent),
      planned: session.planned,
      ...span(session),
    })),
    people: reading.people.map((person) => ({
      name: person.name,
      latin: person.latin,
      title: person.title,
      organisation: person.organisation,
      stakeholderGroup: person.group,
      former: person.former,
      roles: [...person.roles],
      session: idOf(reading.sessionOf.get(person)),
      ...span(person),
    })),
    interventions: acts.interventions.map((act) => ({
      speaker: act.speaker,
      session: idOf(act.session),
      verb: act.verb,
      force: act.force,
      textKind: act.verbatim ? ('verbatim' as const) : ('paraphrase' as const),
      role: act.role,
      ...quoted(act),
    })),
    collective: acts.collective.map((act) => ({
      subject: act.subject,
      session: idOf(act.session),
      verb: act.verb,
      force: act.force,
      level: act.level,
      ...quoted(act),
    })),
  };
}

type Details = Omit<
  Release,
  'edition' | 'sessions' | 'people' | 'interventions' | 'collective' | 'attachments' | 'licence' | 'warnings'
>;

function details(reading: Reading, source: Source, tools: Tools): Details {
  const { span, quoted, idOf } = tools;
  const { anatomy, acts, blocks } = reading;
  return {
    language: source.language,
    encoding: source.encoding,
    damage: source.view.damage,
    title: anatomy.title === null ? null : quoted(anatomy.title),
    subtitle: anatomy.subtitle === null ? null : quoted(anatomy.subtitle),
    published: anatomy.published,
    publisher: anatomy.publisher,
    date: reading.days.reported,
    tense: reading.planned ? 'planned' : 'delivered',
    end: anatomy.end,
    topics: reading.topics,
    stakeholders: reading.stakeholders,
    levels: blocks.map((block) => block.level),
    blocks: blocks.map((block) => ({
      kind: block.kind,
      level: block.level,
      marker: block.marker,
      ...quoted(block),
    })),
    flatFootnote: blocks.some((block) => block.kind === 'note' && block.inline),
    coref: reading.references.flatMap((list, index) =>
      list.flatMap((reference) => {
        const offset = blocks[index]?.start ?? 0;
        const at = { start: offset + reference.start, end: offset + reference.end };
        const first = reference.person === null || at.start === reference.person.start;
        const called = reference.label !== reference.person?.name && reference.label.length < 40;
        if (first || reference.bare || !called || reference.person === null) return [];
        return [{ mention: reference.label, name: reference.person.name, ...span(at) }];
      }),
    ),
    unnamedRepresentatives: reading.unnamed,
    procedures: acts.procedures.map((act) => ({
      speaker: act.speaker,
      session: idOf(act.session),
      verb: act.verb,
      force: act.force,
      ...span(act),
    })),
    planned: acts.planned.map((act) => ({ speaker: act.speaker, verb: act.verb, ...quoted(act) })),
    counts: reading.counts.map((count) => ({
      value: count.value,
      unit: count.unit,
      approximate: count.approximate,
      ...quoted(count),
    })),
    history: reading.history.map((past) => ({
      ordinal: past.ordinal,
      held: past.held,
      theme: past.theme,
      ...span(past),
    })),
  };
}
