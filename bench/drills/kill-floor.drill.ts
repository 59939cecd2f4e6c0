import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sql } from '#kernel/server/database/db.ts';
import { createLive } from '#kernel/server/live/live.ts';
import { createFloorRooms } from '#convene/server/floor/floor-rooms.ts';
import { addPlenary, floorOrder } from '../live/floor-stage.ts';
import { newId, openStage } from '../live/stage.ts';
import type { Acknowledged, FloorWork } from './floor-writer.ts';
import { pause } from './server.ts';
import { conclude } from './verdict.ts';

// The process that writes a room is killed three times with kill -9 while fifty people ask for the floor and withdraw.
const KILLS = 3;
const WORKING_MS = 1_500;
const stage = await openStage();
try {
  const { db, forumId, editionId, connection } = stage;
  const room = { forumId, editionId, sessionId: newId() };
  await addPlenary(stage, room);
  const acknowledged: Acknowledged[] = [];
  const away: number[] = [];
  for (let run = 0; run <= KILLS; run += 1) {
    const since = performance.now();
    const child = startWriter({ connection, room, first: run === 0 }, (one) => {
      if (away.length === run) away.push(Math.round(performance.now() - since));
      acknowledged.push(one);
    });
    while (away.length <= run) await pause(20);
    await pause(WORKING_MS);
    await killed(child);
  }
  const rooms = createFloorRooms({ db, live: createLive(), now: () => new Date(), newId });
  const last = acknowledged.at(-1);
  const again = last && (await rooms.run(room, { ...floorOrder({ do: 'end' }), commandId: last.commandId }));
  await rooms.stop();
  const { rows } = await sql<{ command_id: string; version: number }>`
    SELECT command_id, version FROM floor_events WHERE session_id = ${room.sessionId} ORDER BY version`.execute(
    db,
  );
  const kept = new Map(rows.map((row) => [row.command_id, row.version]));
  const lost = acknowledged.filter(({ commandId, version }) => kept.get(commandId) !== version);
  const gaps = rows.filter(({ version }, at) => version !== at + 1);
  console.log(`first answer after the start and after each kill: ${away.join(', ')} ms`);
  conclude('kill-floor', [
    { what: `${acknowledged.length} orders acknowledged`, holds: acknowledged.length > 0 },
    { what: `acknowledged orders lost or at another version: ${lost.length}`, holds: lost.length === 0 },
    { what: `gaps and doubles among ${rows.length} versions: ${gaps.length}`, holds: gaps.length === 0 },
    {
      what: 'the last order sent again makes nothing and is answered as before',
      holds: last !== undefined && again?.ok === true && again.version === last.version,
    },
  ]);
} finally {
  await stage.close();
}

function startWriter(work: FloorWork, heard: (one: Acknowledged) => void): ChildProcess {
  const child = fork(fileURLToPath(new URL('floor-writer.ts', import.meta.url)), {
    execArgv: [...process.execArgv, '--import', new URL('../live/with-parent.ts', import.meta.url).href],
  });
  child.on('message', heard);
  child.send(work);
  return child;
}

function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  return gone;
}
