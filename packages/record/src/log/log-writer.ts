import { sameBytes } from '../encoding/bytes.ts';
import type { Checkpoint, TreeHead } from '../notes/checkpoint.ts';
import type { VerifierKey } from '../notes/keys.ts';
import {
  CHECKPOINT_PATH,
  checkpointBytes,
  historyPath,
  readTrustedCheckpoint,
  signCheckpoint,
  type SignedCheckpoint,
  withSignature,
} from '../notes/log-checkpoint.ts';
import {
  contradicts,
  extendsHead,
  type Incident,
  type IncidentCode,
  type LogFiles,
  recoverLog,
} from './log-recovery.ts';
import type { NoteSignature } from '../notes/note.ts';
import type { Primitives } from '../primitives/primitives.ts';
import { fail, ok, type Result } from '../encoding/result.ts';
import { checkSignature } from '../notes/signature.ts';
import type { Signer } from '../notes/signer.ts';
import type { FileStore } from '../tree/store.ts';
import { readEntries, UnreadableTree } from '../tree/tile-reader.ts';
import { TILE_WIDTH, tilePath } from '../tree/tiles.ts';
import { EMPTY_EDGE, edgeRoot, growEdge, type TreeEdge } from '../tree/tree-edge.ts';

export type LogWriterOptions = {
  readonly primitives: Primitives;
  readonly store: FileStore;
  /** `<host>/log/<forum>-<edition>`. */
  readonly origin: string;
  /** The log's own key; its name should be the origin. */
  readonly signer: Signer;
  /** Heads that others hold (database, witnesses). The writer refuses to open behind or beside any of them. */
  readonly known: readonly TreeHead[];
  /** Only with this may an empty store become a new log; otherwise it is an incident. */
  readonly create: boolean;
};

/** What one append did. `first` is the index of the first new entry. */
export type Appended = { readonly first: number; readonly signed: SignedCheckpoint };

/**
 * The one writer of a log. Calls queue behind each other. After an incident or a failed write every further call
 * is refused: open the log again, which settles what was half done.
 */
export type LogWriter = {
  readonly head: () => SignedCheckpoint;
  /**
   * Writes bundles and tiles, signs, publishes: when it resolves the entries are durable and public. An empty
   * batch changes nothing.
   */
  readonly append: (entries: readonly Uint8Array[], at: number) => Promise<Result<Appended, IncidentCode>>;
  /** Adds a witness's cosignature to the head of `size`, if it verifies under `key`. */
  readonly cosign: (cosignature: Cosignature) => Promise<Result<SignedCheckpoint>>;
  /** Entries [from, to) as published: what a sequencer compares with its own book after a restart. */
  readonly entries: (from: number, to: number) => Promise<Uint8Array[]>;
};

export type Cosignature = {
  readonly size: number;
  readonly key: VerifierKey;
  readonly line: NoteSignature;
};

/** Opens a log, finishing or discarding what a killed writer left; see `Incident` for when it refuses. */
export async function openLog(options: LogWriterOptions): Promise<Result<LogWriter, IncidentCode>> {
  const log = { ...options, key: options.signer.key };
  const recovered = await recoverLog(log);
  if (recovered === undefined) {
    if (!options.create)
      return fail('nothing-published', 'the store is empty; creating a log is a choice of its own');
    const incident = options.known.find((head) => head.size > 0);
    if (incident !== undefined) return fail('behind-known', 'a head is known but the store is empty');
    const empty = {
      origin: options.origin,
      size: 0,
      root: await edgeRoot(log.primitives, EMPTY_EDGE),
      extensions: [],
    };
    const signed = signCheckpoint(options.signer, empty, 0);
    await publish(log, signed);
    return ok(writerOf(log, options.signer, { signed, edge: EMPTY_EDGE }));
  }
  if (!recovered.ok) return recovered;
  const incident = await contradicts(log, recovered.value.signed.checkpoint, options.known);
  return incident ?? ok(writerOf(log, options.signer, recovered.value));
}

type State = { readonly signed: SignedCheckpoint; readonly edge: TreeEdge };

/** History first: a head that was ever signed is found again, whatever happens before it is public. */
async function publish(log: LogFiles, signed: SignedCheckpoint): Promise<void> {
  const bytes = checkpointBytes(signed);
  await log.store.write(historyPath(signed.checkpoint.size), bytes);
  await log.store.write(CHECKPOINT_PATH, bytes);
}

