import { z } from 'zod';
import type { Refusal } from '#kernel/domain/decision.ts';
import { refuseInKernel } from '#kernel/domain/kernel-refusals.ts';
import { mayAny, type Role, type Viewer } from '#kernel/domain/viewer.ts';
import type { App } from '#kernel/server/app.ts';
import { RESTS_OF_LINE, type FloorOrder } from '../../domain/floor/floor-command.ts';
import { refuseFloor } from '../../domain/floor/floor-refusals.ts';
import { SPEECH_SECONDS_MAX, SPEECH_SECONDS_MIN, type FloorSpeaker } from '../../domain/floor/floor-state.ts';
import { REQUEST_KINDS } from '../../domain/floor/request-state.ts';
import { refuse } from '../../domain/refusals.ts';
import { isOnAgenda } from '../agenda/agenda.store.ts';
import { wordTexts } from '../texts-input.ts';
import type { FloorAnswer, GivenText, Room } from './floor-message.ts';
import { floorPerson, roomMode } from './floor-people.store.ts';
import { floorRooms } from './floor-rooms.ts';

const requestId = z.uuid();
const seconds = z.coerce.number().int().min(SPEECH_SECONDS_MIN).max(SPEECH_SECONDS_MAX);
const times = z.object({ speechSeconds: seconds, replySeconds: seconds });
const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

/** A form has an empty field where no item was chosen. */
const itemOrNone = z.union([z.literal(''), z.uuid()]).optional();

const common = {
  sessionId: z.uuid(),
  /** Made where the order is made: sending the same one again changes nothing. */
  commandId: z.uuid(),
};

/** What anyone accredited may order for themselves. */
export const ownOrder = z.discriminatedUnion('do', [
  z.object({ ...common, do: z.literal('ask'), kind: z.enum(REQUEST_KINDS), itemId: itemOrNone }),
  z.object({ ...common, do: z.literal('withdraw'), requestId }),
  z
    .object({ ...common, do: z.literal('give_text'), texts: wordTexts, authenticLanguage: languageTag })
    .refine(({ texts, authenticLanguage }) => authenticLanguage in texts, { path: ['texts'] }),
]);
export type OwnOrder = z.infer<typeof ownOrder>;

const version = z.coerce.number().int().min(0);
const TURNS = ['call_next', 'start', 'pause', 'resume', 'finish', 'yield', 'miss', 'put_back'] as const;

/** What the chair orders. What takes or gives the floor carries the version that the chair has seen. */
export const chairOrder = z.discriminatedUnion('do', [
  z.object({ ...common, do: z.enum(['open', 'set_times']), ...times.shape }),
  z.object({ ...common, do: z.enum(['close_list', 'reopen_list', 'end']) }),
  z.object({ ...common, do: z.enum(TURNS), version }),
  z.object({ ...common, do: z.literal('call'), requestId, version }),
  z.object({ ...common, do: z.enum(['grant', 'decline', 'relist', 'withdraw']), requestId }),
  z.object({
    ...common,
    ...{ do: z.enum(['open_item', 'close_item']), itemId: z.uuid(), rest: z.enum(RESTS_OF_LINE) },
  }),
  z.object({ ...common, do: z.literal('ask'), kind: z.enum(REQUEST_KINDS), participationId: z.uuid() }),
]);
export type ChairOrder = z.infer<typeof chairOrder>;

export const OWN_ACCESS: readonly Role[] = ['participant'];
export const CHAIR_ACCESS: readonly Role[] = ['chair', 'secretariat'];

type Ordering = Pick<Room, 'forumId' | 'editionId'> & { readonly viewer: Viewer };
type Refused = { readonly ok: false; readonly refusal: Refusal; readonly version: number };
const refused = ({ refusal }: { readonly refusal: Refusal }): Refused => ({
  ok: false,
  refusal,
  version: 0,
});

