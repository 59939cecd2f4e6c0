import type { Routing } from '@madang/common-ground';
import type { PositionCard } from '#deliberate/domain/positions/position-view.ts';
import type { RoutedGroup } from './routing-input.ts';

/** A position as far as choosing the next one goes. */
export type Askable = {
  readonly positionId: string;
  readonly number: number;
  readonly takesReactions: boolean;
  readonly answered: boolean;
};

/** Whom a position is chosen for; `participant` only starts their own order and is never shown. */
export type Asked = { readonly participant: string; readonly group: RoutedGroup };

/** Of those not yet answered, one drawn by its weight: the same on reload, another for another person. */
export function nextPosition<Position extends Askable>(
  positions: readonly Position[],
  routing: Routing,
  { participant, group }: Asked,
): Position | null {
  const reacted = new Set(positions.filter(({ answered }) => answered).map(({ positionId }) => positionId));
  const waiting = new Map(
    positions
      .filter(({ takesReactions, answered }) => takesReactions && !answered)
      .map((position) => [position.positionId, position]),
  );
  const order = routing.next({ participant, group, reacted, seed: ORDER_SEED, count: positions.length });
  const drawn = order.find((positionId) => waiting.has(positionId));
  // What was opened since the weights were made is not in the draw yet: it comes when the draw is empty.
  return waiting.get(drawn ?? '') ?? [...waiting.values()][0] ?? null;
}

/** Any number does: people's orders differ by who they are. */
const ORDER_SEED = 4810;

/** The cards as a page asks them: the one asked for by its number, else the next; and the one just answered. */
export function chooseCards(
  cards: readonly PositionCard[],
  deliberationOpen: boolean,
  asked: { readonly at: string | null; readonly done: string | null },
  next: (cards: readonly (PositionCard & Askable)[]) => (PositionCard & Askable) | null,
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
    shown: numbered(asked.at) ?? next(askable),
    last: last?.answered === true ? last : null,
  };
}
