/**
 * Where a log lives: a flat space of paths such as `tile/0/x001/067`. A file store is all the writer needs; what
 * it promises is what makes the log survive a kill at any moment.
 */
export type FileStore = {
  /** Undefined if there is no such file. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /**
   * Atomic and durable: a reader sees the old content or the new, never a mixture, and once the promise resolves
   * the new content survives a crash of the machine.
   */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  /** All paths that start with `prefix`, unordered. Unfinished writes are not among them. */
  readonly list: (prefix: string) => Promise<string[]>;
  /** Removes a file, or a folder with all in it; nothing there is no error. Need not be atomic. */
  readonly remove: (path: string) => Promise<void>;
};

/** Paths are relative, of plain segments: nothing that climbs out of a folder or hides in it. */
export function isStorePath(path: string): boolean {
  return (
    /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(path) && !path.includes('..')
  );
}