function writerOf(log: LogFiles, signer: Signer, opened: State): LogWriter {
  let state = opened;
  let stopped: Incident | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const append = async (
    entries: readonly Uint8Array[],
    at: number,
  ): Promise<Result<Appended, IncidentCode>> => {
    if (stopped !== undefined) return stopped;
    const first = state.edge.size;
    if (entries.length === 0) return ok({ first, signed: state.signed });
    // Until the whole append is done nothing is certain: a throw on the way leaves the writer stopped.
    stopped = fail('moved', 'an earlier append did not finish; open the log again');
    const next = await extendLog(log, state, { entries, sign: (head) => signCheckpoint(signer, head, at) });
    if (!next.ok) {
      stopped = next;
      return next;
    }
    await dropPartials(log, first, next.value.edge.size);
    state = next.value;
    stopped = undefined;
    return ok({ first, signed: state.signed });
  };
  const cosign = async (cosignature: Cosignature): Promise<Result<SignedCheckpoint>> => {
    if (stopped !== undefined) return stopped;
    const merged = await mergeCosignature(log, cosignature);
    if (!merged.ok) return merged;
    await log.store.write(historyPath(cosignature.size), checkpointBytes(merged.value));
    if (cosignature.size === state.edge.size) {
      await log.store.write(CHECKPOINT_PATH, checkpointBytes(merged.value));
      state = { ...state, signed: merged.value };
    }
    return merged;
  };
  return {
    head: () => state.signed,
    append: (entries, at) => inTurn(() => append(entries, at)),
    cosign: (cosignature) => inTurn(() => cosign(cosignature)),
    entries: (from, to) => readEntries(log.store, { from, to, size: state.edge.size }),
  };
}

type Extension = {
  readonly entries: readonly Uint8Array[];
  readonly sign: (head: Checkpoint) => SignedCheckpoint;
};

async function extendLog(
  log: LogFiles,
  state: State,
  extension: Extension,
): Promise<Result<State, IncidentCode>> {
  const { primitives, store } = log;
  const before = state.signed.checkpoint;
  const published = await store.read(CHECKPOINT_PATH);
  if (published === undefined || !sameBytes(published, checkpointBytes(state.signed))) {
    return fail('moved', 'the published checkpoint is not the one this writer published');
  }
  const { edge, files } = await growEdge(primitives, state.edge, extension.entries);
  for (const file of files) await store.write(file.path, file.bytes);
  const head = { ...before, size: edge.size, root: await edgeRoot(primitives, edge) };
  // Read back what readers will read: the old head must be the past of the new one, and the new one be whole.
  try {
    const whole = await extendsHead(log, head, head);
    if (!whole || !(await extendsHead(log, head, before))) {
      return fail('inconsistent', `size ${head.size} does not extend the published size ${before.size}`);
    }
  } catch (error) {
    if (error instanceof UnreadableTree) return fail('inconsistent', error.message);
    throw error;
  }
  const signed = extension.sign(head);
  await publish(log, signed);
  return ok({ signed, edge });
}

/** Partial tiles are dispensable once the full one is public; thousands would pile up otherwise. */
async function dropPartials(log: LogFiles, before: number, after: number): Promise<void> {
  for (const level of ['entries', 0, 1, 2, 3] as const) {
    const span = TILE_WIDTH ** (level === 'entries' ? 1 : level + 1);
    const [from, to] = [Math.floor(before / span), Math.floor(after / span)];
    if (from === to) continue;
    await log.store.remove(`${tilePath({ level, index: from, width: TILE_WIDTH })}.p`);
  }
}

async function mergeCosignature(log: LogFiles, given: Cosignature): Promise<Result<SignedCheckpoint>> {
  const bytes = await log.store.read(historyPath(given.size));
  if (bytes === undefined) return fail('no-such-head', `no head of size ${given.size} was ever published`);
  const signed = await readTrustedCheckpoint(log.primitives, log.key, bytes);
  if (!signed.ok) return signed;
  const { checkpoint, note } = signed.value;
  if (given.line.name !== given.key.name || !sameBytes(given.line.id, given.key.id)) {
    return fail('cosignature-foreign', `the cosignature is not by ${given.key.name}`);
  }
  const { verdict } = await checkSignature(log.primitives, given.key, { text: note.text, line: given.line });
  if (verdict !== 'good')
    return fail('cosignature-bad', `the cosignature by ${given.key.name} does not verify`);
  return ok({ checkpoint, note: withSignature(note, given.line, given.key) });
}
