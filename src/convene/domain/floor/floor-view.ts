import type { Attribution } from '../people/attribution.ts';
import {
  balanceBy,
  suggestNext,
  type BalanceReason,
  type BalanceRow,
  type Present,
} from './floor-balance.ts';
import { comingOf, lineOf, nextOf } from './floor-line.ts';
import {
  turnNow,
  type Attendance,
  type FloorRequest,
  type FloorState,
  type FloorTimes,
  type Turn,
} from './floor-state.ts';
import { leftMs } from './floor-time.ts';
import type { RequestKind, RequestState } from './request-state.ts';

/** One request as somebody may see it: never more of who asks than `voice` tells. */
export type FloorPlace = {
  readonly kind: RequestKind;
  readonly voice: Attribution;
  /** Told where the person or the organisation is. */
  readonly attendance: Attendance | null;
};
export type TurnView = FloorPlace & {
  readonly phase: Turn['phase'];
  readonly leftMs: number;
};
export type FloorView = {
  readonly version: number;
  readonly floor: FloorState['floor'];
  readonly list: FloorState['list'];
  readonly times: FloorTimes;
  readonly now: TurnView | null;
  /** The speech that a point of order interrupts. */
  readonly interrupted: TurnView | null;
  /** In the order in which they are called. */
  readonly line: readonly FloorPlace[];
  /** The item of the agenda that is open, those that were, and how many wait for one to come. */
  readonly item: string | null;
  readonly closedItems: readonly string[];
  readonly coming: readonly { readonly itemId: string; readonly waiting: number }[];
};

/** A request of the reader's own. */
export type OwnRequest = {
  readonly requestId: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  /** How many are called before; null while it is not listed, or its item is still to come. */
  readonly before: number | null;
  readonly itemId: string | null;
};

/** By participation, who it is as far as this reader may know. */
export type Voices = ReadonlyMap<string, Attribution>;

const WITHHELD: Attribution = { kind: 'withheld' };

/** Who is on the floor and in the line, as the session's record mode lets everyone know it. */
export function floorView(state: FloorState, ms: number, voices: Voices): FloorView {
  const turnOf = (turn: Turn | null): TurnView | null => {
    const request = state.requests.find(({ requestId }) => requestId === turn?.requestId);
    if (turn === null || request === undefined) return null;
    return { ...placeOf(request, voices), phase: turn.phase, leftMs: leftMs(turn, ms) };
  };
  return {
    version: state.version,
    floor: state.floor,
    list: state.list,
    times: state.times,
    now: turnOf(turnNow(state)),
    interrupted: state.point === null ? null : turnOf(state.main),
    line: lineOf(state).map((request) => placeOf(request, voices)),
    item: state.item ?? null,
    closedItems: state.closedItems ?? [],
    coming: comingOf(state),
  };
}

/** A request as its voice lets it be seen. */
export function placeOf({ kind, speaker }: FloorRequest, voices: Voices): FloorPlace {
  const voice = voices.get(speaker.participationId) ?? WITHHELD;
  const known = voice.kind === 'person' || voice.kind === 'organisation';
  return { kind, voice, attendance: known ? speaker.attendance : null };
}

/** The participations whose voices a view needs. */
export function speakersIn(state: FloorState): string[] {
  return [...new Set(state.requests.map(({ speaker }) => speaker.participationId))];
}

/** What the reader has asked for and still waits for, or missed, or lost when its item was closed. */
export function ownRequests(state: FloorState, participationId: string): OwnRequest[] {
  const line = lineOf(state);
  return state.requests
    .filter(
      (one) => one.speaker.participationId === participationId && (OPEN.has(one.state) || one.lapsedWithItem),
    )
    .map((one) => ({
      requestId: one.requestId,
      kind: one.kind,
      state: one.state,
      before: line.includes(one) ? line.indexOf(one) : null,
      itemId: one.itemId ?? null,
    }));
}
const OPEN: ReadonlySet<RequestState> = new Set(['requested', 'listed', 'called', 'speaking', 'absent']);

export type ChairPlace = FloorPlace & { readonly requestId: string; readonly heardBefore: boolean };
export type ChairView = {
  readonly view: FloorView;
  readonly next: ChairPlace | null;
  readonly line: readonly ChairPlace[];
  /** Replies that wait for the chair's word. */
  readonly asked: readonly ChairPlace[];
  readonly absent: readonly ChairPlace[];
  readonly suggestion: { readonly place: ChairPlace; readonly reasons: readonly BalanceReason[] } | null;
  readonly balance: {
    readonly group: readonly BalanceRow[];
    readonly region: readonly BalanceRow[];
    readonly attendance: readonly BalanceRow[];
  };
};

/** What the chair works with. */
export function chairView(
  state: FloorState,
  ms: number,
  { voices, present }: { readonly voices: Voices; readonly present: readonly Present[] },
): ChairView {
  const heard = new Set(
    state.requests
      .filter(({ kind, state: is }) => kind === 'speech' && is === 'done')
      .map(({ speaker }) => speaker.participationId),
  );
  const chairPlace = (request: FloorRequest): ChairPlace => ({
    ...placeOf(request, voices),
    requestId: request.requestId,
    heardBefore: heard.has(request.speaker.participationId),
  });
  const of = (is: RequestState) => state.requests.filter((one) => one.state === is).map(chairPlace);
  const line = lineOf(state);
  const next = nextOf(state);
  const suggested = suggestNext(state);
  const found = line.find(({ requestId }) => requestId === suggested?.requestId);
  return {
    view: floorView(state, ms, voices),
    next: next && chairPlace(next),
    line: line.map(chairPlace),
    asked: of('requested'),
    absent: of('absent'),
    suggestion: suggested && found ? { place: chairPlace(found), reasons: suggested.reasons } : null,
    balance: {
      group: balanceBy(state, present, ({ group }) => group),
      region: balanceBy(state, present, ({ region }) => region),
      attendance: balanceBy(state, present, ({ attendance }) => attendance),
    },
  };
}
