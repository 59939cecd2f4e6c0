import { describe, expect, it } from 'vitest';
import { presenceOf, type Present } from './presence.ts';
import type { Part } from '../sessions/session.ts';

function someone(at: number, part: Part = 'speaker'): Present {
  return {
    personId: `n${at}`,
    slug: `person-${at}`,
    names: [],
    capacity: {},
    organisation: {
      organisationId: `o${at % 2}`,
      slug: `office-${at % 2}`,
      names: { en: `Office ${at % 2}` },
    },
    stakeholderGroup: at < 5 ? 'academia' : 'government',
    part,
  };
}

const SEVEN = [0, 1, 2, 3, 4, 5, 6].map((at) => someone(at));

describe('presenceOf', () => {
  it('names people by part when the record is attributed, but no observers', () => {
    const seen = presenceOf('attributed', [someone(1), someone(0, 'moderator'), someone(2, 'observer')]);
    expect(seen).toEqual({ kind: 'people', people: [someone(0, 'moderator'), someone(1)] });
  });
  it('names each organisation once in delegation mode', () => {
    const seen = presenceOf('delegation', SEVEN);
    expect(seen).toMatchObject({ organisations: [{ slug: 'office-0' }, { slug: 'office-1' }] });
  });
  it('names groups of five people or more, without their number', () => {
    expect(presenceOf('group', SEVEN)).toEqual({ kind: 'groups', groups: ['academia'] });
  });
  it('counts a person with two parts once', () => {
    const four = [0, 1, 2, 3].flatMap((at) => [someone(at), someone(at, 'moderator')]);
    expect(presenceOf('group', four)).toEqual({ kind: 'groups', groups: [] });
  });
  it('says nothing under the Chatham House Rule and off the record', () => {
    expect(presenceOf('chatham', SEVEN)).toEqual({ kind: 'withheld' });
    expect(presenceOf('off_record', SEVEN)).toEqual({ kind: 'withheld' });
  });
});
