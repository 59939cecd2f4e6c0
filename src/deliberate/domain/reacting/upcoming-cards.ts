import { chooseCards } from './next-position.ts';

/** Cards that travel with the page: an hour without a line at a leisurely pace, and a few kilobytes. */
export const UPCOMING_MAX = 25;

type Asked = Parameters<typeof chooseCards>;
export type ChosenCards = ReturnType<typeof chooseWithUpcoming>;

/**
 * The card shown and those that would be asked after it, in that order. One that was reworded since the reader reacted
 * is not among these: what they said before has to be shown with it, by the page.
 */
export function chooseWithUpcoming(...asked: Asked) {
  const [, , , choose] = asked;
  const chosen = chooseCards(...asked);
  const upcoming: (typeof chosen.cards)[number][] = [];
  // Those already in the row count as answered, so that each comes once.
  let left = chosen.cards.map((card) =>
    card === chosen.shown || card.before !== null ? { ...card, answered: true } : card,
  );
  while (upcoming.length < UPCOMING_MAX) {
    const next = choose(left);
    if (next === null) break;
    upcoming.push(next);
    left = left.map((card) => (card.positionId === next.positionId ? { ...card, answered: true } : card));
  }
  return { ...chosen, upcoming };
}
