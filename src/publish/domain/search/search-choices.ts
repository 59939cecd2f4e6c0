import type { Texts } from '#kernel/domain/bilingual.ts';
import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { SearchAsked } from './search-asked.ts';
import { SEARCH_KINDS, type SearchKind } from './search-document.ts';
import type { Sifted } from './sift-hits.ts';

type Counted<Value> = Value & { readonly count: number };

export type SearchChoices = {
  readonly editions: readonly Counted<{ readonly slug: string; readonly names: Texts }>[];
  readonly kinds: readonly Counted<{ readonly kind: SearchKind }>[];
  readonly groups: readonly Counted<{ readonly group: StakeholderGroup }>[];
  /** Of one edition only: sessions of two have the same names. */
  readonly sessions: readonly Counted<{ readonly slug: string; readonly titles: Texts }>[];
  /** The edition that is searched; null for all. */
  readonly edition: string | null;
};

type Known = {
  readonly editions: readonly { readonly editionId: string; readonly slug: string; readonly names: Texts }[];
  readonly sessions: readonly { readonly sessionId: string; readonly slug: string; readonly titles: Texts }[];
  readonly chosen: { readonly slug: string } | null;
  readonly asked: Pick<SearchAsked, 'kind' | 'group' | 'session'>;
};

/** What one can narrow to: only what leads to something, and what was chosen, so that it can be seen and undone. */
export function choicesFrom(
  counts: Sifted['counts'],
  { editions, sessions, chosen, asked }: Known,
): SearchChoices {
  const some = <Value extends object>(all: readonly Counted<Value>[], own: (one: Value) => boolean) =>
    all.filter((one) => one.count > 0 || own(one));
  return {
    editions: some(
      editions.map(({ editionId, slug, names }) => ({
        slug,
        names,
        count: counts.editionId.get(editionId) ?? 0,
      })),
      ({ slug }) => slug === chosen?.slug,
    ),
    kinds: some(
      SEARCH_KINDS.map((kind) => ({ kind, count: counts.kind.get(kind) ?? 0 })),
      ({ kind }) => kind === asked.kind,
    ),
    groups: some(
      STAKEHOLDER_GROUPS.map((group) => ({ group, count: counts.group.get(group) ?? 0 })),
      ({ group }) => group === asked.group,
    ),
    sessions: some(
      sessions.map(({ sessionId, slug, titles }) => ({
        slug,
        titles,
        count: counts.sessionId.get(sessionId) ?? 0,
      })),
      ({ slug }) => slug === asked.session,
    ),
    edition: chosen?.slug ?? null,
  };
}
