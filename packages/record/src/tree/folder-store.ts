import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import { type FileStore, isStorePath } from './store.ts';

/** Unfinished writes begin with a dot, which no path of a store does. */
const UNFINISHED = '.unfinished-';

const READABLE = 0o644;

/**
 * A file store in a folder, which is created if need be. Write, fsync, rename, fsync the folder. `mode` is for new
 * files.
 */
export function folderStore(root: string, mode: number = READABLE): FileStore {
  return {
    read: (path) => readIfThere(join(root, path)),
    write: async (path, bytes) => writeDurably(join(root, checkedPath(path)), bytes, mode),
    list: (prefix) => listFiles(root, prefix),
    remove: async (path) => {
      await rm(join(root, checkedPath(path)), { recursive: true, force: true });
    },
  };
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function checkedPath(path: string): string {
  if (!isStorePath(path)) throw new Error(`not a path of a store: ${path}`);
  return path;
}

async function writeDurably(target: string, bytes: Uint8Array, mode: number): Promise<void> {
  const folder = dirname(target);
  await makeFolder(folder);
  const unfinished = join(folder, UNFINISHED + randomBytes(8).toString('hex'));
  try {
    const file = await open(unfinished, 'wx', mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** A new folder is durable only when the folder that holds it is: each missing one is synced from the top. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  let made = folder;
  while (made.length >= first.length) {
    made = dirname(made);
    await syncFolder(made);
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder as a file; its file systems journal the rename themselves.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function listFiles(root: string, prefix: string): Promise<string[]> {
  // Only whole folders can be listed: start at the last one the prefix names.
  const found: string[] = [];
  await walk(root, prefix.slice(0, prefix.lastIndexOf('/') + 1), found);
  return found.filter((path) => path.startsWith(prefix));
}

/** `folder` is empty or ends in a slash. Links are not followed. */
async function walk(root: string, folder: string, found: string[]): Promise<void> {
  let items: Dirent[];
  try {
    items = await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  for (const item of items) {
    if (item.isDirectory()) await walk(root, `${folder}${item.name}/`, found);
    else if (item.isFile() && !item.name.startsWith(UNFINISHED)) found.push(folder + item.name);
  }
}

/**
 * Removes what writes left behind when their process was killed, at any depth below `root`: only what is older than
 * `olderThanMs`, since another process may be writing. Returns how many there were.
 */
export async function sweepUnfinished(root: string, olderThanMs: number, now: Date): Promise<number> {
  const items = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  let swept = 0;
  for (const item of items) {
    if (!item.isFile() || !item.name.startsWith(UNFINISHED)) continue;
    const file = join(item.parentPath, item.name);
    // Whoever wrote it may finish or remove it in this very moment.
    const found = await stat(file).catch(() => undefined);
    if (found === undefined || now.getTime() - found.mtimeMs <= olderThanMs) continue;
    await rm(file, { force: true });
    swept += 1;
  }
  return swept;
}
