import type { Ballot, Candidate, Election } from './election.ts';
import { FormatError } from './format-error.ts';
import { cell, needColumn, pabulibSections, type Section } from './pabulib-sections.ts';
import { parseRational, type Rational } from '../numbers/rational.ts';
import type { Row } from './semicolon-rows.ts';

/** What of a file's rules this reader does not apply: said aloud, never silently. */
export type PabulibNotice = { readonly code: 'threshold'; readonly line: number; readonly value: string };

export type PabulibFile = {
  readonly election: Election;
  readonly meta: ReadonlyMap<string, string>;
  readonly notices: readonly PabulibNotice[];
};

type Meta = ReadonlyMap<string, { value: string; line: number }>;

/** Vote types of the format; a `choose-1` vote is an approval of one. */
const SCORED = new Map([
  ['approval', false],
  ['choose-1', false],
  ['cumulative', true],
  ['scoring', true],
]);

function readMeta(section: Section): Meta {
  const meta = new Map<string, { value: string; line: number }>();
  for (const { fields, line } of section.rows) {
    const key = (fields[0] ?? '').toLowerCase();
    if (key === '') throw new FormatError(line, 'a META row has no key');
    if (meta.has(key)) throw new FormatError(line, `META names ${key} twice`);
    meta.set(key, { value: fields[1] ?? '', line });
  }
  return meta;
}

/** Money as the format writes it: digits with at most one decimal point or comma, never below 0. */
function money(text: string | undefined, line: number, what: string): Rational {
  if (text === undefined) throw new FormatError(line, `${what} is missing`);
  const value = text.includes('/') ? undefined : parseRational(text.replace(',', '.'));
  if (value === undefined) throw new FormatError(line, `${what} is not a number: ${text}`);
  if (value.n < 0n) throw new FormatError(line, `${what} is negative: ${text}`);
  return value;
}

function readProjects(section: Section): Candidate[] {
  needColumn(section, 'project_id', 'PROJECTS');
  needColumn(section, 'cost', 'PROJECTS');
  const seen = new Set<string>();
  return section.rows.map((row) => {
    const at = section.columns.get('project_id') ?? 0;
    const id = row.fields[at] ?? '';
    if (id === '') throw new FormatError(row.line, 'a project has no project_id');
    if (id.includes(',')) throw new FormatError(row.line, `a project_id holds a comma: ${id}`);
    if (seen.has(id)) throw new FormatError(row.line, `project ${id} is listed twice`);
    seen.add(id);
    const name = cell(section, row, 'name');
    const groups = cell(section, row, 'category')
      ?.split(',')
      .map((group) => group.trim());
    const cost = money(cell(section, row, 'cost'), row.line, `cost of project ${id}`);
    return { id, cost, ...(name !== undefined && { name }), ...(groups && { groups }) };
  });
}

const list = (text: string | undefined): string[] => (text ?? '').split(',').map((entry) => entry.trim());

function readVote(section: Section, row: Row, scored: boolean, known: ReadonlyMap<string, string>): Ballot {
  // Every ballot shares the project's own string: a million votes would else keep a copy of each id they name.
  const approves: string[] = [];
  const seen = new Set<string>();
  for (const named of list(cell(section, row, 'vote'))) {
    if (named === '') continue;
    const id = known.get(named);
    if (id === undefined)
      throw new FormatError(row.line, `a vote names project ${named}, which PROJECTS does not list`);
    if (seen.has(id)) throw new FormatError(row.line, `a vote names project ${id} twice`);
    seen.add(id);
    approves.push(id);
  }
  const group = cell(section, row, 'stakeholder_group') ?? cell(section, row, 'group');
  const declared = group === undefined ? {} : { group };
  return scored
    ? { approves, points: readPoints(section, row, approves), ...declared }
    : { approves, ...declared };
}

