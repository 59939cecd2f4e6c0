import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPressRelease } from './read-press-release.ts';

const VECTORS = new URL('../vectors/', import.meta.url);
const names = readdirSync(VECTORS)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4));

/** The parts of a reading that a vector states, in the shape it states them. */
function told(bytes: Uint8Array) {
  const reading = readPressRelease(bytes);
  if (!reading.ok) return reading.refusal.code;
  const { release } = reading;
  const { spans: _spans, days: _days, supporters: _supporters, ...edition } = release.edition;
  const titles = new Map(release.sessions.map((session) => [session.id, session.title]));
  return {
    encoding: release.encoding,
    edition,
    title: release.title?.text ?? null,
    published: release.published,
    publisher: release.publisher,
    tense: release.tense,
    end: release.end,
    levels: release.levels.join(''),
    topics: release.topics,
    sessions: release.sessions.map((session) => [session.title, session.type, session.on]),
    people: release.people.map((one) => [one.name, one.organisation, one.title, one.stakeholderGroup]),
    interventions: release.interventions.map((act) => [
      act.speaker,
      act.session === null ? null : titles.get(act.session),
      act.verb,
      act.force,
      act.textKind,
      act.text,
    ]),
    collective: release.collective.map((act) => [act.subject, act.verb, act.force, act.level]),
    attachments: release.attachments.map((attachment) => attachment.text),
    licence: release.licence?.type ?? null,
    history: release.history.map((past) => [past.ordinal, past.held, past.theme]),
    planned: release.planned.map((plan) => [plan.speaker, plan.verb]),
    warnings: [...new Set(release.warnings.map((warning) => warning.code))].sort(),
  };
}

describe('releases of every layout', () => {
  it('are at least a dozen', () => {
    expect(names.length).toBeGreaterThanOrEqual(12);
  });

  it.each(names)('reads %s as its vector says', (name) => {
    const expected = JSON.parse(readFileSync(new URL(`${name}.expect.json`, VECTORS), 'utf8'));
    expect(told(readFileSync(new URL(`${name}.txt`, VECTORS)))).toEqual(expected);
  });
});
