import { describe, expect, it } from 'vitest';
import { choose } from '../rules/choose.ts';
import { FormatError } from './format-error.ts';
import { parsePabulib } from './pabulib.ts';

const META = [
  'META',
  'key;value',
  'description;A vote',
  'num_projects;2',
  'num_votes;3',
  'budget;100',
  'vote_type;approval',
];
const PROJECTS = ['PROJECTS', 'project_id;cost;name', 'p1;40;Bench', 'p2;60;Well'];
const VOTES = ['VOTES', 'voter_id;vote', 'v1;p1,p2', 'v2;p2', 'v3;'];
const FILE = [...META, ...PROJECTS, ...VOTES];

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** The file with one line replaced, inserted (at a negative index: removed). */
function changed(line: number, by?: string): string {
  return text(by === undefined ? FILE.toSpliced(line - 1, 1) : FILE.toSpliced(line - 1, 1, by));
}

function refusalOf(file: string): { line: number; reason: string } | undefined {
  try {
    parsePabulib(file);
    return undefined;
  } catch (error) {
    if (error instanceof FormatError) return { line: error.line, reason: error.reason };
    throw error;
  }
}

describe('a Pabulib file', () => {
  it('becomes an election', () => {
    const { election, meta, notices } = parsePabulib(text(FILE));
    expect(election).toEqual({
      candidates: [
        { id: 'p1', cost: { n: 40n, d: 1n }, name: 'Bench' },
        { id: 'p2', cost: { n: 60n, d: 1n }, name: 'Well' },
      ],
      ballots: [{ approves: ['p1', 'p2'] }, { approves: ['p2'] }, { approves: [] }],
      budget: { n: 100n, d: 1n },
      idOrder: 'text',
    });
    expect(meta.get('description')).toBe('A vote');
    expect(notices).toEqual([]);
  });

  it.each([
    ['a byte-order mark', `\uFEFF${text(FILE)}`],
    ['CRLF line ends', FILE.join('\r\n')],
    ['CR line ends', FILE.join('\r')],
    ['no end of the last line', FILE.join('\n')],
    ['blank lines and rows of semicolons', FILE.join('\n\n;;\n')],
    [
      'spaces around every field',
      text(FILE.map((line) => ` ${line.replaceAll(';', ' ; ').replaceAll(',', ' , ')} `)),
    ],
    [
      'quotes around every field',
      text(
        FILE.map((line) =>
          line
            .split(';')
            .map((field) => `"${field}"`)
            .join(';'),
        ),
      ),
    ],
    ['trailing semicolons', text(FILE.map((line) => `${line};;`))],
    [
      'lower-case titles and upper-case columns',
      text(FILE.map((line) => (line === 'VOTES' ? 'votes' : line.replace('voter_id;vote', 'Voter_ID;VOTE')))),
    ],
    [
      'columns in another order',
      text([
        ...META,
        ...PROJECTS,
        'VOTES',
        'age;vote;sex;voter_id',
        '30;p1,p2;F;v1',
        ';p2;;v2',
        '41;None;M;v3',
      ]),
    ],
    ['sections in another order', text([...PROJECTS, ...VOTES, ...META])],
  ])('reads the same with %s', (_, file) => {
    expect(parsePabulib(file).election).toEqual(parsePabulib(text(FILE)).election);
  });

  it('reads quoted fields with semicolons, quotes and line breaks, and still counts lines', () => {
    const name = '"Zielona; ""Etap II""\nobwodnica"';
    const { candidates } = parsePabulib(changed(10, `p1;40;${name}`)).election;
    expect(candidates[0]?.name).toBe('Zielona; "Etap II"\nobwodnica');
    expect(refusalOf(text(FILE.with(9, `p1;40;${name}`).with(14, 'v2;p9')))?.line).toBe(16);
  });

  it('reads decimals exactly, with a point or a comma', () => {
    const { election } = parsePabulib(text(FILE.with(5, 'budget;100,5').with(9, 'p1;40.10;Bench')));
    expect(election.budget).toEqual({ n: 201n, d: 2n });
    expect(election.candidates[0]?.cost).toEqual({ n: 401n, d: 10n });
  });

  it.each(['cumulative', 'scoring'])('reads %s votes as points', (type) => {
    const votes = ['VOTES', 'points;voter_id;vote', '3,1.5;v1;p1,p2', '0;v2;p2', ';v3;'];
    const { election } = parsePabulib(text([...META.with(6, `vote_type;${type}`), ...PROJECTS, ...votes]));
    expect(election.ballots.map(({ points }) => points)).toEqual([
      [
        { n: 3n, d: 1n },
        { n: 3n, d: 2n },
      ],
      [{ n: 0n, d: 1n }],
      [],
    ]);
    expect(choose(election, { rule: 'equal-shares+add1' }).rounds[0]).toMatchObject({
      winner: 'p1',
      supporters: { n: 1n },
    });
  });

  it('counts choose-1 votes as approvals, and negative scores as no support', () => {
    expect(parsePabulib(changed(7, 'vote_type;choose-1')).election.ballots).toHaveLength(3);
    const votes = ['VOTES', 'voter_id;vote;points', 'v1;p1,p2;-2,5', 'v2;p2;1', 'v3;p1;-1'];
    const { election } = parsePabulib(text([...META.with(6, 'vote_type;scoring'), ...PROJECTS, ...votes]));
    expect(choose(election, { rule: 'equal-shares+add1' }).winners).toEqual(['p2']);
  });

  it('says that it does not apply a threshold', () => {
    const file = text([...META, 'min_project_score_threshold;300', ...PROJECTS, ...VOTES]);
    expect(parsePabulib(file).notices).toEqual([{ code: 'threshold', line: 8, value: '300' }]);
  });

  it.each([
    ['an ordinal vote', changed(7, 'vote_type;ordinal'), 7, 'vote_type ordinal cannot be counted'],
    ['no vote type', changed(7), 1, 'vote_type'],
    ['no budget', changed(6), 1, 'budget'],
    ['a budget that is no number', changed(6, 'budget;a lot'), 6, 'not a number: a lot'],
    ['a negative budget', changed(6, 'budget;-1'), 6, 'negative'],
    ['a key named twice', changed(3, 'budget;7'), 6, 'twice'],
    ['a project listed twice', changed(11, 'p1;60;Well'), 11, 'p1 is listed twice'],
    ['a project without id', changed(10, ';40;Bench'), 10, 'no project_id'],
    ['a project without cost', changed(10, 'p1;;Bench'), 10, 'cost of project p1 is missing'],
    ['a negative cost', changed(10, 'p1;-40;Bench'), 10, 'negative'],
    ['a cost with thousands', changed(10, 'p1;1,000.50;Bench'), 10, 'not a number'],
    ['an unquoted semicolon', changed(10, 'p1;40;Bench; and table'), 10, '4 fields, but its header has 3'],
    ['a quote never closed', changed(10, 'p1;40;"Bench'), 10, 'never closed'],
    ['a vote for an unknown project', changed(15, 'v2;p2,p7'), 15, 'p7'],
    ['a project named twice in a vote', changed(15, 'v2;p2,p2'), 15, 'p2 twice'],
    ['a voter who votes twice', changed(15, 'v1;p2'), 15, 'v1 voted already on line 14'],
    ['fewer votes than stated', changed(16), 5, 'num_votes 3, but the file holds 2'],
    ['more projects than stated', changed(4, 'num_projects;1'), 4, 'num_projects 1'],
    ['no votes section', text([...META, ...PROJECTS]), 11, 'VOTES is missing'],
    ['a section twice', text([...FILE, 'META', 'key;value']), 17, 'META appears twice'],
    ['data before the first section', `x;y\n${text(FILE)}`, 1, 'before the first section'],
    ['no vote column', changed(13, 'voter_id;votes'), 12, 'no column vote'],
    ['a column twice', changed(13, 'vote;vote'), 13, 'twice'],
    ['nothing', '', 1, 'META is missing'],
    [
      'points missing',
      text([...META.with(6, 'vote_type;cumulative'), ...PROJECTS, ...VOTES]),
      12,
      'no column points',
    ],
  ])('is refused for %s, with the line and the reason', (_, file, line, reason) => {
    expect(refusalOf(file)).toEqual({ line, reason: expect.stringContaining(reason) });
  });

  it.each([
    ['too few points', 'v1;p1,p2;3', '2 projects and gives 1 points'],
    ['points that are no number', 'v1;p1,p2;3,x', 'not a number: x'],
    ['negative cumulative points', 'v1;p1,p2;3,-1', 'negative'],
  ])('is refused for %s', (_, vote, reason) => {
    const votes = ['VOTES', 'voter_id;vote;points', vote, 'v2;p2;1', 'v3;;'];
    const file = text([...META.with(6, 'vote_type;cumulative'), ...PROJECTS, ...votes]);
    expect(refusalOf(file)).toEqual({ line: 14, reason: expect.stringContaining(reason) });
  });

  it('is refused for a default score that would make everybody support everything', () => {
    const file = text([...META.with(6, 'vote_type;scoring'), 'default_score;1', ...PROJECTS, ...VOTES]);
    expect(refusalOf(file)).toMatchObject({ line: 8, reason: expect.stringContaining('default_score 1') });
  });
});
