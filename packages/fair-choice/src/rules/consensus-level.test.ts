import { describe, expect, it } from 'vitest';
import { proposeLevel, tallyAnswers, type Answer, type OutcomeLabel } from './consensus-level.ts';

/** `"4s 2l 1o 3a"`: so many support, can live with, object, abstain. */
function group(name: string, counts: string) {
  const read = (letter: string): number => Number(new RegExp(`(\\d+)${letter}`).exec(counts)?.[1] ?? 0);
  return {
    group: name,
    tally: { support: read('s'), 'live-with': read('l'), object: read('o'), abstain: read('a') },
  };
}

const CASES: [string, string[], OutcomeLabel][] = [
  ['nobody objects', ['4s 2l', '1s 3a'], 'full-consensus'],
  ['everybody only lives with it', ['6l'], 'full-consensus'],
  ['exactly a tenth objects, spread thinly', ['9s 1o', '9s 1o'], 'consensus'],
  ['more than a tenth objects', ['8s 1o', '9s 1o'], 'strong-support-significant-opposition'],
  ['a tenth objects, but all in one group', ['18s', '1s 1o'], 'strong-support-significant-opposition'],
  ['two thirds accept, but most groups do not', ['80s', '2s 8o', '3s 7o'], 'divergence'],
  ['views are split', ['5s 5o'], 'divergence'],
  ['fewer than a third accept', ['3s 7o'], 'minority-view'],
  ['exactly a third accepts', ['1s 2o'], 'divergence'],
  ['all abstain', ['5a', '2a'], 'no-answers'],
  ['nobody was asked', [], 'no-answers'],
];

describe('a proposed level', () => {
  it.each(CASES)('where %s', (_, groups, label) => {
    expect(proposeLevel(groups.map((counts, at) => group(`g${at}`, counts))).label).toBe(label);
  });

  it('names the groups that object and those that kept silent', () => {
    const level = proposeLevel([
      group('academia', '5a'),
      group('civil society', '1s 1o'),
      group('government', '9s'),
    ]);
    expect(level).toMatchObject({ objectingGroups: ['civil society'], silentGroups: ['academia'] });
    expect(level.total).toEqual({ support: 10, 'live-with': 0, object: 1, abstain: 5 });
  });

  it('follows other published thresholds where a forum has its own', () => {
    const groups = [group('all', '9s 1o')];
    const strict = {
      ...{ consensusObjectPercentMax: 5, groupObjectPercentMax: 5 },
      strongAcceptPercentMin: 95,
    };
    const thresholds = { ...strict, strongGroupsPercentMin: 50, minorityAcceptPercentBelow: 33 };
    expect(proposeLevel(groups, thresholds).label).toBe('divergence');
  });

  it('counts answers by group, groups in order of name', () => {
    const answers: { group: string; answer: Answer }[] = [
      { group: 'government', answer: 'support' },
      { group: 'academia', answer: 'object' },
      { group: 'government', answer: 'live-with' },
    ];
    expect(tallyAnswers(answers)).toEqual([group('academia', '1o'), group('government', '1s 1l')]);
  });
});
