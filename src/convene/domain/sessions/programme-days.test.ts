import { describe, expect, it } from 'vitest';
import { programmeDays } from './programme-days.ts';
import type { SessionView } from './session.ts';

function session(sessionId: string, when: Partial<SessionView>): SessionView {
  return {
    sessionId,
    editionId: 'e1',
    slug: sessionId,
    parentId: null,
    kind: 'session',
    titles: { ko: sessionId },
    summary: null,
    heldOn: null,
    startsAt: null,
    endsAt: null,
    room: null,
    streamUrl: null,
    recordMode: 'attributed',
    ...when,
  };
}

describe('programmeDays', () => {
  it('puts a late session on the day it is where the forum meets', () => {
    const late = session('late', { startsAt: new Date('2026-11-23T16:00:00Z') });
    expect(programmeDays([late], 'Asia/Seoul').map(({ day }) => day)).toEqual(['2026-11-24']);
  });
  it('orders days, then times, and leaves unknown days to the end', () => {
    const sessions = [
      session('unknown', {}),
      session('second', { startsAt: new Date('2026-11-24T05:00:00Z') }),
      session('first', { startsAt: new Date('2026-11-24T01:00:00Z') }),
      session('before', { heldOn: '2026-11-23' }),
    ];
    const days = programmeDays(sessions, 'Asia/Seoul');
    expect(days.map(({ day, rows }) => [day, rows.map((row) => row.session.sessionId)])).toEqual([
      ['2026-11-23', ['before']],
      ['2026-11-24', ['first', 'second']],
      [null, ['unknown']],
    ]);
  });
  it('tells within which session another one is held', () => {
    const sessions = [session('whole', {}), session('part', { parentId: 'whole' })];
    expect(programmeDays(sessions, 'UTC')[0]?.rows[1]?.parent?.sessionId).toBe('whole');
  });
});
