import { describe, expect, it } from 'vitest';
import { searchAddress, searchAskedFrom } from './search-asked.ts';
import { HITS_PER_PAGE, siftHits, type Match } from './sift-hits.ts';

const NONE = { editionId: null, kind: null, group: null, sessionId: null };
const ASKED = { filters: NONE, page: 1, editions: ['new', 'old'] };

const match = (id: string, change: Partial<Match> = {}): Match => ({
  editionId: 'new',
  kind: 'intervention',
  id,
  group: null,
  sessionId: null,
  rank: 2,
  place: 0,
  ...change,
});

describe('hits', () => {
  it('stand by how well they fit, then the newest edition, then kind and place', () => {
    const matches = [
      match('later', { place: 9 }),
      match('old', { editionId: 'old' }),
      match('adopted', { kind: 'paragraph', place: 3 }),
      match('word for word', { editionId: 'old', rank: 1 }),
      match('earlier', { place: 4 }),
      match('named', { editionId: 'old', kind: 'person', rank: 0 }),
    ];
    const { shown } = siftHits(matches, ASKED);
    expect(shown.map(({ id }) => id)).toEqual([
      'named',
      'word for word',
      'adopted',
      'earlier',
      'later',
      'old',
    ]);
  });

  it('count for each choice what it would leave, with the other filters as they are', () => {
    const matches = [
      match('a', { group: 'academia', sessionId: 's' }),
      match('b', { group: 'government', sessionId: 's' }),
      match('c', { group: 'academia', editionId: 'old' }),
      match('d', { kind: 'position', sessionId: 's' }),
    ];
    const filters = { ...NONE, editionId: 'new', group: 'academia' as const };
    const { total, counts } = siftHits(matches, { ...ASKED, filters });
    expect(total).toBe(1);
    expect(Object.fromEntries(counts.editionId)).toEqual({ new: 1, old: 1 });
    expect(Object.fromEntries(counts.group)).toEqual({ academia: 1, government: 1 });
    expect(Object.fromEntries(counts.kind)).toEqual({ intervention: 1 });
    expect(Object.fromEntries(counts.sessionId)).toEqual({ s: 1 });
  });

  it('come in pages, and a page beyond the last is the last', () => {
    const matches = Array.from({ length: HITS_PER_PAGE + 1 }, (_, place) => match(String(place), { place }));
    expect(siftHits(matches, ASKED)).toMatchObject({ total: HITS_PER_PAGE + 1, pages: 2, page: 1 });
    const last = siftHits(matches, { ...ASKED, page: 9 });
    expect([last.page, last.shown.map(({ id }) => id)]).toEqual([2, [String(HITS_PER_PAGE)]]);
    expect(siftHits([], ASKED)).toMatchObject({ total: 0, pages: 1, page: 1, shown: [] });
  });
});

describe('the address of a search', () => {
  it('is the search, and leaves aside what it does not know', () => {
    const given = 'q=%EC%95%88%EB%B3%B4&edition=all&kind=position&group=academia&session=opening&page=3';
    const asked = searchAskedFrom(new URLSearchParams(given));
    expect(searchAddress(asked, { page: 3 })).toBe(`?${given}`);
    expect(searchAddress(asked, { kind: '' })).toBe(
      '?q=%EC%95%88%EB%B3%B4&edition=all&group=academia&session=opening',
    );
    const odd = searchAskedFrom(new URLSearchParams('kind=none&group=none&page=-1&other=1'));
    expect(odd).toEqual({ q: '', edition: '', kind: '', group: '', session: '', page: 1 });
  });
});
