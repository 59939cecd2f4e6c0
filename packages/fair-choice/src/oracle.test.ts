import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { choose } from './rules/choose.ts';
import type { Election } from './profiles/election.ts';

const path = new URL('../../../../shared/data/choice/expected.json', import.meta.url);
const absent = !existsSync(path);

type Committee = {
  m: number;
  k: number;
  ballots: [string, number][];
  phase1: number[];
  abcvoting: number[];
  abcvoting_nocompl: number[];
  seqphragmen: number[];
  seqpav: number[];
};

const committees: Committee[] = absent ? [] : JSON.parse(readFileSync(path, 'utf8')).committee;

function electionOf({ m, k, ballots }: Committee): Election {
  return {
    candidates: Array.from({ length: m }, (_, id) => ({ id: String(id) })),
    ballots: ballots.map(([ids, weight]) => ({ approves: ids === '' ? [] : ids.split(','), weight })),
    k,
  };
}

const winnersBy = (committee: Committee, rule: string): number[] =>
  choose(electionOf(committee), { rule, ties: { kind: 'id' } }).winners.map(Number);

const sorted = (ids: number[]): number[] => ids.toSorted((a, b) => a - b);

describe.skipIf(absent)('winners of the exact oracles (skipped where shared/data/choice is absent)', () => {
  it('are chosen by Equal Shares without completion, in the same order', () => {
    for (const committee of committees)
      expect(winnersBy(committee, 'equal-shares')).toEqual(committee.phase1);
  });

  it.each([
    ['equal-shares+phragmen', 'abcvoting'],
    ['equal-shares', 'abcvoting_nocompl'],
    ['phragmen', 'seqphragmen'],
    ['pav', 'seqpav'],
  ] as const)('are chosen by %s', (rule, oracle) => {
    for (const committee of committees) expect(sorted(winnersBy(committee, rule))).toEqual(committee[oracle]);
  });

  it('are as many as they were when the data was made', () => {
    expect(committees).toHaveLength(400);
  });
});
