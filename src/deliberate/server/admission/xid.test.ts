import { describe, expect, it } from 'vitest';
import { signXid, visitorOfXid, xidSecret } from './xid.ts';

const at = new Date('2026-11-24T00:00:00Z');
const check = { secret: 'a secret of a test, long enough to sign', deliberationId: 'd1', generation: 1, at };
const until = String(at.getTime() / 1_000 + 600);
const signed = (xid: string, { generation = 1, time = until } = {}) => ({
  xid,
  until: time,
  sig: signXid(xidSecret(check.secret, 'd1', generation), { xid, until: time }),
});

describe('an id of a partner site', () => {
  it('names the same visitor every time, and another one in another deliberation', () => {
    const visitor = visitorOfXid(signed('member-7'), check);
    expect(visitor).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/);
    const later = String(Number(until) + 60);
    expect(visitorOfXid(signed('member-7', { time: later }), check)).toBe(visitor);
    expect(visitorOfXid(signed('member-8'), check)).not.toBe(visitor);
  });
  it('stays the same visitor when the secret is made anew, and the old signature then holds no more', () => {
    const anew = { ...check, generation: 2 };
    expect(visitorOfXid(signed('member-7', { generation: 2 }), anew)).toBe(
      visitorOfXid(signed('member-7'), check),
    );
    expect(visitorOfXid(signed('member-7'), anew)).toBeNull();
  });
  it('is nobody unsigned, changed, too old, too far ahead, or where no ids are taken', () => {
    const good = signed('member-7');
    const far = String(at.getTime() / 1_000 + 86_401);
    for (const bad of [
      { ...good, sig: '' },
      { ...good, xid: 'member-8' },
      { ...good, until: String(Number(until) + 1) },
      signed('member-7', { time: String(at.getTime() / 1_000 - 1) }),
      signed('member-7', { time: far }),
      signed('member-7', { time: '1e3' }),
      signed(''),
    ])
      expect(visitorOfXid(bad, check)).toBeNull();
    expect(visitorOfXid(good, { ...check, generation: 0 })).toBeNull();
    expect(visitorOfXid(good, { ...check, deliberationId: 'd2' })).toBeNull();
  });
});
