import type { FloorSpeaker, FloorTimes } from './floor-state.ts';
import type { RequestKind } from './request-state.ts';

/** What somebody wants of the floor. */
export type FloorOrder =
  | { readonly do: 'ask'; readonly kind: RequestKind; readonly speaker: FloorSpeaker }
  | { readonly do: 'withdraw'; readonly requestId: string }
  | { readonly do: 'give_text'; readonly speaker: FloorSpeaker; readonly textId: string }
  | { readonly do: 'open' | 'set_times'; readonly times: FloorTimes }
  | { readonly do: 'grant' | 'decline' | 'call' | 'relist'; readonly requestId: string }
  | {
      readonly do:
        | 'call_next'
        | 'start'
        | 'pause'
        | 'resume'
        | 'finish'
        | 'yield'
        | 'miss'
        | 'put_back'
        | 'close_list'
        | 'reopen_list'
        | 'end';
    };

export type FloorCommand = {
  /** Sending the same one again changes nothing; of a request it becomes the id. */
  readonly commandId: string;
  /** Of the writer's steady clock. */
  readonly ms: number;
  readonly by: { readonly chair: boolean; readonly participationId: string | null };
  /** The version that whoever orders has seen; null where it does not matter. */
  readonly seen: number | null;
  readonly offRecord: boolean;
  readonly order: FloorOrder;
};

/** What takes or gives the floor must be meant for the state it meets. */
export const TURN_ORDERS: ReadonlySet<FloorOrder['do']> = new Set([
  ...(['call', 'call_next', 'start', 'pause', 'resume', 'finish'] as const),
  ...(['yield', 'miss', 'put_back'] as const),
]);
/** What anyone accredited may order, for themselves. */
export const OWN_ORDERS: ReadonlySet<FloorOrder['do']> = new Set(['ask', 'withdraw', 'give_text'] as const);
