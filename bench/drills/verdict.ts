import { openRuntime } from '#kernel/server/running/runtime.ts';
import { openDatabase, sql } from '#kernel/server/database/db.ts';
import { SECRET } from './server.ts';
import type { Sent } from './storm.ts';

export type Check = { readonly what: string; readonly holds: boolean };

/** Prints each check and ends the process with 0 if all hold. */
export function conclude(name: string, checks: readonly Check[]): void {
  for (const { what, holds } of checks) console.log(`${holds ? 'holds ' : 'FAILS '} ${what}`);
  const passed = checks.every(({ holds }) => holds);
  console.log(`${passed ? 'passed' : 'FAILED'}: ${name}`);
  process.exitCode = passed ? 0 : 1;
}

type Kept = { readonly entry_id: string; readonly reactor_id: string; readonly stance: number };

/** What the book holds against what was sent and acknowledged: the rule of every drill. */
export async function checkBook(folder: string, sent: readonly Sent[]): Promise<Check[]> {
  const runtime = await openRuntime({ MADANG_DATA: folder, MADANG_SECRET: SECRET }, () => undefined);
  try {
    const db = openDatabase(runtime.pool);
    const ids = sent.map(({ id }) => id);
    const visitors = [...new Set(sent.map(({ visitorId }) => visitorId))];
    const { rows: log } = await sql<Kept>`
      SELECT entry_id, stance FROM reaction_log WHERE entry_id = ANY(${ids}::uuid[])`.execute(db);
    const { rows: latest } = await sql<{ key: string; stance: number }>`
      SELECT visitor_id || ' ' || position_id AS key, stance FROM public_reactions
      WHERE visitor_id = ANY(${visitors}::uuid[])`.execute(db);
    const logged = new Set(log.map(({ entry_id }) => entry_id));
    const counted = new Map(latest.map(({ key, stance }) => [key, stance]));
    const acknowledged = sent.filter((one) => one.acknowledged);
    const lost = acknowledged.filter(
      (one) => !logged.has(one.id) || counted.get(`${one.visitorId} ${one.positionId}`) !== one.stance,
    );
    return [
      {
        what: `${acknowledged.length} reactions acknowledged of ${sent.length} sent`,
        holds: acknowledged.length > 0,
      },
      { what: `acknowledged reactions lost: ${lost.length}`, holds: lost.length === 0 },
      { what: `entered twice: ${log.length - logged.size}`, holds: log.length === logged.size },
      {
        what: `counted twice: ${latest.length - counted.size}; counted but never sent: ${Math.max(0, counted.size - sent.length)}`,
        holds: latest.length === counted.size && counted.size <= sent.length,
      },
    ];
  } finally {
    await runtime.stop();
  }
}

export function answersOf(answers: ReadonlyMap<number, number>): string {
  return [...answers].map(([status, count]) => `${status === 0 ? 'cut' : status}: ${count}`).join(', ');
}
