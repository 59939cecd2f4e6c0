import type pg from 'pg';
import { openDatabase, openPool } from '#kernel/server/database/db.ts';
import { createLive } from '#kernel/server/live/live.ts';
import type { Room } from '#convene/server/floor/floor-message.ts';
import { createFloorRooms } from '#convene/server/floor/floor-rooms.ts';
import { askAndWithdraw, floorOrder, FLOOR_WRITERS } from '../live/floor-stage.ts';
import { newId } from '../live/stage.ts';

export type FloorWork = {
  readonly connection: pg.PoolConfig;
  readonly room: Room;
  readonly first: boolean;
};
export type Acknowledged = { readonly commandId: string; readonly version: number };

// A process that writes one room and says what was acknowledged, until it is killed.
process.on('message', async ({ connection, room, first }: FloorWork) => {
  const pool = openPool({ connection, onError: () => undefined });
  const db = openDatabase(pool);
  const rooms = createFloorRooms({ db, live: createLive(), now: () => new Date(), newId });
  if (first)
    await rooms.run(room, floorOrder({ do: 'open', times: { speechSeconds: 180, replySeconds: 90 } }));
  const writer = askAndWithdraw(rooms, room, (one) => process.send?.(one));
  await Promise.all(
    Array.from({ length: FLOOR_WRITERS }, async (_, who) => {
      for (;;) await writer(who);
    }),
  );
});
