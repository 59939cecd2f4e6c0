import { describe, expect, it } from 'vitest';
import { FormatError } from './format-error.ts';
import { parseJsonProfile } from './json-profile.ts';

const PROFILE = `{
  "candidates": [
    {"id": 10, "cost": 0.1, "group": "health", "name": "Vaccines"},
    {"id": "b", "cost": "2/3", "group": ["cyber", "ai"]}
  ],
  "budget": 12345678901234567890.5,
  "caps": {"cyber": 1},
  "ballots": [
    {"approves": [10, "b"], "weight": "1/2", "group": "academia"},
    {"approves": [], "points": []}
  ]
}`;

function refusalOf(file: string): [number, string] | undefined {
  try {
    parseJsonProfile(file);
    return undefined;
  } catch (error) {
    if (error instanceof FormatError) return [error.line, error.reason];
    throw error;
  }
}

describe('a JSON profile', () => {
  it('becomes an election with every number exact as written', () => {
    const { election, numericIds } = parseJsonProfile(PROFILE);
    expect(election).toEqual({
      candidates: [
        { id: '10', cost: { n: 1n, d: 10n }, groups: ['health'], name: 'Vaccines' },
        { id: 'b', cost: { n: 2n, d: 3n }, groups: ['cyber', 'ai'] },
      ],
      budget: { n: 24691357802469135781n, d: 2n },
      caps: { cyber: 1 },
      ballots: [
        { approves: ['10', 'b'], weight: { n: 1n, d: 2n }, group: 'academia' },
        { approves: [], points: [] },
      ],
      idOrder: 'natural',
    });
    expect(numericIds).toEqual(new Set(['10']));
  });

  it.each([
    ['a broken document', PROFILE.slice(0, -2), 11, 'not JSON'],
    ['a trailing comma', PROFILE.replace('"b"],', '"b",],'), 9, 'not JSON'],
    ['text after the end', `${PROFILE}\nx`, 13, 'not JSON: text after'],
    ['a field twice', PROFILE.replace('"caps"', '"budget"'), 7, 'budget appears twice'],
    ['an unknown field', PROFILE.replace('"weight"', '"wieght"'), 9, 'wieght'],
    ['an unknown candidate', PROFILE.replace('[10, "b"]', '[10,\n "c"]'), 10, 'approves c'],
    ['a candidate approved twice', PROFILE.replace('[10, "b"]', '[10, "10"]'), 9, '10 twice'],
    ['a candidate listed twice', PROFILE.replace('"id": "b"', '"id": "10"'), 4, '10 is listed twice'],
    ['a negative cost', PROFILE.replace('0.1', '-0.1'), 3, 'negative'],
    ['no cost beside a budget', PROFILE.replace('"cost": 0.1, ', ''), 3, 'no cost'],
    ['a weight of zero', PROFILE.replace('"1/2"', '0'), 9, 'weight is zero'],
    ['a weight that is no number', PROFILE.replace('"1/2"', '"half"'), 9, 'weight is not a number'],
    ['both k and budget', PROFILE.replace('"caps": {"cyber": 1}', '"k": 1'), 6, 'not both'],
    ['more points than approvals', PROFILE.replace('"points": []', '"points": [1]'), 10, '1 points'],
    ['k beyond the candidates', PROFILE.replace(/"budget": [\d.]+/, '"k": 3'), 6, 'k is 3'],
    ['ballots missing', '{"candidates": []}', 1, 'ballots is missing'],
    ['a list', '[]', 1, 'not an object'],
    ['nothing', '', 1, 'not JSON'],
    ['a cap that is no whole number', PROFILE.replace('"cyber": 1', '"cyber": 1.5'), 7, 'whole number'],
  ])('is refused for %s, with the line and the reason', (_, file, line, reason) => {
    expect(refusalOf(file)).toEqual([line, expect.stringContaining(reason)]);
  });
});
