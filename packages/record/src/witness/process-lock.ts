import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fail, ok, type Result } from '../encoding/result.ts';

/** The right to a file, kept beside it; it ends with the process, not with the lock's own file. */
export type ProcessLock = {
  /** False once another process has taken over, rightly or not: then nothing more may be written. */
  readonly isHeld: () => Promise<boolean>;
  readonly release: () => Promise<void>;
};

const OWNER_ONLY = 0o600;
const ATTEMPTS = 3;

/** Locks of this very process, by path: its number alone does not tell them from those of a namesake that is gone. */
const held = new Set<string>();

/** Takes the lock at `path`. One left by a process that is gone is taken over. */
export async function lockFile(path: string): Promise<Result<ProcessLock>> {
  if (held.has(path)) return fail('state-locked', `this process uses ${path} already`);
  held.add(path);
  const locked = await takeOver(path);
  if (!locked.ok) held.delete(path);
  return locked;
}

async function takeOver(path: string): Promise<Result<ProcessLock>> {
  const mark = `${process.pid} ${randomBytes(8).toString('hex')}`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await create(path, mark)) return ok(lockOf(path, mark));
    const found = await contentOf(path);
    const owner = Number.parseInt(found ?? '', 10);
    if (isRunning(owner)) return fail('state-locked', `process ${owner} uses this witness already`);
    if (found !== undefined) await clear(path, found);
  }
  return fail('state-locked', `${path} cannot be written`);
}

function lockOf(path: string, mark: string): ProcessLock {
  const isHeld = async (): Promise<boolean> => (await contentOf(path)) === mark;
  return {
    isHeld,
    release: async () => {
      held.delete(path);
      if (await isHeld()) await rm(path, { force: true });
    },
  };
}

/** Written before it has its name: a lock is never seen without its owner. */
async function create(path: string, mark: string): Promise<boolean> {
  const draft = `${path}.draft-${randomBytes(8).toString('hex')}`;
  try {
    await writeFile(draft, mark, { mode: OWNER_ONLY, flag: 'wx' });
    await link(draft, path);
    return true;
  } catch {
    return false;
  } finally {
    await rm(draft, { force: true });
  }
}

const contentOf = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch(() => undefined);

/** Moved away rather than removed, so that of two who find it stale none takes away the lock the other just made. */
async function clear(path: string, stale: string): Promise<void> {
  const aside = `${path}.stale-${randomBytes(8).toString('hex')}`;
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if ((await contentOf(aside)) !== stale) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function isRunning(pid: number): boolean {
  // In a container every start may get the number of the one that was killed; whose lock it is, `held` has answered.
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
