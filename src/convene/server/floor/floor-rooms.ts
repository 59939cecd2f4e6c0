import type { App } from '#kernel/server/app.ts';
import type { FloorState } from '../../domain/floor/floor-state.ts';
import { forwardFloor } from './floor-forwards.ts';
import type { FloorAnswer, FloorMessage, Room } from './floor-message.ts';
import { readFloorFrom } from './floor.store.ts';
import { holdRoom, type HeldRoom, type RoomParts } from './held-room.ts';
import { createSteadyClock, type SteadyClock } from './steady-clock.ts';

const IDLE_MS = 60_000;
/** A room whose writer failed is opened again and asked once more: what it did write it knows by the command's id. */
const ATTEMPTS = 2;
const STATES_KEPT_MAX = 1_000;

export type FloorRooms = {
  /** Answers after the commit. Rejects when the database does: then sending the same command again is safe. */
  run(room: Room, message: FloorMessage): Promise<FloorAnswer>;
  /** The floor as it is committed, whichever process writes it, and the moment by the clock it is measured with. */
  read(room: Room): Promise<{ readonly state: FloorState; readonly ms: number }>;
  /** Lets other processes write these rooms at once. */
  stop(): Promise<void>;
};

type Entry = { readonly held: HeldRoom; usedMs: number };

/** The rooms this process writes, each under a lease of its own; orders for other rooms go to whoever writes those. */
export function createFloorRooms(parts: RoomParts): FloorRooms {
  const entries = new Map<string, Entry>();
  const clock = createSteadyClock(() => parts.now().getTime());

  function entryOf(room: Room): Entry {
    const known = entries.get(room.sessionId);
    if (known !== undefined) return known;
    const held = holdRoom({ parts, room, clock, run: (message) => run(room, message) });
    const made: Entry = { held, usedMs: 0 };
    entries.set(room.sessionId, made);
    return made;
  }

  async function run(room: Room, message: FloorMessage): Promise<FloorAnswer> {
    const entry = entryOf(room);
    entry.usedMs = performance.now();
    const { held } = entry;
    for (let attempt = 1; ; attempt += 1) {
      const opened = await held.open();
      if (opened === null) return forwardFloor(parts, { room, message, takeOver: () => held.open(), run });
      try {
        return await opened.floor.run(message);
      } catch (error) {
        held.failed(opened);
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }

  function letGo(sessionId: string, { held }: Entry): Promise<void> {
    entries.delete(sessionId);
    return held.letGo();
  }

  const idle = setInterval(() => {
    for (const [sessionId, entry] of entries)
      if (performance.now() - entry.usedMs > IDLE_MS && entry.held.idle()) void letGo(sessionId, entry);
  }, IDLE_MS);
  idle.unref();

  return {
    run,
    read: createReader(parts, clock),
    async stop() {
      clearInterval(idle);
      await Promise.all([...entries].map(([sessionId, entry]) => letGo(sessionId, entry)));
    },
  };
}

/** Reads on from what it knows, so that looking at a floor costs one statement and the events since. */
function createReader({ db }: RoomParts, clock: SteadyClock): FloorRooms['read'] {
  const states = new Map<string, FloorState>();
  return async (room) => {
    const known = states.get(room.sessionId);
    const state = await readFloorFrom(db, room, known);
    if (known === undefined && states.size >= STATES_KEPT_MAX) states.clear();
    // Two that read at once may end in either order; versions never go back.
    if (state.version >= (states.get(room.sessionId)?.version ?? 0)) states.set(room.sessionId, state);
    clock.notBefore(state.ms);
    return { state, ms: clock.now() };
  };
}

const rooms = new WeakMap<object, FloorRooms>();

/** One set of rooms per application, made when the first is asked for. */
export function floorRooms(app: App): FloorRooms {
  const made = rooms.get(app) ?? createFloorRooms(app);
  rooms.set(app, made);
  return made;
}
