import { describe, expect, it } from 'vitest';
import {
  ADD_PERSON_IDS,
  addPerson,
  changePerson,
  sharesName,
  type AddPerson,
  type PeopleState,
} from './add-person.ts';
import { secretariatAsks } from '../sessions/test-asking.ts';

const NAMES = [{ language: 'ko', script: 'Hang', kind: 'usual' as const, text: '한보라', source: null }];
const PERSON: AddPerson = {
  editionId: 'e1',
  names: NAMES,
  email: 'bora@example.org',
  capacity: { ko: '소장' },
  organisation: { names: { ko: '바다연구소', en: 'Sea Institute' }, country: 'KR' },
  stakeholderGroup: 'academia',
  region: null,
  attendance: 'in_room',
  parts: [{ sessionId: 's1', part: 'speaker' }],
};
const STATE: PeopleState = {
  editionFound: true,
  withEmail: null,
  slugs: new Set(['hanbora']),
  organisations: [],
  organisationSlugs: new Set(),
  sessionIds: new Set(['s1']),
};
const { names: _names, email: _email, ...FACTS } = PERSON;
const adding = (state: PeopleState, input: AddPerson = PERSON) =>
  addPerson(state, secretariatAsks(input, ADD_PERSON_IDS));

describe('addPerson', () => {
  it('makes the person, the participation and the organisation', () => {
    expect(adding(STATE)).toEqual({
      accepted: true,
      change: {
        ...FACTS,
        participationId: 'id-1',
        personId: 'id-0',
        person: { slug: 'hanbora-2', names: NAMES, email: 'bora@example.org' },
        organisationId: 'id-2',
        newOrganisation: {
          organisationId: 'id-2',
          slug: 'sea-institute',
          names: { ko: '바다연구소', en: 'Sea Institute' },
          country: 'KR',
          stakeholderGroup: 'academia',
        },
      },
    });
  });
  it('finds an organisation by its name in either language', () => {
    const organisations = [{ organisationId: 'o1', names: { ko: '바다 연구소' } }];
    expect(adding({ ...STATE, organisations })).toMatchObject({
      change: { organisationId: 'o1', newOrganisation: null },
    });
  });
  it('knows a returning participant by the private address', () => {
    const withEmail = { personId: 'n7', participates: false };
    expect(adding({ ...STATE, withEmail })).toMatchObject({ change: { personId: 'n7', person: null } });
  });
  it('refuses someone who already takes part, and an unknown session', () => {
    const withEmail = { personId: 'n7', participates: true };
    expect(adding({ ...STATE, withEmail })).toMatchObject({ refusal: { code: 'already-takes-part' } });
    expect(adding({ ...STATE, sessionIds: new Set() })).toMatchObject({
      refusal: { code: 'session-unknown' },
    });
  });
});

describe('changePerson', () => {
  const state = { ...STATE, participationId: 'p1' };
  it('refuses an address that belongs to someone else', () => {
    const withEmail = { personId: 'n9', participates: true };
    const input = { ...PERSON, personId: 'n1' };
    expect(changePerson({ ...state, withEmail }, secretariatAsks(input))).toMatchObject({
      refusal: { code: 'email-taken' },
    });
  });
  it('refuses someone who takes no part', () => {
    const input = { ...PERSON, personId: 'n1' };
    expect(changePerson({ ...state, participationId: null }, secretariatAsks(input))).toMatchObject({
      refusal: { code: 'person-unknown' },
    });
  });
});

describe('sharesName', () => {
  it('compares only languages that both have', () => {
    expect(sharesName({ ko: '바다연구소' }, { en: 'Sea Institute' })).toBe(false);
    expect(sharesName({ en: 'sea institute' }, { en: 'Sea Institute', ko: '다른' })).toBe(true);
  });
});
