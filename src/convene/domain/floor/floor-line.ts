import { turnNow, type FloorRequest, type FloorState } from './floor-state.ts';
import { REQUEST_KINDS, type RequestKind } from './request-state.ts';

/** Points of order go before everyone, in the order in which they were raised; replies come when nobody else waits. */
const RANK: Readonly<Record<RequestKind, number>> = { point_of_order: 0, speech: 1, right_of_reply: 2 };

/** Who is called in which order, from here on. */
export function lineOf(state: FloorState): FloorRequest[] {
  return state.requests.filter((request) => isInLine(state, request)).sort(inLine);
}

/** Listed, and for the item that is open. A point of order is about how the room is led, whatever is open. */
function isInLine({ item }: FloorState, request: FloorRequest): boolean {
  return request.state === 'listed' && (request.kind === 'point_of_order' || request.itemId === item);
}

/** How many wait for each item that is not open yet. */
export function comingOf({ requests, item }: FloorState): { itemId: string; waiting: number }[] {
  const counts = new Map<string, number>();
  for (const { itemId, state } of requests)
    if (state === 'listed' && itemId !== undefined && itemId !== item)
      counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
  return [...counts].map(([itemId, waiting]) => ({ itemId, waiting }));
}

const inLine = (a: FloorRequest, b: FloorRequest) => RANK[a.kind] - RANK[b.kind] || a.place - b.place;

/** Whom "call next" would call now: while somebody has the floor, only a point of order. */
export function nextOf(state: FloorState): FloorRequest | null {
  // Asked at every order, so the line is walked and not sorted.
  const first = state.requests.reduce<FloorRequest | null>(
    (best, one) => (isInLine(state, one) && (best === null || inLine(one, best) < 0) ? one : best),
    null,
  );
  if (first === null) return null;
  return turnNow(state) === null || mayInterrupt(state, first) ? first : null;
}

/** A point of order interrupts a speech and a reply, not another point. */
export function mayInterrupt({ point }: FloorState, { kind }: FloorRequest): boolean {
  return kind === 'point_of_order' && point === null;
}

/** Which request goes first by its kind alone; null where nothing of a kind that goes before it waits. */
export function goesBefore(state: FloorState, { kind }: FloorRequest): RequestKind | null {
  const listed = state.requests.filter((request) => isInLine(state, request));
  return (
    REQUEST_KINDS.find((other) => RANK[other] < RANK[kind] && listed.some((one) => one.kind === other)) ??
    null
  );
}
