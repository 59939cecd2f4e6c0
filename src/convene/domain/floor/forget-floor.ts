import type { FloorState } from './floor-state.ts';

/** The floor of a room that keeps no names, once its meeting has ended: that it was held is all that is left. */
export function withoutNames(state: FloorState): FloorState {
  return { ...state, requests: [], main: null, point: null };
}
