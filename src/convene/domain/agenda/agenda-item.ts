import type { Texts } from '#kernel/domain/bilingual.ts';

export const ITEMS_PER_SESSION_MAX = 60;
/** As in "12 bis (a)": a number is printed before the title, not a title of its own. */
export const ITEM_NUMBER_CHARACTERS_MAX = 12;

export const AGENDA_SUBJECTS = ['topic', 'position'] as const;
/** What an item takes up: a topic of the call, or a position that was put to everyone. */
export type AgendaSubject = { readonly kind: (typeof AGENDA_SUBJECTS)[number]; readonly id: string };

export type AgendaItemView = {
  readonly itemId: string;
  /** As it is printed: `1`, `2(a)`. */
  readonly number: string;
  readonly titles: Texts;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly documentUrl: string | null;
  readonly about: AgendaSubject | null;
};
