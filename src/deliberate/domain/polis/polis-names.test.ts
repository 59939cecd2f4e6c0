import { describe, expect, it } from 'vitest';
import { leftOutAs, polisFileOf } from './polis-names.ts';

describe('the name of an exported file', () => {
  it.each([
    ['summary.csv', 'summary.csv'],
    ['participants-votes.csv', 'participants-votes.csv'],
    ['participant-votes.csv', 'participants-votes.csv'],
    ['2026-11-24-0930-9small-participant-votes.csv', 'participants-votes.csv'],
    ['2026-11-24-0930-9small-votes.csv', 'votes.csv'],
    ['r2xyz.comments.csv', 'comments.csv'],
    ['export/2026/Comments (1).csv', 'comments.csv'],
    ['C:\\Downloads\\stats-history.csv', 'stats-history.csv'],
    ['participants-votes-votes.csv', 'votes.csv'],
  ])('%s is %s', (name, file) => expect(polisFileOf(name)).toBe(file));
  it.each(['comment-groups.csv', 'upvotes.csv', 'votes.csv.bak', 'votes', 'LICENCE.txt', ''])(
    '%j is none of them',
    (name) => expect(polisFileOf(name)).toBeNull(),
  );
  it('says why a file is left out, and nothing of what a computer put there', () => {
    expect(leftOutAs('a/2026-11-24-0930-9small-comment-groups.csv')).toBe('reckoned');
    expect(leftOutAs('participant-importance.csv')).toBe('unknown');
    expect(leftOutAs('LICENCE.txt')).toBe('unknown');
    for (const name of ['.DS_Store', '__MACOSX/a/votes.csv', 'a/._votes.csv', 'Thumbs.db', ''])
      expect(leftOutAs(name)).toBeNull();
  });
});
