import { describe, expect, it } from 'vitest';
import { VISITOR_COOKIE, visitorIn, visitorOf, visitorSending, visitorToken } from './visitor.ts';

const secret = 'a secret of a test, long enough to sign';
const id = '0b5a3f0e-61a4-4c37-9d7e-0a4d51a7b6f2';

describe('a visitor', () => {
  it('is known again by the token handed out, among other cookies', () => {
    const token = visitorToken(id, secret);
    expect(visitorOf(token, secret)).toBe(id);
    expect(visitorIn(`a=1; ${VISITOR_COOKIE}=${token}; b=2`, secret)).toBe(id);
  });
  it('is not known by an id without its seal, with that of another id, or sealed elsewhere', () => {
    const other = visitorToken('0b5a3f0e-61a4-4c37-9d7e-0a4d51a7b6f3', secret);
    for (const token of [
      id,
      `${id}.`,
      `${id}.${other.split('.')[1]}`,
      visitorToken(id, 'another'),
      `${id}.${'é'.repeat(22)}`,
      '',
    ])
      expect(visitorOf(token, secret)).toBeNull();
    expect(visitorIn(`${VISITOR_COOKIE}=${id}`, secret)).toBeNull();
    expect(visitorIn(null, secret)).toBeNull();
  });
  it('who sends the same first is given the same id, which tells nothing without the secret', () => {
    const given = visitorSending(id, secret);
    expect(visitorOf(visitorToken(given, secret), secret)).toBe(given);
    expect(visitorSending(id, secret)).toBe(given);
    expect(visitorSending('0b5a3f0e-61a4-4c37-9d7e-0a4d51a7b6f3', secret)).not.toBe(given);
    expect(visitorSending(id, 'another')).not.toBe(given);
  });
});
