export const REQUEST_KINDS = ['speech', 'point_of_order', 'right_of_reply'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export type RequestState =
  'requested' | 'listed' | 'called' | 'speaking' | 'done' | 'yielded' | 'absent' | 'lapsed';
export type RequestStep = 'list' | 'call' | 'start' | 'finish' | 'yield' | 'miss' | 'put_back' | 'lapse';

const NONE: Readonly<Record<RequestStep, null>> = {
  list: null,
  call: null,
  start: null,
  finish: null,
  yield: null,
  miss: null,
  put_back: null,
  lapse: null,
};

/** What becomes of a request for the floor; null is a step that is refused. `docs/spec/floor.md` says it in words. */
export const REQUEST_STEPS: Readonly<
  Record<RequestState, Readonly<Record<RequestStep, RequestState | null>>>
> = {
  requested: { ...NONE, list: 'listed', yield: 'yielded', lapse: 'lapsed' },
  listed: { ...NONE, call: 'called', yield: 'yielded', lapse: 'lapsed' },
  called: { ...NONE, start: 'speaking', yield: 'yielded', miss: 'absent', put_back: 'listed' },
  speaking: { ...NONE, finish: 'done' },
  absent: { ...NONE, list: 'listed', lapse: 'lapsed' },
  done: NONE,
  yielded: NONE,
  lapsed: NONE,
};

/** Waits for its turn, or for the chair's word that it may. */
export function isWaiting(state: RequestState): boolean {
  return state === 'requested' || state === 'listed';
}
