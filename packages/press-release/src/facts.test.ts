import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPressRelease } from './read-press-release.ts';
import type { Release } from './release.ts';

const FACTS = new URL('../vectors/facts/', import.meta.url);
const names = readdirSync(FACTS)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4));

/** What somebody who reads the release would say is in it. Rows are complete; `*` stands for what the text leaves open. */
type Facts = {
  readonly about?: Record<string, unknown>;
  readonly edition?: Record<string, unknown>;
  readonly sessions?: readonly unknown[][];
  readonly people?: readonly unknown[][];
  readonly interventions?: readonly unknown[][];
  /** Acts on the ladder of agreement that hold for everybody named. */
  readonly agreements?: readonly unknown[][];
  readonly others?: readonly unknown[][];
  readonly attachments?: readonly string[];
  readonly licence?: string | null;
  readonly warnings?: readonly string[];
};

/** The rows that were read, with `*` wherever the row expected at that place has it. */
function opened(read: readonly unknown[][], expected: readonly unknown[][]): unknown[][] {
  return read.map((row, at) =>
    row.slice(0, expected[at]?.length ?? row.length).map((cell, column) => {
      const stated = expected[at]?.[column];
      const either = typeof stated === 'string' && /^[A-Z]+\|/.test(stated);
      return stated === '*' || (either && stated.split('|').includes(String(cell))) ? stated : cell;
    }),
  );
}

const picked = (from: object, keys: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(from).filter(([key]) => key in keys));

function rowsOf(release: Release) {
  const titles = new Map(release.sessions.map((session) => [session.id, session.title]));
  const titleOf = (id: string | null): string | null => (id === null ? null : (titles.get(id) ?? null));
  return {
    sessions: release.sessions.map((one) => [one.title, one.type, one.on, titleOf(one.parent)]),
    people: release.people.map((one) => [
      one.name,
      one.latin,
      one.title,
      one.organisation,
      one.stakeholderGroup,
    ]),
    interventions: release.interventions.map((act) => [
      act.speaker,
      titleOf(act.session),
      act.force,
      act.text,
      act.textKind,
    ]),
    agreements: release.collective
      .filter((act) => act.force === 'AGREE' && act.level !== null)
      .map((act) => [act.subject, act.force, act.level]),
  };
}

describe('releases and what a reader would say is in them', () => {
  it('are at least forty', () => {
    expect(names.length).toBeGreaterThanOrEqual(40);
  });

  it.each(names)('reads %s', (name) => {
    const facts: Facts = JSON.parse(readFileSync(new URL(`${name}.json`, FACTS), 'utf8'));
    const reading = readPressRelease(readFileSync(new URL(`${name}.txt`, FACTS)));
    if (!reading.ok) throw new Error(reading.refusal.message.en);
    const { release } = reading;
    const rows = rowsOf(release);
    expect(picked(release, facts.about ?? {})).toEqual(facts.about ?? {});
    expect(picked(release.edition, facts.edition ?? {})).toEqual(facts.edition ?? {});
    for (const key of ['sessions', 'people', 'interventions', 'agreements'] as const)
      if (facts[key] !== undefined) expect(opened(rows[key], facts[key])).toEqual(facts[key]);
    const all = release.collective.map((act) => [act.subject, act.force]);
    for (const row of facts.others ?? []) expect(all).toContainEqual(row);
    if (facts.attachments !== undefined)
      expect(release.attachments.map((one) => one.text)).toEqual(facts.attachments);
    if (facts.licence !== undefined) expect(release.licence?.type ?? null).toBe(facts.licence);
    const codes = release.warnings.map((warning) => warning.code);
    for (const code of facts.warnings ?? []) expect(codes).toContain(code);
  });
});
