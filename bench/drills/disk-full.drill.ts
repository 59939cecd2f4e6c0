import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServer, pause } from './server.ts';
import { positionsOf, startStorm } from './storm.ts';
import { answersOf, checkBook, conclude } from './verdict.ts';

// The disk of the data folder fills up while people react, and is given room again.
const DISK = '400m';
const FULL_MS = 4_000;
const BACK_MS_MAX = 90_000;

const disk = mkdtempSync(join(tmpdir(), 'madang-disk-'));
try {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', disk], { stdio: 'pipe' });
} catch {
  rmSync(disk, { recursive: true });
  console.log('not tried: a small disk of our own can be made only as root on Linux (mount -t tmpfs)');
  process.exit(2);
}
const server = await openServer(join(disk, 'data'));
try {
  await server.start();
  const storm = startStorm(server.port, 40, await positionsOf(server.port));
  await pause(1_500);
  const filler = join(disk, 'filler');
  fill(filler);
  await pause(FULL_MS);
  const whileFull = new Map(storm.answers);
  rmSync(filler);
  const before = storm.answers.get(200) ?? 0;
  const since = performance.now();
  while (performance.now() - since < BACK_MS_MAX && (storm.answers.get(200) ?? 0) < before + 100)
    await pause(50);
  const back = Math.round(performance.now() - since);
  await storm.settle();
  console.log(
    `answers while full: ${answersOf(whileFull)}; in all: ${answersOf(storm.answers)}; back after ${back} ms`,
  );
  conclude('disk-full', [
    {
      what: `told as a 503 while full: ${whileFull.get(503) ?? 0} times`,
      holds: (whileFull.get(503) ?? 0) > 0,
    },
    { what: 'reactions came through again, by itself, once there was room', holds: back < BACK_MS_MAX },
    ...(await checkBook(server.folder, storm.sent)),
  ]);
} finally {
  await server.remove();
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
}

/** Takes every byte there is, and goes on taking what is freed for a moment. */
function fill(file: string): void {
  const { bavail, bsize } = statfsSync(disk);
  for (let block = Buffer.alloc(bavail * bsize), at = 0; block.length >= 4096;) {
    try {
      writeFileSync(`${file}`, block, { flag: at === 0 ? 'w' : 'a' });
      at += 1;
    } catch {
      block = block.subarray(0, Math.floor(block.length / 2));
      at += 1;
    }
  }
}
