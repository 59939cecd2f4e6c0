import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { desk } from '#convene/web/desk-messages.ts';
import { environmentPage } from '#kernel/server/running/config.ts';
import { accessPage, accessRows, pageRouteIds, PAGES_OUTSIDE_A_FORUM } from './access-matrix.ts';
import { WAITING_KINDS } from '../composition/waiting.ts';
import { DESK_ROLES, DESKS, PAGE_ACCESS } from '../routes/access.ts';

const DESK = '/[lang=lang]/desk/[forum]/[edition]';
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it('gives every page a row, and no row to a page that is not there', () => {
  expect([...Object.keys(PAGE_ACCESS), ...PAGES_OUTSIDE_A_FORUM].sort()).toEqual(pageRouteIds());
});

it('lets nobody in by an empty row', () => {
  expect(accessRows().filter(({ roles }) => roles.length === 0)).toEqual([]);
});

it('keeps the desk to those who work there', () => {
  const desk = accessRows().filter(({ kind, address }) => kind === 'page' && address.includes('/desk/'));
  expect(desk.filter(({ roles }) => roles.includes('public') || roles.includes('signed_in'))).toEqual([]);
});

it('tells of every desk what it is and what it is for', () => {
  const nouns = DESKS.flatMap(({ desks }) => desks.map(({ noun }) => noun)).sort();
  expect(Object.keys(desk.noun).sort()).toEqual(nouns);
  expect(Object.keys(desk.nounWhy).sort()).toEqual(nouns);
});

it('opens the list of desks to whoever has work at one of them', () => {
  expect([...(PAGE_ACCESS[DESK] ?? [])].sort()).toEqual([...DESK_ROLES].sort());
});

it('tells of waiting work only to those who may open the page on which it is done', () => {
  const doors: Readonly<Record<string, readonly string[]>> = PAGE_ACCESS;
  const shut = Object.entries(WAITING_KINDS).flatMap(([kind, { for: whose, desk: noun }]) => {
    // A floor is ended at the chair's own page, to which its item leads.
    const door =
      kind === 'floor-left-open' ? '/[lang=lang]/floor/[forum]/[edition]/[slug]' : `${DESK}/${noun}`;
    return whose.filter((role) => !doors[door]?.includes(role)).map((role) => `${kind}: ${role}`);
  });
  expect(shut).toEqual([]);
});

it('is written down as it is; if this fails, run npm run generate', () => {
  expect(read('docs/spec/access.md')).toBe(accessPage());
  expect(read('docs/environment.md')).toBe(environmentPage());
});
