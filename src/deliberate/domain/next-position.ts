import type { PositionCard } from './position-view.ts';

/** A position as far as choosing the next one goes. */
export type Askable = {
  readonly positionId: string;
  readonly number: number;
  readonly takesReactions: boolean;
  readonly answered: boolean;
};

/** Counted in steps, so that the order of the cards tells nobody that somebody has just reacted. */
const REACTIONS_STEP = 5;

/** Of those not yet answered, the one with fewest reactions; then by number, so that it stays the same on reload. */
export function nextPosition<Position extends Askable>(
  positions: readonly Position[],
  reactions: ReadonlyMap<string, number>,
): Position | null {
  const step = ({ positionId }: Position) => Math.floor((reactions.get(positionId) ?? 0) / REACTIONS_STEP);
  const waiting = positions.filter(({ takesReactions, answered }) => takesReactions && !answered);
  const [first] = waiting.sort((a, b) => step(a) - step(b) || a.number - b.number);
  return first ?? null;
}

/** The cards as a page asks them: the one asked for by its number, else the next; and the one just answered. */
export function chooseCards(
  cards: readonly PositionCard[],
  deliberationOpen: boolean,
  asked: { readonly at: string | null; readonly done: string | null },
  reactions: ReadonlyMap<string, number>,
) {
  const askable = cards.map((card) => ({
    ...card,
    takesReactions: card.state === 'open' && deliberationOpen,
    answered: card.own !== null,
  }));
  const numbered = (number: string | null) => askable.find((card) => String(card.number) === number) ?? null;
  const last = numbered(asked.done);
  return {
    cards: askable,
    shown: numbered(asked.at) ?? nextPosition(askable, reactions),
    last: last?.answered === true ? last : null,
  };
}
