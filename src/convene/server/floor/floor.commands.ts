import type { Act, PublicEntry } from '#kernel/domain/command.ts';
import type { Refusal } from '#kernel/domain/decision.ts';
import { refuseInKernel } from '#kernel/domain/kernel-refusals.ts';
import { writeActs } from '#kernel/server/acts/acts.store.ts';
import type { App } from '#kernel/server/app.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import { guardByLease, type Fence } from '#kernel/server/database/lease.ts';
import { tellOthers } from '#kernel/server/live/live-relay.ts';
import { entersSealed } from '#kernel/server/record/seals.store.ts';
import type { RestOfLine } from '../../domain/floor/floor-command.ts';
import type { FloorEvent } from '../../domain/floor/floor-event.ts';
import { withoutNames } from '../../domain/floor/forget-floor.ts';
import { itemEntry, listEntry } from '../../domain/floor/floor-record.ts';
import { requestIn, type FloorState } from '../../domain/floor/floor-state.ts';
import { recordIntervention, type InterventionRecorded } from '../../domain/words/record-intervention.ts';
import { keepsNoNames, type RecordMode } from '../../domain/sessions/record-mode.ts';
import { refuse } from '../../domain/refusals.ts';
import { isOnAgenda } from '../agenda/agenda.store.ts';
import { loadRecordState, writeIntervention } from '../words/intervention-writes.store.ts';
import { recordedAct } from '../words/interventions.commands.ts';
import type { GivenText, Room } from './floor-message.ts';
import type { Weighty } from './floor-room.ts';
import { appendEventsIn, forgetEvents, keepSnapshot } from './floor.store.ts';

export type WeightyParts = {
  readonly app: Pick<App, 'db' | 'now' | 'newId'>;
  readonly room: Room;
  readonly fence: Fence;
  readonly topics: readonly string[];
};

/**
 * Events of the floor that belong into the public record, or change more than the floor: the list opened and closed, a
 * text accepted, the meeting ended. One transaction under the fence, with their acts.
 */
export function appendWeighty(parts: WeightyParts, weighty: Weighty): Promise<FloorState | Refusal> {
  const { app, room, fence, topics } = parts;
  const { message, row, after } = weighty;
  const { event } = row.event;
  const at = app.now();
  return app.db.transaction().execute(async (tx) => {
    await guardByLease(tx, fence);
    const mode = await recordModeOf(tx, room);
    if (event.kind === 'item_opened' && !(await isOnAgenda(tx, { ...room, itemId: event.itemId })))
      return refuse('agenda-item-unknown').refusal;
    const words =
      event.kind === 'text_accepted' && message.text !== null
        ? await wordsOf(tx, { parts, text: message.text, textId: event.textId, itemId: itemOf(event, after) })
        : null;
    const acts = [...floorActs(event, { room, mode, state: after }), ...(words ? [recordedAct(words)] : [])];
    if (await entersSealed(tx, room, acts)) return refuseInKernel('edition-sealed').refusal;
    const forgotten = event.kind === 'ended' && keepsNoNames(mode);
    const kept = forgotten ? withoutNames(after) : after;
    if (forgotten) {
      await forgetEvents(tx, room);
      await keepSnapshot(tx, room, kept, at);
    } else await appendEventsIn(tx, { room, at, rows: [row] });
    if (words !== null) await writeIntervention(tx, words, { forumId: room.forumId, at });
    const account = message.actorId === null ? null : { id: message.actorId };
    await writeActs(tx, { forumId: room.forumId, at, viewer: { account } }, app.newId, acts);
    await tellOthers(tx, topics);
    return kept;
  });
}

async function recordModeOf(tx: Tx, { forumId, sessionId }: Room): Promise<RecordMode> {
  const { record_mode } = await tx
    .selectFrom('sessions')
    .select('record_mode')
    .where('forum_id', '=', forumId)
    .where('session_id', '=', sessionId)
    // Whoever makes the record stricter waits, and is obeyed from the next event on.
    .forShare()
    .executeTakeFirstOrThrow();
  return record_mode;
}

/** The item that a text was given on. */
const itemOf = ({ requestId }: { readonly requestId: string }, after: FloorState) =>
  requestIn(after, requestId)?.itemId;

/** The text as an intervention of the session, in its record mode; null off the record. */
async function wordsOf(
  tx: Tx,
  {
    parts,
    text,
    textId,
    itemId,
  }: {
    readonly parts: WeightyParts;
    readonly text: GivenText;
    readonly textId: string;
    readonly itemId: string | undefined;
  },
): Promise<InterventionRecorded | null> {
  const { app, room } = parts;
  const { forumId, editionId, sessionId } = room;
  const words = { textKind: 'verbatim', delivery: 'written', verb: null, force: null } as const;
  const under = itemId === undefined ? {} : { agendaItemId: itemId };
  const input = { editionId, sessionId, ...text, ...words, ...under, recordMode: null, source: null };
  const viewer = { account: null, roles: new Set<never>(), participation: null, visitorId: null };
  const command = { input, forumId, viewer, at: app.now(), id: textId, ids: [textId] };
  const decided = recordIntervention(await loadRecordState(tx, command), command);
  // The session and the participant were found when the order came in; off the record it was refused before.
  if (!decided.accepted) throw new Error(`A text could not be recorded: ${decided.refusal.code}.`);
  return decided.change;
}

type About = { readonly room: Room; readonly mode: RecordMode; readonly state: FloorState };

/** What the audit trail and, unless the session is off the record, the public log hear of the floor: never a name. */
function floorActs(event: FloorEvent, about: About): Act[] {
  switch (event.kind) {
    case 'opened': {
      const { speechSeconds, replySeconds } = event.times;
      const data = { speech_seconds: speechSeconds, reply_seconds: replySeconds };
      return [floorAct('floor.opened', about, { data })];
    }
    case 'list_closed':
      return [floorAct('floor.list_closed', about, listEntry(about.state, about.mode))];
    case 'list_reopened':
      return [floorAct('floor.list_reopened', about, { data: {} })];
    case 'item_opened':
      return [
        ...(event.closes === undefined ? [] : [itemClosed(event.closes, event.rest, about)]),
        itemAct('floor.item_opened', event.itemId, about, { data: {} }),
      ];
    case 'item_closed':
      return [itemClosed(event.itemId, event.rest, about)];
    case 'ended':
      return [floorAct('floor.ended', about, listEntry(about.state, about.mode))];
    default:
      return [];
  }
}

const itemClosed = (itemId: string, rest: RestOfLine, about: About) =>
  itemAct('floor.item_closed', itemId, about, itemEntry(about.state, itemId, rest));

/** The entry is about the item; it rests on the session too, as all entries of a floor do. */
function itemAct(kind: string, itemId: string, about: About, entry: PublicEntry): Act {
  const { entry: onSession, ...act } = floorAct(kind, about, entry);
  const item = { subjectKind: 'agenda_item', subjectId: itemId };
  const cites = [item, ...(onSession?.cites ?? [])];
  return { ...act, ...item, ...(onSession === undefined ? {} : { entry: { ...onSession, cites } }) };
}

function floorAct(kind: string, { room, mode, state }: About, entry: PublicEntry): Act {
  const cites = [{ subjectKind: 'session', subjectId: room.sessionId }];
  return {
    kind,
    subjectKind: 'session',
    subjectId: room.sessionId,
    editionId: room.editionId,
    payload: { version: state.version },
    ...(mode === 'off_record' ? {} : { entry: { ...entry, cites } }),
  };
}