/** An order of a participant for themselves. */
export async function orderOwn(
  app: App,
  { viewer, ...where }: Ordering,
  order: OwnOrder,
): Promise<FloorAnswer> {
  const blocked = blockedBy(viewer, OWN_ACCESS);
  if (blocked !== null) return blocked;
  const { participation } = viewer;
  if (participation === null || participation.editionId !== where.editionId)
    return refused(refuseFloor('not-in-edition'));
  const { participationId } = participation;
  const person = await floorPerson(app.db, where, participationId);
  if (person === null) return refused(refuseFloor('not-in-edition'));
  if (order.do === 'ask' && order.itemId)
    if (!(await isOnAgenda(app.db, { ...where, ...order, itemId: order.itemId })))
      return refused(refuse('agenda-item-unknown'));
  const { personId, ...speaker } = person;
  const text =
    order.do === 'give_text'
      ? { personId, texts: order.texts, authenticLanguage: order.authenticLanguage }
      : null;
  const by = { chair: false, participationId };
  return send(app, { viewer, where, order, by, seen: null, text, floor: ownFloorOrder(app, order, speaker) });
}

function ownFloorOrder(app: App, order: OwnOrder, speaker: FloorSpeaker): FloorOrder {
  switch (order.do) {
    case 'ask':
      return { do: 'ask', kind: order.kind, speaker, itemId: order.itemId || undefined };
    case 'withdraw':
      return { do: 'withdraw', requestId: order.requestId };
    case 'give_text':
      return { do: 'give_text', speaker, textId: app.newId() };
  }
}

/** An order of the chair, or of the secretariat for the chair. */
export async function orderChair(
  app: App,
  { viewer, ...where }: Ordering,
  order: ChairOrder,
): Promise<FloorAnswer> {
  const blocked = blockedBy(viewer, CHAIR_ACCESS);
  if (blocked !== null) return blocked;
  const by = { chair: true, participationId: null };
  const seen = 'version' in order ? order.version : null;
  if (order.do !== 'ask')
    return send(app, { viewer, where, order, by, seen, text: null, floor: chairFloorOrder(order) });
  const person = await floorPerson(app.db, where, order.participationId);
  if (person === null) return refused(refuse('person-unknown'));
  const { personId: _, ...speaker } = person;
  const floor = { do: 'ask', kind: order.kind, speaker } as const;
  return send(app, { viewer, where, order, by, seen, text: null, floor });
}

function chairFloorOrder(order: Exclude<ChairOrder, { do: 'ask' }>): FloorOrder {
  switch (order.do) {
    case 'open':
    case 'set_times': {
      const { speechSeconds, replySeconds } = order;
      return { do: order.do, times: { speechSeconds, replySeconds } };
    }
    case 'open_item':
    case 'close_item':
      return { do: order.do, itemId: order.itemId, rest: order.rest };
    case 'call':
    case 'grant':
    case 'decline':
    case 'relist':
    case 'withdraw':
      return { do: order.do, requestId: order.requestId };
    default:
      return { do: order.do };
  }
}

function blockedBy(viewer: Viewer, access: readonly Role[]): Refused | null {
  if (mayAny(viewer, access)) return null;
  if (viewer.account === null) return refused(refuseInKernel('sign-in-needed'));
  return refused(refuseInKernel('role-missing', { roles: access.join(', ') }));
}

type Sending = {
  readonly viewer: Viewer;
  readonly where: Pick<Room, 'forumId' | 'editionId'>;
  readonly order: { readonly sessionId: string; readonly commandId: string };
  readonly by: { readonly chair: boolean; readonly participationId: string | null };
  readonly seen: number | null;
  readonly text: GivenText | null;
  readonly floor: FloorOrder;
};

async function send(
  app: App,
  { viewer, where, order, by, seen, text, floor }: Sending,
): Promise<FloorAnswer> {
  const { commandId, sessionId } = order;
  const room = { ...where, sessionId };
  const mode = await roomMode(app.db, room);
  if (mode === null) return refused(refuse('session-unknown'));
  const actorId = viewer.account?.id ?? null;
  const offRecord = mode === 'off_record';
  return floorRooms(app).run(room, { commandId, by, seen, offRecord, order: floor, actorId, text });
}
