import type { PublicEntry } from '#kernel/domain/command.ts';
import type { RecordMode } from '../sessions/record-mode.ts';
import type { RestOfLine } from './floor-command.ts';
import { lineOf } from './floor-line.ts';
import type { FloorRequest, FloorState } from './floor-state.ts';
import type { RequestKind, RequestState } from './request-state.ts';

/**
 * The list of speakers as it stands, for the public log. In clear it tells how many, never who; the list itself is
 * committed to and stays with us, since a session's record may become stricter later. Under the Chatham House Rule not
 * even we could open it; off the record there is no entry at all.
 */
export function listEntry(state: FloorState, mode: RecordMode): PublicEntry {
  const of = (kind: RequestKind, ...states: RequestState[]) =>
    state.requests.filter((one) => one.kind === kind && states.includes(one.state)).length;
  const spoken = ['speaking', 'done'] as const;
  return {
    data: {
      version: state.version,
      list: state.list,
      waiting: of('speech', 'listed'),
      spoken: of('speech', ...spoken),
      absent: of('speech', 'absent'),
      yielded: of('speech', 'yielded'),
      lapsed: of('speech', 'lapsed'),
      texts: state.requests.filter(({ textId }) => textId !== null).length,
      points_of_order: of('point_of_order', ...spoken),
      replies: of('right_of_reply', ...spoken),
    },
    sealed: {
      list: {
        value: JSON.stringify(inOrder(state).map(line)),
        open: false,
        ...(mode === 'chatham' ? { forgotten: true } : {}),
      },
    },
  };
}

/** How an item was left: how many spoke on it, and what became of those who still waited. Never who. */
export function itemEntry({ requests }: FloorState, itemId: string, rest: RestOfLine): PublicEntry {
  const own = requests.filter((one) => one.itemId === itemId && one.kind === 'speech');
  return {
    data: {
      rest,
      spoken: own.filter(({ state }) => state === 'done').length,
      lapsed: own.filter(({ lapsedWithItem }) => lapsedWithItem).length,
      texts: own.filter(({ textId }) => textId !== null).length,
    },
  };
}

/** Those who were heard, in the order of the list, then those who wait, in the order in which they are called. */
function inOrder(state: FloorState): readonly FloorRequest[] {
  const waiting = lineOf(state);
  return [...state.requests.filter((one) => !waiting.includes(one)), ...waiting];
}

const line = ({ requestId, kind, state, speaker }: FloorRequest) => ({
  request: requestId,
  kind,
  state,
  participation: speaker.participationId,
});
