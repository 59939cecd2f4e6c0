import { accept, type Decision } from '#kernel/domain/decision.ts';
import { OWN_ORDERS, TURN_ORDERS, type FloorCommand, type FloorOrder } from './floor-command.ts';
import type { FloorEvent } from './floor-event.ts';
import { goesBefore, mayInterrupt, nextOf } from './floor-line.ts';
import { refuseFloor } from './floor-refusals.ts';
import {
  LINE_MAX,
  REPLIES_PER_PARTY_MAX,
  requestIn,
  TEXTS_PER_PARTICIPANT_MAX,
  turnNow,
  type FloorRequest,
  type FloorState,
  type FloorTimes,
} from './floor-state.ts';
import { isWaiting, REQUEST_STEPS, type RequestStep } from './request-state.ts';

type Order<Do extends FloorOrder['do']> = Extract<FloorOrder, { readonly do: Do }>;

/** What an order to the floor comes to: one event, or a refusal that says why. */
export function decideFloor(state: FloorState, command: FloorCommand): Decision<FloorEvent> {
  const { order, by, seen } = command;
  if (!by.chair && !OWN_ORDERS.has(order.do)) return refuseFloor('chair-only');
  if (order.do === 'open') return open(state, order);
  if (state.floor !== 'open') return refuseFloor(state.floor === 'ended' ? 'floor-ended' : 'floor-not-open');
  if (seen !== null && TURN_ORDERS.has(order.do) && isStale(state, seen))
    return refuseFloor('floor-moved-on');
  switch (order.do) {
    case 'ask':
      return ask(state, order, command);
    case 'withdraw':
      return withdraw(state, order, command);
    case 'give_text':
      return giveText(state, order, command);
    case 'grant':
      return ofRequest(state, order.requestId, GRANT);
    case 'decline':
      return ofRequest(state, order.requestId, DECLINE);
    case 'relist':
      return relist(state, order.requestId);
    case 'call':
      return call(state, order.requestId);
    case 'call_next':
      return callNext(state);
    case 'set_times':
      return refusedTimes(order.times) ?? accept({ kind: 'times_set', times: order.times });
    case 'close_list':
      return state.list === 'closed' ? refuseFloor('list-already') : accept({ kind: 'list_closed' });
    case 'reopen_list':
      return state.list === 'open' ? refuseFloor('list-already') : accept({ kind: 'list_reopened' });
    case 'open_item':
      return openItem(state, order);
    case 'close_item':
      return closeItem(state, order);
    case 'end':
      return turnNow(state) === null ? accept({ kind: 'ended' }) : refuseFloor('floor-taken');
    default:
      return onTurn(state, order.do);
  }
}

/** A page from before the floor last changed hands; one that claims to know more than there is, is no page of ours. */
function isStale({ turnVersion, version }: FloorState, seen: number): boolean {
  return seen < turnVersion || seen > version;
}

function open(state: FloorState, { times }: { readonly times: FloorTimes }): Decision<FloorEvent> {
  if (state.floor === 'open') return refuseFloor('floor-already-open');
  return refusedTimes(times) ?? accept({ kind: 'opened', times });
}

function refusedTimes({ speechSeconds, replySeconds }: FloorTimes) {
  return replySeconds < speechSeconds ? null : refuseFloor('reply-not-shorter');
}

/** A closed list takes points of order and replies, and whom the chair puts on it. */
function ask(
  state: FloorState,
  { kind, speaker, itemId: wanted }: Order<'ask'>,
  { commandId, by }: FloorCommand,
): Decision<FloorEvent> {
  const coming = kind === 'speech' && wanted !== state.item ? wanted : undefined;
  if (coming !== undefined && state.closedItems?.includes(coming)) return refuseFloor('item-closed');
  if (kind === 'speech' && coming === undefined && state.list === 'closed' && !by.chair)
    return refuseFloor('list-closed');
  const full = refusedPlace(state, { kind, speaker, itemId: coming ?? state.item });
  if (full !== null) return full;
  const toGrant = kind === 'right_of_reply' && !by.chair;
  const itemId = coming === undefined ? {} : { itemId: coming };
  return accept({ kind: 'asked', requestId: commandId, request: kind, speaker, toGrant, ...itemId });
}

type Placed = Pick<FloorRequest, 'kind' | 'speaker' | 'itemId'>;

/**
 * A place in the line: one of a kind for each person under an item, as many replies as a party has, as many places as
 * there are.
 */
function refusedPlace(state: FloorState, { kind, speaker, itemId }: Placed) {
  const { participationId, party } = speaker;
  const waiting = state.requests.filter(({ state: is }) => isWaiting(is));
  const own = waiting.filter((one) => one.kind === kind && one.speaker.participationId === participationId);
  if (own.some((one) => kind !== 'speech' || one.itemId === itemId)) return refuseFloor('already-waiting');
  if (waiting.length >= LINE_MAX) return refuseFloor('line-full', { max: LINE_MAX });
  if (kind === 'right_of_reply' && repliesOf(state, party) >= REPLIES_PER_PARTY_MAX)
    return refuseFloor('replies-used', { max: REPLIES_PER_PARTY_MAX });
  return null;
}

/** Somebody who was absent has come, and is heard after everyone who waits. */
function relist(state: FloorState, requestId: string): Decision<FloorEvent> {
  const request = requestIn(state, requestId);
  const full = request?.state === 'absent' ? refusedPlace(state, { ...request, itemId: state.item }) : null;
  return full ?? ofRequest(state, requestId, RELIST);
}

