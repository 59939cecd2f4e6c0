import { readdirSync, readFileSync } from 'node:fs';
import { readPressRelease } from '../src/index.ts';
import { HEADS, HOSTILE, repeated } from '../tests/hostile.ts';

/**
 * Prints how long an ordinary release takes, and for hostile text how the work grows when the text grows fourfold.
 * CPU time of this process; the growth is a ratio within one run, so that a busy machine does not change it.
 */
const GROWTH_MAX = 8;
const RELEASE_MILLISECONDS_MAX = 20;
/** Below this, a ratio measures the clock. */
const MEASURABLE_MILLISECONDS = 20;

function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
}

const folder = new URL('../vectors/', import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, folder)));
for (const bytes of vectors) readPressRelease(bytes);
const rounds = 20;
const whole = milliseconds(() => {
  for (let round = 0; round < rounds; round += 1) for (const bytes of vectors) readPressRelease(bytes);
});
const each = whole / rounds / vectors.length;
console.log(`one release: ${each.toFixed(2)} ms (limit ${RELEASE_MILLISECONDS_MAX} ms)`);

let worst = { unit: '', ratio: 0, long: 0 };
for (const head of HEADS)
  for (const unit of HOSTILE) {
    const short = milliseconds(() => readPressRelease(repeated(head, unit, 50_000)));
    const long = milliseconds(() => readPressRelease(repeated(head, unit, 200_000)));
    const ratio = long < MEASURABLE_MILLISECONDS ? 0 : long / Math.max(1, short);
    if (long > 300)
      console.log(`  ${JSON.stringify(unit)}: 50 kB ${short.toFixed(0)} ms, 200 kB ${long.toFixed(0)} ms`);
    if (ratio > worst.ratio) worst = { unit, ratio, long };
  }
console.log(
  `hostile text, four times as long: at most ${worst.ratio.toFixed(1)} times the work (limit ${GROWTH_MAX}), for ${JSON.stringify(worst.unit)}`,
);
if (each > RELEASE_MILLISECONDS_MAX || worst.ratio > GROWTH_MAX) process.exitCode = 1;
