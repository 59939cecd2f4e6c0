import type { FloorSpeaker, FloorTimes } from './floor-state.ts';
import type { RequestKind } from './request-state.ts';

/** Whoever still waits when an item is closed lapses with it, or waits on under the next one. */
export const RESTS_OF_LINE = ['carry', 'lapse'] as const;
export type RestOfLine = (typeof RESTS_OF_LINE)[number];

/** What somebody wants of the floor. */
export type FloorOrder =
  | {
      readonly do: 'ask';
      readonly kind: RequestKind;
      readonly speaker: FloorSpeaker;
      /** A speech on an item that is still to come; otherwise it is for what is open. */
      readonly itemId?: string | undefined;
    }
  /** `rest` says what becomes of those who still wait under the item that was open. */
  | { readonly do: 'open_item' | 'close_item'; readonly itemId: string; readonly rest: RestOfLine }
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
