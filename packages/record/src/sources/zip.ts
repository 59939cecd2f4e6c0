import { sameBytes, utf8 } from '../encoding/bytes.ts';
import { ok, type Result } from '../encoding/result.ts';
import { isStorePath } from '../tree/store.ts';
import type { Source } from '../tree/tile-reader.ts';
import {
  CENTRAL,
  CENTRAL_BYTES,
  END,
  END_BYTES,
  LOCAL,
  LOCAL_BYTES,
  readDirectory,
  STORED,
  view,
  ZIP_FILES_MAX,
  type ZipBytes,
  type ZipMember,
} from './zip-directory.ts';

/** Raw deflate; must refuse to give more than `size` bytes. */
export type Inflate = (deflated: Uint8Array, size: number) => Promise<Uint8Array>;

/** A file of the archive is not what its directory says: the archive was damaged or made wrong. */
export class DamagedArchive extends Error {}

const UTF8_NAMES = 0x0800;

/**
 * Opens an archive as a source. If every path begins with one same folder, that folder is taken off, as archives
 * are often made of a folder. Reading a damaged member rejects with
 * `DamagedArchive`.
 */
export async function zipSource(bytes: ZipBytes, inflate: Inflate): Promise<Result<Source>> {
  const directory = await readDirectory(bytes);
  if (!directory.ok) return directory;
  const members = withoutTopFolder(directory.value);
  return ok({
    read: async (path) => {
      const member = members.get(path);
      return member === undefined ? undefined : readMember(bytes, member, inflate);
    },
    list: async (prefix) => [...members.keys()].filter((path) => path.startsWith(prefix)),
  });
}

function withoutTopFolder(members: Map<string, ZipMember>): Map<string, ZipMember> {
  if (members.has('checkpoint')) return members;
  const tops = new Set([...members.keys()].map((path) => path.slice(0, path.indexOf('/') + 1)));
  const [top = ''] = tops;
  if (tops.size !== 1 || top === '') return members;
  return new Map([...members].map(([path, member]) => [path.slice(top.length), member]));
}

async function readMember(bytes: ZipBytes, member: ZipMember, inflate: Inflate): Promise<Uint8Array> {
  const damaged = new DamagedArchive('the archive is damaged');
  if (member.offset + LOCAL_BYTES > bytes.size) throw damaged;
  const local = view(await bytes.read(member.offset, LOCAL_BYTES));
  if (local.getUint32(0, true) !== LOCAL) throw damaged;
  const nameLength = local.getUint16(26, true);
  const start = member.offset + LOCAL_BYTES + nameLength + local.getUint16(28, true);
  if (start + member.packed > bytes.size) throw damaged;
  // A reader who goes by the headers in the archive's body must see the file that one who goes by the directory sees.
  const name = await bytes.read(member.offset + LOCAL_BYTES, nameLength);
  if (!sameBytes(name, member.name) || local.getUint16(8, true) !== member.method) throw damaged;
  const packed = await bytes.read(start, member.packed);
  const content =
    member.method === STORED ? packed : await inflate(packed, member.size).catch(() => undefined);
  if (content?.length !== member.size || crc32(content) !== member.crc) throw damaged;
  return content;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

// 1 January 1980, the earliest time the format knows: the same files always give the same archive.
const DOS_DATE = 0x0021;

export type ZipFile = { readonly path: string; readonly bytes: Uint8Array };

/** An archive with every file stored, in the order given; byte-identical for identical input. */
export function* zipParts(files: Iterable<ZipFile>): Generator<Uint8Array> {
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const { path, bytes } of files) {
    if (!isStorePath(path)) throw new Error(`not a path for an archive: ${path}`);
    const header = memberHeader(path, bytes);
    const local = new Uint8Array(4 + header.length);
    view(local).setUint32(0, LOCAL, true);
    local.set(header, 4);
    central.push(centralHeader(header, offset));
    offset += local.length + bytes.length;
    yield local;
    yield bytes;
  }
  let length = 0;
  for (const part of central) {
    length += part.length;
    yield part;
  }
  if (central.length >= ZIP_FILES_MAX || offset + length >= 0xffffffff) {
    throw new Error('more than a ZIP archive without ZIP64 can hold');
  }
  const end = new Uint8Array(END_BYTES);
  const data = view(end);
  data.setUint32(0, END, true);
  data.setUint16(8, central.length, true);
  data.setUint16(10, central.length, true);
  data.setUint32(12, length, true);
  data.setUint32(16, offset, true);
  yield end;
}

/** A local header without its signature: version to the end of the name. */
function memberHeader(path: string, bytes: Uint8Array): Uint8Array {
  const name = utf8(path);
  const header = new Uint8Array(LOCAL_BYTES - 4 + name.length);
  const data = view(header);
  data.setUint16(0, 20, true);
  data.setUint16(2, UTF8_NAMES, true);
  data.setUint16(8, DOS_DATE, true);
  data.setUint32(10, crc32(bytes), true);
  data.setUint32(14, bytes.length, true);
  data.setUint32(18, bytes.length, true);
  data.setUint16(22, name.length, true);
  header.set(name, LOCAL_BYTES - 4);
  return header;
}

function centralHeader(header: Uint8Array, offset: number): Uint8Array {
  const nameLength = header.length - (LOCAL_BYTES - 4);
  const central = new Uint8Array(CENTRAL_BYTES + nameLength);
  const data = view(central);
  data.setUint32(0, CENTRAL, true);
  data.setUint16(4, 20, true);
  central.set(header.subarray(0, LOCAL_BYTES - 4), 6);
  data.setUint32(42, offset, true);
  central.set(header.subarray(LOCAL_BYTES - 4), CENTRAL_BYTES);
  return central;
}
