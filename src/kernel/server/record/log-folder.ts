import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSigner, folderStore, parseSigner, type FileStore, type Signer } from '@madang/record';

const KEY_FILE_MODE = 0o600;

/** Where an edition's log lies, and the key that signs it. Published files and secret keys have separate folders. */
export type LogFolder = {
  readonly store: FileStore;
  readonly signer: Signer;
};

export async function openLogFolder(dataFolder: string, folder: string, origin: string): Promise<LogFolder> {
  const store = folderStore(join(dataFolder, 'log', folder));
  return { store, signer: await keptSigner(join(dataFolder, 'keys'), folder, origin) };
}

/** Made once, written durably before its first signature, and never replaced: a new key would be a new log. */
async function keptSigner(keys: string, folder: string, origin: string): Promise<Signer> {
  await mkdir(keys, { recursive: true, mode: 0o700 });
  const name = `${folder}.key`;
  const kept = await readFile(join(keys, name), 'utf8').catch(() => null);
  const signer = kept === null ? await createSigner(origin, 'ed25519') : await parseSigner(kept);
  if (!signer.ok) throw new Error(`The signing key ${name} cannot be read: ${signer.detail}.`);
  if (kept === null)
    await folderStore(keys, KEY_FILE_MODE).write(name, new TextEncoder().encode(`${signer.value.secret}\n`));
  return signer.value;
}
