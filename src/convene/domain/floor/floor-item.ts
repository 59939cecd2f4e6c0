import type { RestOfLine } from './floor-command.ts';
import type { FloorRequest, FloorState } from './floor-state.ts';
import { isWaiting } from './request-state.ts';

/**
 * The floor once the item that was open is left, for `next` or for none yet. Whoever asked before any item was open
 * asked for the first one, and so waits on under it.
 */
export function itemLeft(state: FloorState, rest: RestOfLine, next?: string): FloorState {
  const { item, closedItems = [] } = state;
  const stays = (request: FloorRequest) =>
    request.itemId !== item || !isWaiting(request.state) || request.kind === 'point_of_order';
  const requests = state.requests.map((request) => {
    if (stays(request)) return request;
    const lapses = (item !== undefined && rest === 'lapse') || waitsFor(state, request, next);
    return lapses ? lapsed(request) : { ...request, itemId: next };
  });
  const closed = [...closedItems, ...(item === undefined ? [] : [item])].filter((one) => one !== next);
  return { ...state, requests, item: undefined, closedItems: closed };
}

const lapsed = (request: FloorRequest): FloorRequest => ({
  ...request,
  state: 'lapsed',
  lapsedWithItem: true,
});

/** Nobody waits twice for one item: whoever had asked for the next one already is heard there once. */
function waitsFor({ requests, item }: FloorState, { kind, speaker }: FloorRequest, next?: string): boolean {
  return (
    next !== item &&
    requests.some(
      (one) =>
        one.itemId === next &&
        one.kind === kind &&
        isWaiting(one.state) &&
        one.speaker.participationId === speaker.participationId,
    )
  );
}
