import { describe, expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import { castReaction, takeBackReaction, type CastReaction, type ReactionState } from './cast-reaction.ts';

const POSITION = { deliberationId: 'd1', open: true, publicStratum: true, version: 1, askedVersion: 1 };
const OPEN: ReactionState = {
  position: POSITION,
  missing: null,
  earlier: null,
};
const AGREED: ReactionState = {
  ...OPEN,
  earlier: { stance: 1, important: false, reason: null, reasonOffered: false, version: 1 },
};

function commandFrom(
  who: 'participant' | 'visitor' | 'nobody',
  input: Partial<CastReaction> = {},
): Command<CastReaction> {
  const participation = {
    participationId: 'p1',
    editionId: 'e1',
    personId: 'n1',
    stakeholderGroup: 'academia' as const,
  };
  return {
    input: { positionId: 's1', stance: 1, important: false, ...input },
    forumId: 'f1',
    viewer: {
      account: null,
      roles: new Set(['public']),
      participation: who === 'participant' ? participation : null,
      visitorId: who === 'visitor' ? 'v1' : null,
    },
    at: new Date('2026-11-24T00:00:00Z'),
    id: 'r1',
    ids: ['r1'],
  };
}

const cast = { positionId: 's1', stance: 1, important: false, deliberationId: 'd1', version: 1 };

describe('castReaction', () => {
  it('takes an accredited participant into the accredited stratum', () => {
    expect(castReaction(OPEN, commandFrom('participant'))).toEqual({
      accepted: true,
      change: { ...cast, stratum: 'accredited', reactorId: 'p1' },
    });
  });
  it('takes anyone else into the public stratum, where there is one', () => {
    expect(castReaction(OPEN, commandFrom('visitor'))).toEqual({
      accepted: true,
      change: { ...cast, stratum: 'public', reactorId: 'v1' },
    });
  });
  it('refuses the public where only the accredited may react', () => {
    const state = { ...OPEN, position: { ...POSITION, publicStratum: false } };
    expect(castReaction(state, commandFrom('visitor'))).toMatchObject({ refusal: { code: 'not-admitted' } });
  });
  it.each(['invitation', 'proof'] as const)('asks the public, and only the public, for an %s', (missing) => {
    const state = { ...OPEN, missing };
    const code = `${missing}-needed`;
    expect(castReaction(state, commandFrom('visitor'))).toMatchObject({ refusal: { code } });
    expect(castReaction(state, commandFrom('participant'))).toMatchObject({ accepted: true });
  });
  it('asks participants, and only them, to confirm that their names will be published', () => {
    const state = { ...OPEN, missing: 'confirmation' as const };
    const code = 'confirmation-needed';
    expect(castReaction(state, commandFrom('participant'))).toMatchObject({ refusal: { code } });
    expect(castReaction(state, commandFrom('visitor'))).toMatchObject({ accepted: true });
  });
  it('changes nothing when the same reaction comes again', () => {
    expect(castReaction(AGREED, commandFrom('participant'))).toEqual({ accepted: true, change: null });
    const reasoned = {
      ...AGREED,
      earlier: { stance: 1 as const, important: false, reason: 'so', reasonOffered: false, version: 1 },
    };
    expect(castReaction(reasoned, commandFrom('participant'))).toEqual({ accepted: true, change: null });
  });
  it('takes a reason that is new, other or taken back, however the stance stands', () => {
    for (const reason of ['because', ''] as const) {
      const reasoned = {
        ...AGREED,
        earlier: { stance: 1 as const, important: false, reason: 'so', reasonOffered: false, version: 1 },
      };
      expect(castReaction(reasoned, commandFrom('participant', { reason }))).toMatchObject({
        accepted: true,
        change: { reason },
      });
    }
    const offered = { reason: 'so', reasonOffered: true };
    const given = { stance: 1 as const, important: false, version: 1, reason: 'so', reasonOffered: false };
    expect(castReaction({ ...OPEN, earlier: given }, commandFrom('participant', offered))).toMatchObject({
      accepted: true,
      change: offered,
    });
    expect(castReaction(OPEN, commandFrom('participant', { reason: '가'.repeat(301) }))).toMatchObject({
      refusal: { code: 'reaction-reason-too-long' },
    });
  });
  it('lets the last reaction count', () => {
    expect(castReaction(AGREED, commandFrom('participant', { stance: -1 }))).toMatchObject({
      accepted: true,
      change: { stance: -1 },
    });
  });
  it('asks again once the words are new: the same stance is then a new reaction', () => {
    const reworded = { ...POSITION, version: 3, askedVersion: 2 };
    const state = { ...AGREED, position: reworded };
    expect(castReaction(state, commandFrom('participant'))).toMatchObject({ change: { version: 3 } });
  });
  it('keeps the version that was read, and refuses one that was reworded since or never was', () => {
    const state = { ...OPEN, position: { ...POSITION, version: 3, askedVersion: 2 } };
    const read = (version: number) => {
      const command = commandFrom('visitor');
      return castReaction(state, { ...command, input: { ...command.input, version } });
    };
    expect(read(2)).toMatchObject({ change: { version: 2 } });
    for (const version of [1, 4])
      expect(read(version)).toMatchObject({ refusal: { code: 'position-reworded' } });
  });
  it('refuses a closed position and an unknown one', () => {
    const closed = { ...OPEN, position: { ...POSITION, open: false } };
    expect(castReaction(closed, commandFrom('participant'))).toMatchObject({
      refusal: { code: 'position-closed' },
    });
    expect(castReaction({ ...OPEN, position: null }, commandFrom('participant'))).toMatchObject({
      refusal: { code: 'position-unknown' },
    });
  });
});

describe('takeBackReaction', () => {
  it('takes one’s own reaction back, and nothing where there is none', () => {
    expect(takeBackReaction(AGREED, commandFrom('participant'))).toEqual({
      accepted: true,
      change: { positionId: 's1', deliberationId: 'd1', version: 1, stratum: 'accredited', reactorId: 'p1' },
    });
    expect(takeBackReaction(OPEN, commandFrom('participant'))).toEqual({ accepted: true, change: null });
  });
  it('leaves what a closed position holds', () => {
    const closed = { ...AGREED, position: { ...POSITION, open: false } };
    expect(takeBackReaction(closed, commandFrom('participant'))).toMatchObject({
      refusal: { code: 'position-closed' },
    });
  });
});
