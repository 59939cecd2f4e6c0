import { type FileStore, isStorePath } from './store.ts';

/** A file store in memory, for tests and for logs that are built only to be exported. */
export function memoryStore(files: Map<string, Uint8Array> = new Map()): FileStore {
  return {
    read: async (path) => files.get(path)?.slice(),
    write: async (path, bytes) => {
      if (!isStorePath(path)) throw new Error(`not a path of a store: ${path}`);
      files.set(path, new Uint8Array(bytes));
    },
    list: async (prefix) => [...files.keys()].filter((path) => path.startsWith(prefix)),
    remove: async (path) => {
      for (const name of files.keys()) if (name === path || name.startsWith(`${path}/`)) files.delete(name);
    },
  };
}
