import { fanOutRows } from './live/fan-out.measure.ts';
import { floorRows } from './live/floor.measure.ts';
import { pageRows } from './live/page.measure.ts';
import { reactionRows } from './live/reactions.measure.ts';
import type { Row } from './live/row.ts';
import { openStage } from './live/stage.ts';

const only = process.argv[2];
const stage = await openStage();
try {
  const rows: Row[] = [];
  if (only === undefined || only === 'reactions') rows.push(...(await reactionRows(stage)));
  if (only === undefined || only === 'fan-out') rows.push(...(await fanOutRows()));
  if (only === undefined || only === 'floor') rows.push(...(await floorRows(stage)));
  if (only === undefined || only === 'page') rows.push(...(await pageRows()));
  for (const { name, figure, limit, met } of rows) {
    console.log(`${met ? 'met   ' : 'MISSED'} ${name.padEnd(64)} ${figure.padStart(18)}   limit ${limit}`);
  }
} finally {
  await stage.close();
}