/** Replies that were heard or still may be; what was declined or missed counts for nothing. */
function repliesOf({ requests }: FloorState, party: string): number {
  return requests.filter(
    ({ kind, state, speaker }) =>
      kind === 'right_of_reply' &&
      speaker.party === party &&
      !['lapsed', 'yielded', 'absent'].includes(state),
  ).length;
}

function withdraw(
  state: FloorState,
  { requestId }: Order<'withdraw'>,
  { by }: FloorCommand,
): Decision<FloorEvent> {
  const request = requestIn(state, requestId);
  if (request === null) return refuseFloor('request-unknown');
  if (!by.chair && request.speaker.participationId !== by.participationId)
    return refuseFloor('not-your-request');
  return isWaiting(request.state) ? accept({ kind: 'withdrawn', requestId }) : refuseFloor('request-step');
}

/** Instead of the speech that waits, or of one that the closed list does not take any more. */
function giveText(
  state: FloorState,
  { speaker, textId }: Order<'give_text'>,
  { commandId, offRecord }: FloorCommand,
): Decision<FloorEvent> {
  if (offRecord) return refuseFloor('text-off-record');
  const own = state.requests.filter((one) => one.speaker.participationId === speaker.participationId);
  if (own.filter((one) => one.textId !== null).length >= TEXTS_PER_PARTICIPANT_MAX)
    return refuseFloor('texts-used', { max: TEXTS_PER_PARTICIPANT_MAX });
  const given = (is: FloorRequest) => is.kind === 'speech' && (isWaiting(is.state) || is.state === 'absent');
  const waits = own.filter(given);
  const instead = waits.find(({ itemId }) => itemId === state.item) ?? waits[0];
  const requestId = instead?.requestId ?? commandId;
  return accept({ kind: 'text_accepted', requestId, speaker, textId });
}

type OnRequest = {
  readonly step: RequestStep;
  readonly kind: 'granted' | 'declined' | 'relisted';
  readonly from: readonly FloorRequest['state'][];
};
const GRANT: OnRequest = { step: 'list', kind: 'granted', from: ['requested'] };
const DECLINE: OnRequest = { step: 'lapse', kind: 'declined', from: ['requested', 'listed'] };
const RELIST: OnRequest = { step: 'list', kind: 'relisted', from: ['absent'] };

function ofRequest(
  state: FloorState,
  requestId: string,
  { step, kind, from }: OnRequest,
): Decision<FloorEvent> {
  const request = requestIn(state, requestId);
  if (request === null) return refuseFloor('request-unknown');
  const may = from.includes(request.state) && REQUEST_STEPS[request.state][step] !== null;
  return may ? accept({ kind, requestId }) : refuseFloor('request-step');
}

/** The chair may call anyone who is listed, out of order too: but never past a point of order, nor a reply too soon. */
function call(state: FloorState, requestId: string): Decision<FloorEvent> {
  const request = requestIn(state, requestId);
  if (request === null) return refuseFloor('request-unknown');
  if (REQUEST_STEPS[request.state].call === null) return refuseFloor('request-step');
  if (turnNow(state) !== null && !mayInterrupt(state, request)) return refuseFloor('floor-taken');
  if (request.kind !== 'point_of_order' && request.itemId !== state.item) return refuseFloor('item-not-open');
  const first = goesBefore(state, request);
  if (first === 'point_of_order') return refuseFloor('point-first');
  if (first !== null) return refuseFloor('reply-last');
  return accept({ kind: 'called', requestId });
}

/** One item is open at a time, and not while somebody has the floor. A closed one can be taken up again. */
function openItem(state: FloorState, { itemId, rest }: ItemOrder): Decision<FloorEvent> {
  if (turnNow(state) !== null) return refuseFloor('floor-taken');
  const { item } = state;
  if (item === itemId) return refuseFloor('item-already-open');
  return accept({ kind: 'item_opened', itemId, rest, ...(item === undefined ? {} : { closes: item }) });
}

function closeItem(state: FloorState, { itemId, rest }: ItemOrder): Decision<FloorEvent> {
  if (turnNow(state) !== null) return refuseFloor('floor-taken');
  if (state.item !== itemId) return refuseFloor('item-not-open');
  return accept({ kind: 'item_closed', itemId, rest });
}
type ItemOrder = Pick<Order<'open_item' | 'close_item'>, 'itemId' | 'rest'>;

function callNext(state: FloorState): Decision<FloorEvent> {
  const next = nextOf(state);
  if (next !== null) return accept({ kind: 'called', requestId: next.requestId });
  return refuseFloor(turnNow(state) === null ? 'nobody-waits' : 'floor-taken');
}

type OnTurn = 'start' | 'pause' | 'resume' | 'finish' | 'yield' | 'miss' | 'put_back';

/** In which phase of a turn an order makes sense, and what it makes happen. */
const ON_TURN = {
  start: { in: ['called'], kind: 'started' },
  pause: { in: ['running'], kind: 'paused' },
  resume: { in: ['paused'], kind: 'resumed' },
  finish: { in: ['running', 'paused'], kind: 'finished' },
  yield: { in: ['called'], kind: 'yielded' },
  miss: { in: ['called'], kind: 'missed' },
  put_back: { in: ['called'], kind: 'put_back' },
} as const;

function onTurn(state: FloorState, order: OnTurn): Decision<FloorEvent> {
  const turn = turnNow(state);
  if (turn === null) return refuseFloor('floor-free');
  const { in: phases, kind } = ON_TURN[order];
  if (!(phases as readonly string[]).includes(turn.phase)) return refuseFloor('request-step'); // literal tuples have no common includes
  return accept({ kind });
}
