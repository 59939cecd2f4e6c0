import { describe, expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import { issueRelease, type IssueRelease } from './issue-release.ts';

function command(input: Partial<IssueRelease> = {}): Command<IssueRelease> {
  return {
    input: { editionId: 'e1', texts: { ko: '본문', en: 'Text' }, sessionsHeld: 2, ...input },
    forumId: 'f1',
    viewer: { account: null, roles: new Set(['public']), participation: null, visitorId: null },
    at: new Date('2026-11-24T00:00:00Z'),
    id: 'r1',
    ids: ['r1'],
  };
}

describe('issueRelease', () => {
  it('numbers the first release 1 and each later one after the last', () => {
    const texts = { ko: '본문', en: 'Text' };
    expect(issueRelease(null, command())).toEqual({
      accepted: true,
      change: { releaseId: 'r1', editionId: 'e1', number: 1, texts },
    });
    const last = { number: 3, texts: { ko: '먼저', en: 'Earlier' } };
    expect(issueRelease(last, command())).toMatchObject({ change: { number: 4 } });
  });
  it('needs both languages, something held, and something new', () => {
    const code = (last: Parameters<typeof issueRelease>[0], input: Partial<IssueRelease>) => {
      const decision = issueRelease(last, command(input));
      return decision.accepted ? null : decision.refusal.code;
    };
    expect(code(null, { texts: { ko: ' ', en: 'Text' } })).toBe('release-empty');
    expect(code(null, { texts: { ko: '본문', en: '' } })).toBe('release-empty');
    expect(code(null, { sessionsHeld: 0 })).toBe('nothing-held');
    expect(code({ number: 1, texts: { ko: '본문', en: 'Text' } }, {})).toBe('release-unchanged');
  });
});
