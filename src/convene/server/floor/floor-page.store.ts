import type { Viewer } from '#kernel/domain/viewer.ts';
import type { App } from '#kernel/server/app.ts';
import {
  chairView,
  floorView,
  ownRequests,
  speakersIn,
  type ChairView,
  type FloorView,
  type OwnRequest,
} from '../../domain/floor/floor-view.ts';
import { heardTurns, type HeardTurn } from '../../domain/floor/heard-turns.ts';
import type { RecordMode } from '../../domain/sessions/record-mode.ts';
import type { Room } from './floor-message.ts';
import { floorRooms } from './floor-rooms.ts';
import { floorVoices, presentInEdition } from './floor-voices.store.ts';

type Session = { readonly sessionId: string; readonly recordMode: RecordMode };
type At = Pick<Room, 'forumId' | 'editionId'>;
const roomOf = (at: At, { sessionId }: Session): Room => ({ ...at, sessionId });

export type FloorPage = {
  readonly floor: FloorView;
  readonly heard: readonly HeardTurn[];
  readonly own: readonly OwnRequest[];
};

/** The floor as everyone may see it, and beside it what the reader has asked for. At most two queries. */
export async function readFloor(app: App, at: At, session: Session, viewer: Viewer): Promise<FloorPage> {
  const room = roomOf(at, session);
  const { state, ms } = await floorRooms(app).read(room);
  const participationIds = speakersIn(state);
  const voices = await floorVoices(app.db, { room, participationIds, mode: session.recordMode });
  const own = viewer.participation;
  return {
    floor: floorView(state, ms, voices),
    heard: heardTurns(state, voices),
    own: own === null ? [] : ownRequests(state, own.participationId),
  };
}

/** The floor as the chair needs it, with names whatever the record mode. Three queries. */
export async function readChairFloor(app: App, at: At, session: Session): Promise<ChairView> {
  const room = roomOf(at, session);
  const [{ state, ms }, present] = await Promise.all([
    floorRooms(app).read(room),
    presentInEdition(app.db, room),
  ]);
  const wanted = { room, participationIds: speakersIn(state), mode: null };
  return chairView(state, ms, { voices: await floorVoices(app.db, wanted), present });
}
