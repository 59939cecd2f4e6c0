import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '#kernel/domain/viewer.ts';
import { SEARCH_KINDS, type SearchKind } from './search-document.ts';

/** Every edition of the forum, in place of one edition's name in the address. */
export const ALL_EDITIONS = 'all';

/** What the search page is asked for, as its address says it; anything else in the address is left aside. */
export type SearchAsked = {
  readonly q: string;
  /** Empty for the edition one is in. */
  readonly edition: string;
  readonly kind: SearchKind | '';
  readonly group: StakeholderGroup | '';
  readonly session: string;
  readonly page: number;
};

export function searchAskedFrom(params: URLSearchParams): SearchAsked {
  const told = (name: string) => (params.get(name) ?? '').trim();
  const page = Number(told('page'));
  return {
    q: told('q').normalize('NFC'),
    edition: told('edition'),
    kind: SEARCH_KINDS.find((known) => known === told('kind')) ?? '',
    group: STAKEHOLDER_GROUPS.find((known) => known === told('group')) ?? '',
    session: told('session'),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The address of the same search with something changed; a search changed in any other way begins at its first page. */
export function searchAddress(asked: SearchAsked, change: Partial<SearchAsked>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...asked, page: 1, ...change }))
    if (value !== '' && !(name === 'page' && value === 1)) params.set(name, String(value));
  return `?${params}`;
}
