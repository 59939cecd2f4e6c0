import { describe, expect, it } from 'vitest';
import type { Decision } from '#kernel/domain/decision.ts';
import { secretariatAsks } from '../sessions/test-asking.ts';
import {
  noteObjection,
  ruleOnProposal,
  setAsideRuling,
  type NoteObjection,
  type ObjectionState,
  type RuleOnProposal,
} from './rule-on-proposal.ts';
import { latestStanding, OBJECTIONS_PER_RULING_MAX, RULINGS_PER_SESSION_MAX } from './ruling.ts';

const codeOf = (decision: Decision<unknown>) => (decision.accepted ? null : decision.refusal.code);
const proposal: RuleOnProposal = {
  editionId: 'e1',
  sessionId: 's1',
  ruling: 'agreed',
  texts: { en: 'To meet again in spring.' },
};

describe('a ruling of the chair', () => {
  it('is numbered within its session, and made agreed or not', () => {
    const room = { recordMode: 'attributed', rulings: 2 } as const;
    for (const ruling of ['agreed', 'not_agreed'] as const)
      expect(ruleOnProposal(room, secretariatAsks({ ...proposal, ruling }))).toEqual({
        accepted: true,
        change: { ...proposal, ruling, rulingId: 'id-0', number: 3 },
      });
  });

  it('is not made off the record, in no session, or without end', () => {
    const code = (recordMode: 'off_record' | 'chatham' | null, rulings = 0) =>
      codeOf(ruleOnProposal({ recordMode, rulings }, secretariatAsks(proposal)));
    expect([
      code('off_record'),
      code(null),
      code('chatham', RULINGS_PER_SESSION_MAX),
      code('chatham'),
    ]).toEqual(['ruling-off-record', 'session-unknown', 'rulings-full', null]);
  });

  it('is set aside once, with a reason', () => {
    const input = { editionId: 'e1', rulingId: 'r1', reason: { en: 'A slip.' } };
    const standing = { sessionId: 's1', recordMode: 'attributed', setAside: false } as const;
    expect(setAsideRuling(standing, secretariatAsks(input))).toEqual({
      accepted: true,
      change: { ...input, sessionId: 's1' },
    });
    expect(codeOf(setAsideRuling({ ...standing, setAside: true }, secretariatAsks(input)))).toBe(
      'ruling-not-standing',
    );
    expect(codeOf(setAsideRuling(null, secretariatAsks(input)))).toBe('ruling-unknown');
  });

  it('stands on the wall until a later one does, or it is set aside', () => {
    const ruled = { ruling: 'agreed', texts: {}, ruledAt: new Date(0), objections: [] } as const;
    const first = { ...ruled, rulingId: 'r1', number: 1, setAside: null };
    const second = { ...ruled, rulingId: 'r2', number: 2, setAside: { at: new Date(1), reason: {} } };
    expect(latestStanding([])).toBeNull();
    expect(latestStanding([first, second])).toBe(first);
    expect(latestStanding([first, { ...second, setAside: null }])?.number).toBe(2);
  });
});

describe('an objection to a ruling', () => {
  const input: NoteObjection = { editionId: 'e1', rulingId: 'r1', participationId: 'p1', texts: null };
  const state: ObjectionState = {
    ruling: { sessionId: 's1', recordMode: 'attributed', setAside: false },
    takesPart: true,
    objectors: [],
  };
  const noted = (changed: Partial<ObjectionState> = {}) =>
    noteObjection({ ...state, ...changed }, secretariatAsks(input));

  it('is noted once for each who objects, with words or without', () => {
    expect(noted()).toEqual({
      accepted: true,
      change: {
        ...{ objectionId: 'id-0', rulingId: 'r1', editionId: 'e1', sessionId: 's1' },
        ...{ participationId: 'p1', recordMode: 'attributed', texts: {} },
      },
    });
    expect(noted({ objectors: ['p1'] })).toEqual({ accepted: true, change: null });
  });

  it('keeps no name where the session keeps none', () => {
    const ruling = { sessionId: 's1', recordMode: 'chatham', setAside: false } as const;
    expect(noted({ ruling, objectors: [null] })).toMatchObject({ change: { participationId: null } });
  });

  it('needs a ruling that stands, somebody who takes part, and room', () => {
    const full = Array.from({ length: OBJECTIONS_PER_RULING_MAX }, () => null);
    const ruling = { sessionId: 's1', recordMode: 'attributed', setAside: true } as const;
    expect(
      [{ ruling: null }, { ruling }, { takesPart: false }, { objectors: full }].map(noted).map(codeOf),
    ).toEqual(['ruling-unknown', 'ruling-not-standing', 'person-unknown', 'objections-full']);
  });
});
