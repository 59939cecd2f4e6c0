import { describe, expect, it } from 'vitest';
import { createForum, grantRole } from './create-forum.ts';
import { secretariatAsks } from '../sessions/test-asking.ts';

const FORUM = { slug: 'mulgil', names: { ko: '물길포럼' }, about: { ko: '해마다 만난다.' } };

describe('createForum', () => {
  it('makes whoever creates it the first secretariat', () => {
    expect(createForum({ slugTaken: false }, secretariatAsks(FORUM))).toEqual({
      accepted: true,
      change: { ...FORUM, email: 'desk@example.org' },
    });
  });
  it('refuses an address that another forum has', () => {
    expect(createForum({ slugTaken: true }, secretariatAsks(FORUM))).toMatchObject({
      refusal: { code: 'slug-taken' },
    });
  });
});

describe('grantRole', () => {
  const grant = secretariatAsks({ email: 'r@example.org', role: 'rapporteur' as const });
  it('grants once', () => {
    expect(grantRole({ granted: false }, grant)).toEqual({ accepted: true, change: grant.input });
    expect(grantRole({ granted: true }, grant)).toEqual({ accepted: true, change: null });
  });
});
