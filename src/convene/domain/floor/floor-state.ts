import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { RequestKind, RequestState } from './request-state.ts';

/** Requests that wait at once in one session; whoever comes later can give a text. */
export const LINE_MAX = 500;
/** Replies that one party may have in a session (as in the General Assembly, decision 34/401). */
export const REPLIES_PER_PARTY_MAX = 2;
/** Texts that one participant may give instead of speaking, in one session. */
export const TEXTS_PER_PARTICIPANT_MAX = 2;
export const SPEECH_SECONDS_MIN = 30;
export const SPEECH_SECONDS_MAX = 3_600;
/** A point of order is put, not argued. */
export const POINT_SECONDS = 60;
export const TIMES_AT_FIRST: FloorTimes = { speechSeconds: 180, replySeconds: 90 };

export type FloorTimes = { readonly speechSeconds: number; readonly replySeconds: number };
export type Attendance = 'in_room' | 'remote';

/** Who asks, as far as order and balance need it. No name: names are read where they may be shown. */
export type FloorSpeaker = {
  readonly participationId: string;
  readonly group: StakeholderGroup;
  readonly region: string | null;
  readonly attendance: Attendance;
  /** The delegation they speak for, or themselves. */
  readonly party: string;
};

export type FloorRequest = {
  readonly requestId: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly speaker: FloorSpeaker;
  /** Place in the line of its kind: rises with every request that is listed. */
  readonly place: number;
  readonly spokenMs: number;
  /** The item of the agenda it is for; none without an agenda, and for a point of order. */
  readonly itemId?: string | undefined;
  /** It lapsed because the discussion of its item was closed. */
  readonly lapsedWithItem?: true | undefined;
  /** The text that was accepted instead of speaking. */
  readonly textId: string | null;
};

/** Whoever has the floor. Milliseconds are those of the writer's steady clock, never of a wall. */
export type Turn = {
  readonly requestId: string;
  readonly phase: 'called' | 'running' | 'paused';
  readonly spentMs: number;
  /** Since when it runs; meaningless unless it does. */
  readonly sinceMs: number;
  readonly limitMs: number;
};

/** The floor of one session. What was withdrawn before it was called is in the log of events only. */
export type FloorState = {
  /** Events so far. */
  readonly version: number;
  /** The version at which the chair's view of "now" and "next" last changed: an order from before it is stale. */
  readonly turnVersion: number;
  readonly floor: 'ahead' | 'open' | 'ended';
  readonly list: 'open' | 'closed';
  readonly times: FloorTimes;
  readonly requests: readonly FloorRequest[];
  /** The item of the agenda that is open. A session without an agenda never has one: it is led as one item. */
  readonly item?: string | undefined;
  /** Items that were open and are not any more. */
  readonly closedItems?: readonly string[] | undefined;
  /** The speech or reply on the floor, which a point of order interrupts and does not end. */
  readonly main: Turn | null;
  readonly point: Turn | null;
  readonly places: number;
  /** When the last event happened; time never runs back from here. */
  readonly ms: number;
};

export const FLOOR_AHEAD: FloorState = {
  version: 0,
  turnVersion: 0,
  floor: 'ahead',
  list: 'closed',
  times: TIMES_AT_FIRST,
  requests: [],
  main: null,
  point: null,
  places: 0,
  ms: 0,
};

export function requestIn(state: FloorState, requestId: string): FloorRequest | null {
  return state.requests.find((request) => request.requestId === requestId) ?? null;
}

/** Whoever is dealt with now: a point of order goes before what it interrupts. */
export function turnNow({ main, point }: FloorState): Turn | null {
  return point ?? main;
}
