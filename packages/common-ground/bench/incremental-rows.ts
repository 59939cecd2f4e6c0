import { createIncremental } from '../src/incremental/incremental.ts';
import { seededRandom } from '../src/seeded-random.ts';
import { median } from './one-row.ts';
import { syntheticMatrix } from './shapes.ts';

const POSITIONS = 1_000;
const EACH = 50;
const MAPS = 7;
const UPDATES = 20_000;

const microseconds = (): number => {
  const { user, system } = process.threadCpuUsage();
  return user + system;
};

/** One reaction to a new map, at two sizes: the cost must not follow the number of people. */
export function incrementalRows(quick: boolean): string[] {
  return (quick ? [2_000, 20_000] : [20_000, 100_000]).map((people) => {
    const { participantIds, positionIds, starts, cells } = syntheticMatrix({
      people,
      positions: POSITIONS,
      reactions: people * EACH,
    });
    const live = createIncremental();
    for (const id of positionIds) live.addPosition(id);
    participantIds.forEach((id, i) => {
      for (let k = starts[i]!; k < starts[i + 1]!; k += 1) {
        const cell = cells[k]!;
        live.react(id, positionIds[(cell / 3) | 0]!, cell % 3 === 0 ? -1 : cell % 3 === 1 ? 0 : 1);
      }
    });
    const random = seededRandom(people);
    const pick = (): string => String(Math.floor(random() * people));
    const from = microseconds();
    for (let n = 0; n < UPDATES; n += 1)
      live.react(pick(), String(Math.floor(random() * POSITIONS)), random() < 0.5 ? 1 : -1);
    const update = (microseconds() - from) / UPDATES;
    const maps = Array.from({ length: MAPS }, () => {
      const start = microseconds();
      const person = pick();
      live.react(person, String(Math.floor(random() * POSITIONS)), 1);
      live.place(person, live.map());
      return (microseconds() - start) / 1000;
    });
    const map = median(maps);
    const met = update <= 20 && map <= 100 ? 'yes' : 'NO';
    return `one reaction, ${POSITIONS} positions, ${people} people: update ${update.toFixed(1)} us (limit 20), new map ${map.toFixed(0)} ms (limit 100)  ${met}`;
  });
}
