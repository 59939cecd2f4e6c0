import type { Source } from '../tree/tile-reader.ts';

/** A file larger than this is refused: a log's tiles are at most 16 MiB, documents are fetched by their hash. */
const FETCH_BYTES_MAX = 512 * 1024 * 1024;
const FETCH_SECONDS_MAX = 60;

/**
 * A live log under a URL prefix. Files that are not there (404, 410) read as undefined; any other trouble rejects,
 * since a log that could not be reached has neither passed nor failed.
 */
export function urlSource(prefix: string): Source {
  const base = prefix.endsWith('/') ? prefix : `${prefix}/`;
  return {
    read: async (path) => {
      const response = await fetch(new URL(path, base), {
        redirect: 'follow',
        signal: AbortSignal.timeout(FETCH_SECONDS_MAX * 1000),
      });
      if (response.status === 404 || response.status === 410) {
        await response.body?.cancel();
        return undefined;
      }
      if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
      return readBody(response, path);
    },
  };
}

async function readBody(response: Response, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    chunks.push(part.value);
    length += part.value.length;
    if (length > FETCH_BYTES_MAX) {
      await reader?.cancel();
      throw new Error(`${path}: more than ${FETCH_BYTES_MAX} bytes`);
    }
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
