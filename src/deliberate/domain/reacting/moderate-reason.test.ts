import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import { keepBackReason, showReason, type KeepBackReason, type ReasonAtDesk } from './moderate-reason.ts';
import { REASON_EVENTS, REASON_MACHINE, REASON_STATES } from './reason-state.ts';

const GIVEN: ReasonAtDesk = {
  positionId: 'p1',
  state: 'given',
  offered: true,
  reasonsShown: true,
  erased: false,
};
const command = (input: Partial<KeepBackReason> = {}): Command<KeepBackReason> => ({
  input: { editionId: 'e1', reasonId: 'r1', why: {}, erase: false, ...input },
  forumId: 'f1',
  viewer: { account: null, roles: new Set(['public', 'rapporteur']), participation: null, visitorId: null },
  at: new Date('2026-11-24T00:00:00Z'),
  id: 'c1',
  ids: ['c1'],
});
const change = { editionId: 'e1', reasonId: 'r1', positionId: 'p1', why: null, whyCode: null, erase: false };

describe('a reason', () => {
  it('knows every event in every state, as docs/spec/reason.md says', () => {
    const page = readFileSync(new URL('../../../../docs/spec/reason.md', import.meta.url), 'utf8');
    for (const state of REASON_STATES) {
      const cells = REASON_EVENTS.map((event) => REASON_MACHINE[state][event]);
      const words = cells.map((next) => (next === null ? '' : `\`${next}\``)).join(' | ');
      expect(page).toContain(`| \`${state}\` | ${words} |`);
    }
  });
  it('is shown where the rules say so and its author offered it', () => {
    expect(showReason({ reason: GIVEN }, command())).toEqual({
      accepted: true,
      change: { ...change, state: 'shown' },
    });
    expect(showReason({ reason: { ...GIVEN, state: 'shown' } }, command())).toEqual({
      accepted: true,
      change: null,
    });
  });
  it.each([
    ['reason-unknown', null],
    ['reason-unknown', { ...GIVEN, erased: true }],
    ['reasons-not-shown', { ...GIVEN, reasonsShown: false }],
    ['reason-not-offered', { ...GIVEN, offered: false }],
  ] as const)('is else not shown: %s', (code, reason) => {
    expect(showReason({ reason }, command())).toMatchObject({ refusal: { code } });
  });
  it('is kept back with the why that its author reads, and only then', () => {
    expect(keepBackReason({ reason: GIVEN }, command())).toMatchObject({
      refusal: { code: 'kept-back-why-missing' },
    });
    expect(
      keepBackReason({ reason: { ...GIVEN, state: 'shown' } }, command({ whyCode: 'identifies' })),
    ).toEqual({ accepted: true, change: { ...change, state: 'kept_back', whyCode: 'identifies' } });
  });
  it('that is kept back can still lose its words', () => {
    const reason = { ...GIVEN, state: 'kept_back' } as const;
    expect(keepBackReason({ reason }, command({ whyCode: 'personal' }))).toEqual({
      accepted: true,
      change: null,
    });
    expect(keepBackReason({ reason }, command({ whyCode: 'personal', erase: true }))).toMatchObject({
      change: { state: 'kept_back', erase: true },
    });
  });
});
