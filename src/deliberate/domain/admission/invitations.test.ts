import { describe, expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import {
  acceptInvitation,
  makeInvitations,
  revokeInvitations,
  type AcceptingState,
  type MakeInvitations,
  type MakingState,
} from './invitations.ts';

const at = new Date('2026-11-24T00:00:00Z');
const later = new Date('2026-11-25T00:00:00Z');
function command<Input>(input: Input, visitorId: string | null = 'v1'): Command<Input> {
  const viewer = { account: null, roles: new Set(['public'] as const), participation: null, visitorId };
  return { input, forumId: 'f1', viewer, at, id: 'b1', ids: ['b1', 'c1', 'c2'] };
}

describe('makeInvitations', () => {
  const wanted: MakeInvitations = {
    ...{ editionId: 'e1', deliberationId: 'd1', label: '둘째 날', count: 2, peopleMax: 1, expiresAt: later },
  };
  const state: MakingState = { deliberation: { state: 'draft', invitedOnly: true }, serials: ['AA', 'BB'] };
  it('gives each code its own id, in one batch', () => {
    expect(makeInvitations(state, command(wanted))).toMatchObject({
      change: {
        batchId: 'b1',
        codes: [
          { codeId: 'c1', serial: 'AA' },
          { codeId: 'c2', serial: 'BB' },
        ],
      },
    });
  });
  it.each([
    ['deliberation-unknown', { ...state, deliberation: null }, wanted],
    ['deliberation-over', { ...state, deliberation: { state: 'closed', invitedOnly: true } }, wanted],
    ['invitations-not-asked', { ...state, deliberation: { state: 'open', invitedOnly: false } }, wanted],
    ['invitations-unnamed', state, { ...wanted, label: '' }],
    ['expiry-past', state, { ...wanted, expiresAt: at }],
  ] as const)('refuses with %s', (code, given, input) => {
    expect(makeInvitations(given, command(input))).toMatchObject({ refusal: { code } });
  });
});

describe('revokeInvitations', () => {
  const one = { editionId: 'e1', batchId: 'b1' };
  it('revokes a batch once', () => {
    const found = (standing: number) => ({ batch: { deliberationId: 'd1', standing } });
    expect(revokeInvitations(found(2), command(one))).toMatchObject({ change: { deliberationId: 'd1' } });
    expect(revokeInvitations(found(0), command(one))).toEqual({ accepted: true, change: null });
    expect(revokeInvitations({ batch: null }, command(one))).toMatchObject({
      refusal: { code: 'invitation-unknown' },
    });
  });
});

describe('acceptInvitation', () => {
  const code: NonNullable<AcceptingState['code']> = {
    ...{ codeId: 'c1', deliberationId: 'd1', state: 'open' as const, peopleMax: 1, expiresAt: later },
    ...{ revoked: false, admitted: [] as string[] },
  };
  const input = { editionId: 'e1', serial: 'AA' };
  const asked = (more: Partial<typeof code>, visitorId = 'v1') =>
    acceptInvitation({ code: { ...code, ...more } }, command(input, visitorId));
  it('lets a device in as whom it is, and every other device of a person’s code as the same person', () => {
    expect(asked({})).toMatchObject({ change: { visitorId: 'v1', isNew: true } });
    expect(asked({ admitted: ['v1'] }, 'v2')).toMatchObject({ change: { visitorId: 'v1', isNew: false } });
  });
  it('lets in as many as a code for many says, each as themselves', () => {
    const many = { peopleMax: 2, admitted: ['v1'] };
    expect(asked(many, 'v2')).toMatchObject({ change: { visitorId: 'v2', isNew: true } });
    expect(asked(many, 'v1')).toMatchObject({ change: { visitorId: 'v1', isNew: false } });
    expect(asked({ peopleMax: 2, admitted: ['v1', 'v2'] }, 'v3')).toMatchObject({
      refusal: { code: 'invitation-used-up' },
    });
  });
  it.each([
    ['invitation-revoked', { revoked: true }],
    ['invitation-expired', { expiresAt: at }],
    ['deliberation-over', { state: 'closed' as const }],
  ] as const)('refuses with %s', (why, more) => {
    expect(asked(more)).toMatchObject({ refusal: { code: why } });
  });
  it('keeps those in who came before it expired', () => {
    expect(asked({ expiresAt: at, admitted: ['v1'] })).toMatchObject({ change: { visitorId: 'v1' } });
  });
});
