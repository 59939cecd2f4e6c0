import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSlug, SLUG_CHARACTERS_MAX, slugFrom } from './slug.ts';

describe('slugFrom', () => {
  it('romanises Korean syllables', () => {
    expect(slugFrom('한보라')).toBe('hanbora');
    expect(slugFrom('국제 세션')).toBe('gukje-sesyeon');
  });
  it('drops marks and keeps digits', () => {
    expect(slugFrom('Inês Carvalho 2')).toBe('ines-carvalho-2');
  });
  it('yields letters, digits and single hyphens only, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(slugFrom(text)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        expect(slugFrom(text).length).toBeLessThanOrEqual(SLUG_CHARACTERS_MAX);
      }),
    );
  });
});

describe('freeSlug', () => {
  it('numbers a slug that is taken', () => {
    expect(freeSlug('kim', 'person', new Set())).toBe('kim');
    expect(freeSlug('kim', 'person', new Set(['kim', 'kim-2']))).toBe('kim-3');
    expect(freeSlug('', 'person', new Set(['person']))).toBe('person-2');
  });
});
