import { describe, expect, it } from 'vitest';
import { addSession, changeSession, type AddSession, type SessionsState } from './add-session.ts';
import { secretariatAsks } from './test-asking.ts';

const SESSION: AddSession = {
  editionId: 'e1',
  slug: null,
  kind: 'panel',
  titles: { ko: '물길 세션', en: 'Waterways' },
  summary: null,
  heldOn: '2026-11-24',
  startsAt: null,
  endsAt: null,
  room: null,
  streamUrl: null,
  recordMode: 'delegation',
  parentId: null,
};
const STATE: SessionsState = {
  editionFound: true,
  sessions: [{ sessionId: 's1', slug: 'waterways', recordMode: 'delegation', place: 3 }],
};

describe('addSession', () => {
  it('makes a free address from the title and puts the session last', () => {
    expect(addSession(STATE, secretariatAsks(SESSION))).toEqual({
      accepted: true,
      change: { ...SESSION, sessionId: 'id-0', slug: 'waterways-2', place: 4 },
    });
  });
  it('refuses a taken address, an unknown edition and an unknown parent', () => {
    const taken = secretariatAsks({ ...SESSION, slug: 'waterways' });
    expect(addSession(STATE, taken)).toMatchObject({ refusal: { code: 'slug-taken' } });
    const unknown = { ...STATE, editionFound: false };
    expect(addSession(unknown, secretariatAsks(SESSION))).toMatchObject({
      refusal: { code: 'edition-unknown' },
    });
    const orphan = secretariatAsks({ ...SESSION, parentId: 's9' });
    expect(addSession(STATE, orphan)).toMatchObject({ refusal: { code: 'session-unknown' } });
  });
});

describe('changeSession', () => {
  const changing = (change: Partial<AddSession>) =>
    changeSession(STATE, secretariatAsks({ ...SESSION, ...change, sessionId: 's1' }));
  it('keeps address and place where nothing else is said', () => {
    expect(changing({ kind: 'workshop' })).toEqual({
      accepted: true,
      change: { ...SESSION, kind: 'workshop', sessionId: 's1', slug: 'waterways', place: 3 },
    });
  });
  it('lets the record become stricter and never more open', () => {
    expect(changing({ recordMode: 'chatham' })).toMatchObject({ accepted: true });
    expect(changing({ recordMode: 'attributed' })).toMatchObject({ refusal: { code: 'mode-widening' } });
    expect(changing({ recordMode: 'off_record' })).toMatchObject({
      refusal: { code: 'off-record-too-late' },
    });
  });
  it('cannot be its own parent', () => {
    expect(changing({ parentId: 's1' })).toMatchObject({ refusal: { code: 'session-unknown' } });
  });
});
