import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';

const BEAT_MS = 1_000;
const DEAD_AFTER_MS = 15_000;
const POLL_MS = 200;
const SETTLE_MS = 100;

/**
 * Runs the work while holding a lock file that several starts agree on. The holder keeps the file young; one that has
 * grown old, or whose process is gone, was left by a kill and is taken over.
 * @template T
 * @param {string} file
 * @param {{ onWait: () => void }} options told once when somebody else is at work
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, { onWait }, work) {
  mkdirSync(dirname(file), { recursive: true });
  const token = `${process.pid} ${randomBytes(8).toString('hex')}`;
  for (let waits = 0; !(await take(file, token)); waits += 1) {
    if (waits === 0) onWait();
    await sleep(POLL_MS);
  }
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (read(file) === token) rmSync(file, { force: true });
  }
}

/** @param {string} file @param {string} token @returns {Promise<boolean>} */
async function take(file, token) {
  try {
    writeFileSync(file, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  const held = read(file);
  if (held === null || !isAbandoned(file, held)) return false;
  // Of several that take over at once the last wins, and each looks again after a moment to see who that is.
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, token);
  renameSync(mine, file);
  await sleep(SETTLE_MS);
  return read(file) === token;
}

/** @param {string} file @returns {string | null} */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** @param {string} file @param {string} held */
function isAbandoned(file, held) {
  try {
    if (Date.now() - statSync(file).mtimeMs > DEAD_AFTER_MS) return true;
  } catch {
    return false;
  }
  const pid = Number.parseInt(held, 10);
  if (!Number.isInteger(pid)) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? String(error.code) : '');
