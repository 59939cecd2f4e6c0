import { open, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { utf8 } from '../encoding/bytes.ts';
import { folderStore } from '../tree/folder-store.ts';
import { nodePrimitives } from '../primitives/node-primitives.ts';
import { fail, ok, type Result } from '../encoding/result.ts';
import { lockFile } from './process-lock.ts';
import { createSigner, parseSigner } from '../notes/signer.ts';
import type { KeyType } from '../notes/keys.ts';
import { formatWitnessState, parseWitnessState, type WitnessState } from './witness.ts';

/** A witness whose whole state is one file. Two processes on one file could cosign two histories: it is locked. */
export type OpenedWitness = {
  readonly state: () => WitnessState;
  /** Durable when it resolves. Rejects if another process has taken the witness over meanwhile. */
  readonly save: (next: WitnessState) => Promise<void>;
  readonly close: () => Promise<void>;
};

const OWNER_ONLY = 0o600;

/** Makes a new witness with a new key; refuses to overwrite. */
export async function createWitnessFile(
  path: string,
  name: string,
  type: KeyType,
): Promise<Result<WitnessState>> {
  const signer = await createSigner(name, type);
  if (!signer.ok) return signer;
  const state = { signer: signer.value, logs: [] };
  try {
    const file = await open(path, 'wx', OWNER_ONLY);
    await file.writeFile(formatWitnessState(state));
    await file.sync();
    await file.close();
  } catch {
    return fail('file-exists', `${path} exists already or cannot be written`);
  }
  return ok(state);
}

/** What the file holds, without the right to change it: may be asked while another process serves. */
export async function readWitnessFile(path: string): Promise<Result<WitnessState>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return fail('state-missing', `${path} cannot be read`);
  }
  return parseWitnessState(nodePrimitives, text, parseSigner);
}

export async function openWitnessFile(path: string): Promise<Result<OpenedWitness>> {
  const locked = await lockFile(`${path}.lock`);
  if (!locked.ok) return locked;
  const lock = locked.value;
  const parsed = await readWitnessFile(path);
  if (!parsed.ok) {
    await lock.release();
    return parsed;
  }
  let state = parsed.value;
  const store = folderStore(dirname(path), OWNER_ONLY);
  return ok({
    state: () => state,
    save: async (next) => {
      if (!(await lock.isHeld())) throw new Error('another process has taken this witness over');
      await store.write(basename(path), utf8(formatWitnessState(next)));
      state = next;
    },
    close: lock.release,
  });
}
