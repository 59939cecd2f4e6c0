import type { RestOfLine } from './floor-command.ts';
import type { FloorSpeaker, FloorTimes } from './floor-state.ts';
import type { RequestKind } from './request-state.ts';

type Of<Kind extends string, Rest = unknown> = { readonly kind: Kind } & Rest;
type OfRequest<Kind extends string> = Of<Kind, { readonly requestId: string }>;

/** What happened on the floor. Applying one never fails: whether it may happen was decided before. */
export type FloorEvent =
  | Of<'opened', { readonly times: FloorTimes }>
  | Of<'times_set', { readonly times: FloorTimes }>
  | Of<
      'asked',
      {
        readonly requestId: string;
        readonly request: RequestKind;
        readonly speaker: FloorSpeaker;
        /** Waits for the chair's word. */
        readonly toGrant: boolean;
        readonly itemId?: string | undefined;
      }
    >
  | OfRequest<'withdrawn'>
  | OfRequest<'granted'>
  | OfRequest<'declined'>
  | OfRequest<'called'>
  | OfRequest<'relisted'>
  | Of<
      'text_accepted',
      { readonly requestId: string; readonly speaker: FloorSpeaker; readonly textId: string }
    >
  | Of<
      'item_opened',
      {
        readonly itemId: string;
        readonly rest: RestOfLine;
        /** The item that was open until then. */
        readonly closes?: string | undefined;
      }
    >
  | Of<'item_closed', { readonly itemId: string; readonly rest: RestOfLine }>
  | Of<'started' | 'paused' | 'resumed' | 'finished' | 'yielded' | 'missed' | 'put_back'>
  | Of<'list_closed' | 'list_reopened' | 'ended'>;

/** An event with the moment it happened at, by the writer's steady clock. */
export type FloorEventAt = { readonly event: FloorEvent; readonly ms: number };
