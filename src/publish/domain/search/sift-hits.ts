import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import { SEARCH_KINDS, type SearchKind } from './search-document.ts';

export const HITS_PER_PAGE = 20;

/** What narrows a search; null where nothing was chosen. */
export type SearchFilters = {
  readonly editionId: string | null;
  readonly kind: SearchKind | null;
  readonly group: StakeholderGroup | null;
  readonly sessionId: string | null;
};

/** A document that holds all that was asked, as far as its place among the others needs to be known. */
export type Match = {
  readonly editionId: string;
  readonly kind: SearchKind;
  readonly id: string;
  readonly group: StakeholderGroup | null;
  readonly sessionId: string | null;
  /** 0: all of it stands in the name; 1: word for word as it was asked; 2: all the rest. */
  readonly rank: number;
  readonly place: number;
};

export type Sifted = {
  readonly shown: readonly Match[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** How many each choice would leave, with all other filters as they are. */
  readonly counts: {
    readonly [filter in keyof SearchFilters]: ReadonlyMap<string, number>;
  };
};

const VALUE_OF = {
  editionId: ({ editionId }) => editionId,
  kind: ({ kind }) => kind,
  group: ({ group }) => group,
  sessionId: ({ sessionId }) => sessionId,
} as const satisfies { readonly [filter in keyof SearchFilters]: (match: Match) => string | null };
type Filter = keyof SearchFilters;
const FILTERS = ['editionId', 'kind', 'group', 'sessionId'] as const satisfies readonly Filter[];

/** The best first, then the newest edition, then in the order of the record. */
export function siftHits(
  matches: readonly Match[],
  asked: { readonly filters: SearchFilters; readonly page: number; readonly editions: readonly string[] },
): Sifted {
  const { filters, editions } = asked;
  const place = new Map(editions.map((id, index) => [id, index]));
  const left = matches
    .filter((match) => FILTERS.every((filter) => passes(match, filter, filters)))
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        (place.get(a.editionId) ?? 0) - (place.get(b.editionId) ?? 0) ||
        SEARCH_KINDS.indexOf(a.kind) - SEARCH_KINDS.indexOf(b.kind) ||
        a.place - b.place,
    );
  const pages = Math.max(1, Math.ceil(left.length / HITS_PER_PAGE));
  const page = Math.min(Math.max(1, asked.page), pages);
  const countsOf = (filter: Filter) => countBy(matches, filter, filters);
  return {
    shown: left.slice((page - 1) * HITS_PER_PAGE, page * HITS_PER_PAGE),
    total: left.length,
    page,
    pages,
    counts: {
      editionId: countsOf('editionId'),
      kind: countsOf('kind'),
      group: countsOf('group'),
      sessionId: countsOf('sessionId'),
    },
  };
}

function passes(match: Match, filter: Filter, filters: SearchFilters): boolean {
  return filters[filter] === null || VALUE_OF[filter](match) === filters[filter];
}

function countBy(matches: readonly Match[], filter: Filter, filters: SearchFilters): Map<string, number> {
  const counts = new Map<string, number>();
  for (const match of matches) {
    const value = VALUE_OF[filter](match);
    if (value === null) continue;
    if (!FILTERS.every((other) => other === filter || passes(match, other, filters))) continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
