import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createSigner,
  folderStore,
  parseSigner,
  type FileStore,
  type Signer,
  type VerifierKey,
} from '@madang/record';

const KEY_FILE_MODE = 0o600;

/** Where an edition's log lies, and the key that signs it. Published files and secret keys have separate folders. */
export type LogFolder = {
  readonly store: FileStore;
  readonly signer: Signer;
};

export function logStore(dataFolder: string, folder: string): FileStore {
  return folderStore(join(dataFolder, 'log', folder));
}

export async function openLogFolder(dataFolder: string, folder: string, origin: string): Promise<LogFolder> {
  const keys = join(dataFolder, 'keys');
  const file = join(keys, `${folder}.key`);
  let signer = await keptSigner(file);
  if (signer === null) {
    await mkdir(keys, { recursive: true, mode: 0o700 });
    await makeKey(keys, file, origin);
    signer = await keptSigner(file);
  }
  if (signer === null) throw new Error(`The signing key ${folder}.key was made but cannot be found.`);
  return { store: logStore(dataFolder, folder), signer };
}

/** The public half of a log's key; null before the log was first written. Never makes one. */
export async function logKey(dataFolder: string, folder: string): Promise<VerifierKey | null> {
  return (await keptSigner(join(dataFolder, 'keys', `${folder}.key`)))?.key ?? null;
}

async function keptSigner(file: string): Promise<Signer | null> {
  const kept = await readFile(file, 'utf8').catch((error: unknown) => {
    // Only a key that was never made may be made: one that cannot be read just now is still the log's key.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (kept === null) return null;
  const signer = await parseSigner(kept);
  if (!signer.ok) throw new Error(`The signing key ${file} cannot be read: ${signer.detail}.`);
  return signer.value;
}

/**
 * Durable before its first signature, and never replaced, since a new key would be a new log. Of two processes that
 * make one at the same moment the first to link its file wins, and both then read that one.
 */
async function makeKey(keys: string, file: string, origin: string): Promise<void> {
  const made = await createSigner(origin, 'ed25519');
  if (!made.ok) throw new Error(`No signing key could be made: ${made.detail}.`);
  const draft = join(keys, `.unfinished-${randomBytes(8).toString('hex')}`);
  try {
    const handle = await open(draft, 'wx', KEY_FILE_MODE);
    try {
      await handle.writeFile(`${made.value.secret}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, file).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(keys);
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder as a file; its file systems journal the link themselves.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
