import { open, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { folderStore } from '../tree/folder-store.ts';
import { fail, ok, type Result } from '../encoding/result.ts';
import type { Source } from '../tree/tile-reader.ts';
import { urlSource } from './url-source.ts';
import { type Inflate, zipSource } from './zip.ts';

const inflateBytes = promisify(inflateRaw);

export const nodeInflate: Inflate = async (deflated, size) =>
  new Uint8Array(await inflateBytes(deflated, { maxOutputLength: Math.max(size, 1) }));

export type OpenedSource = { readonly source: Source; readonly close: () => Promise<void> };

/** A folder, a ZIP archive, or the http(s) address of a log or of an archive; rejects when the latter is not reached. */
export async function openSource(place: string): Promise<Result<OpenedSource>> {
  if (/^https?:\/\/[^?#]*\.zip([?#]|$)/.test(place)) return openRemoteZip(place);
  if (/^https?:\/\//.test(place)) return ok({ source: urlSource(place), close: async () => undefined });
  let isFolder: boolean;
  try {
    isFolder = (await stat(place)).isDirectory();
  } catch {
    return fail('source-missing', `there is no ${place}`);
  }
  if (isFolder) return ok({ source: folderStore(place), close: async () => undefined });
  return openZip(place);
}

async function openRemoteZip(place: string): Promise<Result<OpenedSource>> {
  const bytes = await urlSource(new URL('.', place).href).read(place);
  if (bytes === undefined) return fail('source-missing', `there is no ${place}`);
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    if (offset + length > bytes.length) throw new Error('the archive is shorter than it says');
    return bytes.subarray(offset, offset + length);
  };
  const source = await zipSource({ size: bytes.length, read }, nodeInflate);
  return source.ok ? ok({ source: source.value, close: async () => undefined }) : source;
}

async function openZip(place: string): Promise<Result<OpenedSource>> {
  const file = await open(place, 'r');
  const { size } = await file.stat();
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const bytes = new Uint8Array(length);
    const done = await file.read(bytes, 0, length, offset);
    if (done.bytesRead !== length) throw new Error('the archive is shorter than it says');
    return bytes;
  };
  const source = await zipSource({ size, read }, nodeInflate);
  if (source.ok) return ok({ source: source.value, close: () => file.close() });
  await file.close();
  return source;
}
