import { hostname } from 'node:os';
import type { App } from '#kernel/server/app.ts';
import { CHANGED } from '#kernel/server/acts/execute.ts';
import { createLease, type Fence, type Lease } from '#kernel/server/database/lease.ts';
import { appendWeighty } from './floor.commands.ts';
import { hearForwards } from './floor-forwards.ts';
import { roomTopic, type FloorAnswer, type FloorMessage, type Room } from './floor-message.ts';
import { openRoom, type FloorRoom } from './floor-room.ts';
import { appendEvents, commandsOf, keepSnapshot, readFloorFrom } from './floor.store.ts';
import type { SteadyClock } from './steady-clock.ts';

/** A room does not wait long for whoever takes over after its writer was killed. */
const LEASE_MS = 5_000;
const SNAPSHOT_EVERY_EVENTS = 256;

export type RoomParts = Pick<App, 'db' | 'live' | 'now' | 'newId'>;
type Open = { readonly floor: FloorRoom; readonly fence: Fence; readonly stopHearing: () => void };

/** One room as this process sees it: it writes it, or waits for whoever does. */
export type HeldRoom = {
  /** null while another process writes this room. However many ask at once, it is opened once. */
  open(): Promise<Open | null>;
  /** Its last batch failed: whether the lease is still ours is asked anew, since it may have passed on unnoticed. */
  failed(opened: Open): void;
  readonly idle: () => boolean;
  /** Commits what was accepted and lets another process write. */
  letGo(): Promise<void>;
};

export type HoldParts = {
  readonly parts: RoomParts;
  readonly room: Room;
  readonly clock: SteadyClock;
  /** Carries out what another process sent. */
  readonly run: (message: FloorMessage) => Promise<FloorAnswer>;
};

export function holdRoom({ parts, room, clock, run }: HoldParts): HeldRoom {
  const lease = leaseOf(parts, room);
  let opening: Promise<Open | null> | null = null;
  let open: Open | null = null;
  /** Done once a lease that failed its writer is given back. */
  let givenBack: Promise<void> = Promise.resolve();

  async function take(): Promise<Open | null> {
    await givenBack;
    const fence = await lease.take();
    if (fence === null) return null;
    const floor = await openUnder(parts, { room, fence, clock });
    return { floor, fence, stopHearing: hearForwards(parts, room, run) };
  }

  function shut(opened: Open): boolean {
    if (open !== opened) return false;
    open = null;
    opening = null;
    opened.stopHearing();
    return true;
  }

  return {
    open() {
      if (open?.fence.lost.aborted) shut(open);
      opening ??= take().then(
        (opened) => {
          open = opened;
          if (opened === null) opening = null;
          return opened;
        },
        (error: unknown) => {
          opening = null;
          throw error;
        },
      );
      return opening;
    },
    failed(opened) {
      if (shut(opened)) givenBack = lease.release().catch(() => undefined);
    },
    idle: () => open?.floor.idle() ?? true,
    async letGo() {
      const opened = await opening?.catch(() => null);
      await opened?.floor.drain();
      if (opened) shut(opened);
      await lease.release().catch(() => undefined);
    },
  };
}

function leaseOf({ db }: RoomParts, { forumId, sessionId }: Room): Lease {
  const holder = `${hostname()}:${process.pid}`;
  return createLease({ db, forumId, name: `floor/${sessionId}`, holder, durationMs: LEASE_MS });
}

type Under = { readonly room: Room; readonly fence: Fence; readonly clock: SteadyClock };

async function openUnder(parts: RoomParts, { room, fence, clock }: Under): Promise<FloorRoom> {
  const { db, live } = parts;
  const [state, known] = await Promise.all([readFloorFrom(db, room), commandsOf(db, room)]);
  clock.notBefore(state.ms);
  let sinceSnapshot = 0;
  const topics = [CHANGED, roomTopic(room)];
  const told = (turned: boolean) => {
    live.publish(CHANGED);
    // Who has the floor is told at once; that the list grew, at most twice a second.
    if (turned) live.publish(roomTopic(room));
    else live.pulse(roomTopic(room));
  };
  return openRoom({
    state,
    known,
    now: clock.now,
    async append(rows, turned) {
      await appendEvents(db, fence, { room, at: parts.now(), rows }, topics);
      told(turned);
      sinceSnapshot += rows.length;
      if (sinceSnapshot < SNAPSHOT_EVERY_EVENTS) return;
      sinceSnapshot = 0;
      // Only makes the next opening quicker: a snapshot that fails costs nothing.
      void readFloorFrom(db, room)
        .then((now) => keepSnapshot(db, room, now, parts.now()))
        .catch(() => undefined);
    },
    async appendWeighty(weighty) {
      const desk = `desk/${room.editionId}`;
      const where = { app: parts, room, fence, topics: [...topics, desk] };
      const done = await appendWeighty(where, weighty);
      if ('meaning' in done) return done;
      told(true);
      live.publish(desk);
      return done;
    },
  });
}