function readPoints(section: Section, row: Row, approves: readonly string[]): Rational[] {
  const given = list(cell(section, row, 'points')).filter((entry) => entry !== '');
  if (given.length !== approves.length) {
    throw new FormatError(
      row.line,
      `a vote names ${approves.length} projects and gives ${given.length} points`,
    );
  }
  return given.map((text) => {
    const points = text.includes('/') ? undefined : parseRational(text);
    if (points === undefined) throw new FormatError(row.line, `points are not a number: ${text}`);
    return points;
  });
}

function refuseNegative(ballots: readonly Ballot[], section: Section): void {
  ballots.forEach(({ points }, at) => {
    for (const each of points ?? []) {
      if (typeof each === 'object' && each.n < 0n) {
        throw new FormatError(section.rows[at]?.line ?? section.line, 'cumulative points are negative');
      }
    }
  });
}

function checkCount(meta: Meta, key: string, counted: number): void {
  const stated = meta.get(key);
  if (stated === undefined || stated.value === '') return;
  if (Number(stated.value) !== counted) {
    throw new FormatError(stated.line, `META says ${key} ${stated.value}, but the file holds ${counted}`);
  }
}

function voteType(meta: Meta, section: Section): { type: string; scored: boolean } {
  const stated = meta.get('vote_type');
  if (stated === undefined) throw new FormatError(section.line, 'META does not state the vote_type');
  const type = stated.value.toLowerCase();
  const scored = SCORED.get(type);
  if (scored === undefined) {
    const kinds = 'approval, choose-1, cumulative and scoring';
    throw new FormatError(stated.line, `vote_type ${stated.value} cannot be counted; only ${kinds} can`);
  }
  const unlisted = meta.get('default_score');
  const points = parseRational(unlisted?.value || '0');
  if (type === 'scoring' && unlisted !== undefined && (points === undefined || points.n > 0n)) {
    const why = 'every voter would support every project';
    throw new FormatError(unlisted.line, `default_score ${unlisted.value} cannot be counted: ${why}`);
  }
  return { type, scored };
}

function refuseRepeatedVoters(section: Section): void {
  const seen = new Map<string, number>();
  for (const row of section.rows) {
    const voter = cell(section, row, 'voter_id');
    if (voter === undefined) continue;
    const before = seen.get(voter);
    if (before !== undefined)
      throw new FormatError(row.line, `voter ${voter} voted already on line ${before}`);
    seen.set(voter, row.line);
  }
}

/**
 * Reads a Pabulib file (pabulib.org/format): META, PROJECTS and VOTES of semicolon-separated fields, UTF-8 with or
 * without a byte-order mark. Approval, choose-1, cumulative and scoring votes; anything else, and anything the
 * format rules out, is refused with its line. Points of 0 or less are no support. Ids compare as text.
 */
export function parsePabulib(text: string): PabulibFile {
  const sections = pabulibSections(text);
  const meta = readMeta(sections.META);
  const { type, scored } = voteType(meta, sections.META);
  const stated = meta.get('budget');
  if (stated === undefined) throw new FormatError(sections.META.line, 'META does not state the budget');
  const budget = money(stated.value || undefined, stated.line, 'the budget');
  const candidates = readProjects(sections.PROJECTS);
  needColumn(sections.VOTES, 'vote', 'VOTES');
  if (scored) needColumn(sections.VOTES, 'points', 'VOTES');
  refuseRepeatedVoters(sections.VOTES);
  const known = new Map(candidates.map(({ id }) => [id, id]));
  const ballots = sections.VOTES.rows.map((row) => readVote(sections.VOTES, row, scored, known));
  if (type === 'cumulative') refuseNegative(ballots, sections.VOTES);
  checkCount(meta, 'num_projects', candidates.length);
  checkCount(meta, 'num_votes', ballots.length);
  const threshold = meta.get('min_project_score_threshold');
  return {
    election: { candidates, ballots, budget, idOrder: 'text' },
    meta: new Map([...meta].map(([key, { value }]) => [key, value])),
    notices: threshold ? [{ code: 'threshold', line: threshold.line, value: threshold.value }] : [],
  };
}
