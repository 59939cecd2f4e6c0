import { expect, it } from 'vitest';
import { refuseInKernel } from './kernel-refusals.ts';
import { refuseInput } from './refuse-input.ts';
import { refusedField } from './refused-field.ts';

const sent = (...names: string[]) => Object.fromEntries(names.map((name) => [name, '']));
const tooLong = (...path: (string | number)[]) =>
  refuseInput([{ code: 'too_big', origin: 'string', maximum: 40, path, message: '' }]);
const fieldOf = (path: (string | number)[], ...names: string[]) =>
  refusedField(tooLong(...path), 'en', sent(...names))?.field ?? null;

it('finds the field of a form by what the schema calls it', () => {
  expect(fieldOf(['slug'], 'title', 'slug')).toBe('slug');
  expect(fieldOf(['titles', 'en'], 'title_ko', 'title_en')).toBe('title_en');
  expect(fieldOf(['titles', 'en'], 'titleKo', 'titleEn')).toBe('titleEn');
  expect(fieldOf(['titles'], 'titleEn', 'titleKo')).toBe('titleKo');
  expect(fieldOf(['texts', 'ko'], 'words_ko', 'words_en')).toBe('words_ko');
  expect(fieldOf(['texts', 'en'], 'ko', 'en', 'quote')).toBe('en');
  expect(fieldOf(['names', 0, 'text'], 'name_ko', 'organisation_ko')).toBe('name_ko');
  expect(fieldOf(['organisation', 'names', 'ko'], 'name_ko', 'organisation_ko')).toBe('organisation_ko');
  expect(fieldOf(['organisation', 'country'], 'organisation_ko', 'country')).toBe('country');
});

it('finds none where the form has no such field', () => {
  expect(fieldOf(['editionId'], 'title')).toBe(null);
  const { refusal } = refuseInKernel('sign-in-needed');
  expect(refusedField(refusal, 'en', sent('title'))).toBe(null);
});

it('says what is wrong without naming the field again', () => {
  expect(refusedField(tooLong('slug'), 'en', sent('slug'))?.what).toBe('At most 40 characters.');
  expect(refusedField(tooLong('slug'), 'ko', sent('slug'))?.what).toBe('40자까지입니다.');
});
