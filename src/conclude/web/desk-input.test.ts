import { expect, it } from 'vitest';
import { bothOf, chosen, paragraphFrom } from './desk-input.ts';

it('reads both languages of a field, and a choice of kind and id', () => {
  expect(bothOf({ titleKo: '선언' }, 'title')).toEqual({ ko: '선언', en: '' });
  expect(chosen('position/s1')).toEqual({ kind: 'position', id: 's1' });
  expect(chosen(undefined)).toEqual({ kind: '', id: '' });
});

it('leaves out what a form left empty', () => {
  const fields = { kind: 'operative', language: 'ko', textKo: '글', afterId: '', seenAt: '' };
  expect(paragraphFrom(fields)).toEqual({ kind: 'operative', language: 'ko', texts: { ko: '글', en: '' } });
});
