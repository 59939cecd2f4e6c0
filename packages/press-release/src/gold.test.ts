import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPressRelease } from './read-press-release.ts';
import type { Release } from './release.ts';

const DATA = new URL('../../../../shared/data/press/', import.meta.url);
const present = existsSync(DATA);
const SHORT: Readonly<Record<string, string>> = {
  government: 'government',
  intergovernmental_organisation: 'igo',
  private_sector: 'private_sector',
  academia: 'academia',
  civil_society: 'civil_society',
  technical_community: 'technical_community',
};

function read(name: string): { release: Release; text: string } {
  const bytes = readFileSync(new URL(name, DATA));
  const reading = readPressRelease(bytes);
  if (!reading.ok) throw new Error(reading.refusal.message.en);
  return { release: reading.release, text: bytes.toString('utf8') };
}
const json = (name: string) => JSON.parse(readFileSync(new URL(name, DATA), 'utf8'));
const spanOf = ({ start, end }: { start: number; end: number }) => [start, end];

describe.skipIf(!present)('the annotated release (skipped where the shared data is absent)', () => {
  const gold = present ? json('seed.gold.json') : null;
  const { release } = present ? read('seed.txt') : { release: null };
  const got = release as Release;

  it('has the title, the day, the publisher and the edition of the annotation', () => {
    expect(spanOf(got.title ?? { start: 0, end: 0 })).toEqual(gold.title);
    expect(got.published).toBe(gold.published);
    expect(got.publisher).toBe(gold.publisher);
    expect(got.edition).toMatchObject({
      ordinal: gold.edition.number,
      name: gold.edition.name,
      startsOn: gold.edition.start,
      endsOn: gold.edition.end,
    });
    expect(spanOf(got.edition.spans.theme ?? { start: 0, end: 0 })).toEqual(gold.edition.theme);
  });

  it('has the six session parts', () => {
    const sessions = got.sessions.map(({ id, type, on, ...span }) => ({
      id,
      type,
      date: on,
      title: spanOf(span),
    }));
    expect(sessions).toEqual(gold.sessions);
  });

  it('has the twelve people with their spans and groups', () => {
    expect(got.people.map((person) => ({ n: person.name, span: spanOf(person) }))).toEqual(
      gold.people.map(({ n, span }: { n: string; span: number[] }) => ({ n, span })),
    );
    for (const [index, person] of got.people.entries())
      expect(gold.people[index].g.split('|')).toContain(SHORT[person.stakeholderGroup ?? '']);
  });

  it('has the nine claims with speaker, session, verb, force and span', () => {
    const claims = got.interventions.map(({ speaker, session, verb, force, ...span }) => {
      return { by: speaker, session, verb, force, claim: spanOf(span) };
    });
    expect(claims).toEqual(gold.interventions);
  });

  it('has the collective verbs of each subject, and no agreement among them', () => {
    const who = got.collective.map(({ subject, session, verb }) => {
      const of = session ?? (subject === '이번 포럼' ? 'forum' : subject);
      return [of, verb];
    });
    const expected = gold.collective.flatMap(({ who: of, verbs }: { who: string; verbs: string[] }) =>
      verbs.map((verb) => [of.replace('session ', ''), verb]),
    );
    expect(who).toEqual(expected);
    expect(got.collective.some((act) => act.force === 'AGREE')).toBe(false);
    for (const act of got.collective) if (act.force === 'ACTIVITY') expect(act.level).toBe(0);
  });

  it('has coreference, unnamed representatives, attachment, end mark and licence', () => {
    expect(got.coref.map(({ mention, name }) => [mention, name])).toEqual(gold.coref);
    expect(got.unnamedRepresentatives).toEqual(gold.orgs_unnamed_rep);
    expect(got.attachments.map(spanOf)).toEqual(gold.attachments);
    expect(got.end).toBe(gold.end);
    expect(got.licence === null ? null : spanOf(got.licence)).toEqual(gold.licence);
  });
});

describe.skipIf(!present)('the invented releases (skipped where the shared data is absent)', () => {
  it('reads layout A', () => {
    const { release } = read('invented/a-result-bullets.txt');
    const expected = json('invented/a-result-bullets.expect.json');
    const { number, start, end, ...edition } = expected.edition;
    expect(release.edition).toMatchObject({ ...edition, ordinal: number, startsOn: start, endsOn: end });
    for (const { title, date, parent } of expected.sessions) {
      const session = release.sessions.find((one) => one.title === title);
      expect(session?.on).toBe(date);
      const of = release.sessions.find((one) => one.id === session?.parent)?.title;
      expect(of).toBe(parent);
    }
    expect(release.people.map((person) => person.name)).toEqual(expected.people);
    expect(release.interventions.map((act) => [act.speaker, act.verb, act.force])).toEqual(
      expected.interventions,
    );
    const agreed = release.collective.filter((act) => act.force === 'AGREE');
    expect(agreed.map((act) => [act.subject, act.verb, act.force])).toEqual(expected.collective);
    expect(release.attachments).toHaveLength(expected.attachments);
    expect(release.end).toBe(expected.end);
    for (const [mention, name] of Object.entries(expected.coref))
      expect(release.coref.find((one) => one.mention === mention)?.name).toBe(name);
  });

  it('reads layout B', () => {
    const { release } = read('invented/b-opening-nested.txt');
    const expected = json('invented/b-opening-nested.expect.json');
    const { start, ...edition } = expected.edition;
    expect(release.edition).toMatchObject({ ...edition, startsOn: start });
    expect(release.topics).toEqual(expected.topics);
    expect(release.levels).toEqual(expected.levels);
    expect(release.people.map((person) => [person.name, person.latin])).toEqual(expected.people);
    expect(release.stakeholders.map((group) => SHORT[group])).toEqual(expected.stakeholders);
    expect(release.tense).toBe(expected.tense);
  });

  it('reads layout D, joined lines and destroyed marks', () => {
    const { release } = read('invented/d-syndicated-cp949-damage.txt');
    const expected = json('invented/d-syndicated-cp949-damage.expect.json');
    expect(release.date).toBe(expected.date);
    expect(release.flatFootnote).toBe(expected.flatFootnote);
    expect(release.history.map((past) => [past.ordinal, past.held, past.theme])).toEqual(expected.history);
    expect(release.interventions.map((act) => [act.speaker, act.verb, act.force])).toEqual(
      expected.interventions,
    );
  });
});
