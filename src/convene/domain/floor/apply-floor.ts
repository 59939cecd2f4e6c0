import type { FloorEvent, FloorEventAt } from './floor-event.ts';
import { nextOf } from './floor-line.ts';
import {
  POINT_SECONDS,
  requestIn,
  turnNow,
  type FloorRequest,
  type FloorState,
  type Turn,
} from './floor-state.ts';
import { itemLeft } from './floor-item.ts';
import { spentMs, stopped } from './floor-time.ts';
import { isWaiting, REQUEST_STEPS, type RequestKind, type RequestStep } from './request-state.ts';

const SECOND_MS = 1000;

/** The state after an event: pure, total, and the only way to make one. Replaying the log gives the same state. */
export function applyFloor(state: FloorState, { event, ms }: FloorEventAt): FloorState {
  const at = Math.max(ms, state.ms);
  const changed = happened(state, event, at);
  const version = state.version + 1;
  const turnVersion = sameTurn(state, changed) ? state.turnVersion : version;
  return { ...changed, version, turnVersion, ms: at };
}

export function replayFloor(state: FloorState, events: readonly FloorEventAt[]): FloorState {
  return events.reduce(applyFloor, state);
}

/** Whether the chair would still see the same person on the floor, in the same phase, and the same one next. */
function sameTurn(a: FloorState, b: FloorState): boolean {
  const [now, then] = [turnNow(a), turnNow(b)];
  return (
    a.floor === b.floor &&
    now?.requestId === then?.requestId &&
    now?.phase === then?.phase &&
    nextOf(a)?.requestId === nextOf(b)?.requestId
  );
}

function happened(state: FloorState, event: FloorEvent, at: number): FloorState {
  switch (event.kind) {
    case 'opened':
      return { ...state, floor: 'open', list: 'open', times: event.times };
    case 'times_set':
      return { ...state, times: event.times };
    case 'list_closed':
      return { ...state, list: 'closed' };
    case 'list_reopened':
      return { ...state, list: 'open' };
    case 'item_opened':
      return { ...itemLeft(state, event.rest, event.itemId), item: event.itemId, list: 'open' };
    case 'item_closed':
      return itemLeft(state, event.rest);
    case 'ended':
      return ended(state);
    case 'asked':
      return asked(state, event);
    case 'text_accepted':
      return textAccepted(state, event);
    case 'withdrawn':
      return { ...state, requests: without(state, event.requestId) };
    case 'granted':
      return listed(state, event.requestId);
    case 'relisted':
      return listed(state, event.requestId, { itemId: state.item });
    case 'declined':
      return step(state, event.requestId, 'lapse');
    case 'called':
      return called(state, event.requestId, at);
    case 'started':
    case 'paused':
    case 'resumed':
    case 'finished':
    case 'yielded':
    case 'missed':
    case 'put_back':
      return onTurn(state, event.kind, at);
  }
}

type TurnEvent = Extract<
  FloorEvent,
  { kind: 'started' | 'paused' | 'resumed' | 'finished' | 'yielded' | 'missed' | 'put_back' }
>['kind'];

function onTurn(state: FloorState, kind: TurnEvent, at: number): FloorState {
  const turn = turnNow(state);
  if (turn === null) return state;
  switch (kind) {
    case 'started':
      return withTurn(step(state, turn.requestId, 'start'), { ...turn, phase: 'running', sinceMs: at });
    case 'resumed':
      return withTurn(state, { ...turn, phase: 'running', sinceMs: at });
    case 'paused':
      return withTurn(state, stopped(turn, at));
    case 'finished':
      return leave(state, turn, 'finish', spentMs(turn, at));
    case 'yielded':
      return leave(state, turn, 'yield', 0);
    case 'missed':
      return leave(state, turn, 'miss', 0);
    case 'put_back':
      return leave(state, turn, 'put_back', 0);
  }
}

function withTurn(state: FloorState, turn: Turn): FloorState {
  return state.point === null ? { ...state, main: turn } : { ...state, point: turn };
}

function leave(state: FloorState, turn: Turn, by: RequestStep, spokenMs: number): FloorState {
  const next = step(state, turn.requestId, by, { spokenMs });
  return state.point === null ? { ...next, main: null } : { ...next, point: null };
}

/** A speech that a point of order interrupts is paused, so that the interruption costs the speaker no time. */
function called(state: FloorState, requestId: string, at: number): FloorState {
  const request = requestIn(state, requestId);
  if (request === null) return state;
  const limitMs = secondsFor(state, request.kind) * SECOND_MS;
  const turn: Turn = { requestId, phase: 'called', spentMs: 0, sinceMs: at, limitMs };
  const next = step(state, requestId, 'call');
  if (request.kind !== 'point_of_order') return { ...next, main: turn };
  return { ...next, main: state.main && stopped(state.main, at), point: turn };
}

function secondsFor({ times }: FloorState, kind: RequestKind): number {
  if (kind === 'speech') return times.speechSeconds;
  return kind === 'right_of_reply' ? times.replySeconds : POINT_SECONDS;
}

function asked(
  state: FloorState,
  { requestId, request, speaker, toGrant, itemId }: Extract<FloorEvent, { kind: 'asked' }>,
): FloorState {
  const place = state.places + 1;
  const made: FloorRequest = {
    ...{ requestId, kind: request, speaker, place, spokenMs: 0, textId: null },
    state: toGrant ? 'requested' : 'listed',
    itemId: request === 'point_of_order' ? undefined : (itemId ?? state.item),
  };
  return { ...state, places: place, requests: [...state.requests, made] };
}

/** The text takes the place of the speech that waited; without one it stands for itself. */
function textAccepted(
  state: FloorState,
  { requestId, speaker, textId }: Extract<FloorEvent, { kind: 'text_accepted' }>,
): FloorState {
  const waited = requestIn(state, requestId);
  if (waited !== null) return step(state, requestId, 'lapse', { textId });
  const made: FloorRequest = {
    ...{ requestId, kind: 'speech', state: 'lapsed', speaker, place: state.places, spokenMs: 0 },
    textId,
    itemId: state.item,
  };
  return { ...state, requests: [...state.requests, made] };
}

function listed(state: FloorState, requestId: string, changed: Changed = {}): FloorState {
  const place = state.places + 1;
  return { ...step(state, requestId, 'list', { ...changed, place }), places: place };
}

/** Whoever still waits has lapsed; those whose text was accepted already have. */
function ended(state: FloorState): FloorState {
  const requests = state.requests.map((request): FloorRequest => {
    return isWaiting(request.state) ? { ...request, state: 'lapsed' } : request;
  });
  const { closedItems } = itemLeft(state, 'lapse');
  return { ...state, floor: 'ended', list: 'closed', requests, item: undefined, closedItems };
}

function without({ requests }: FloorState, requestId: string): FloorRequest[] {
  return requests.filter((request) => request.requestId !== requestId);
}

type Changed = Partial<Pick<FloorRequest, 'place' | 'spokenMs' | 'textId' | 'itemId'>>;

function step(state: FloorState, requestId: string, by: RequestStep, changed: Changed = {}): FloorState {
  const requests = state.requests.map((request) =>
    request.requestId === requestId
      ? { ...request, ...changed, state: REQUEST_STEPS[request.state][by] ?? request.state }
      : request,
  );
  return { ...state, requests };
}
