import { fromUtf8, utf8 } from './bytes.ts';
import { fail, ok, type Result } from './result.ts';
import { isStorePath } from './store.ts';
import type { Source } from './tile-reader.ts';

/** Just enough of ZIP (APPNOTE 6.3.10) for an export: stored and deflated files, no encryption, no ZIP64. */
export type ZipBytes = {
  readonly size: number;
  /** Exactly `length` bytes from `offset`. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
};
/** Raw deflate; must refuse to give more than `size` bytes. */
export type Inflate = (deflated: Uint8Array, size: number) => Promise<Uint8Array>;

const ZIP_FILES_MAX = 65_535;
/** The largest single file that is unpacked into memory. */
const ZIP_FILE_BYTES_MAX = 512 * 1024 * 1024;

/** A file of the archive is not what its directory says: the archive was damaged or made wrong. */
export class DamagedArchive extends Error {}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 65_535;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;

type Member = {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly offset: number;
};

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

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function readDirectory(bytes: ZipBytes): Promise<Result<Map<string, Member>>> {
  const tailLength = Math.min(bytes.size, END_BYTES + COMMENT_BYTES_MAX);
  const tail = view(await bytes.read(bytes.size - tailLength, tailLength));
  let end = tailLength - END_BYTES;
  while (end >= 0 && tail.getUint32(end, true) !== END) end -= 1;
  if (end < 0) return fail('zip-malformed', 'not a ZIP archive');
  const count = tail.getUint16(end + 10, true);
  const length = tail.getUint32(end + 12, true);
  const offset = tail.getUint32(end + 16, true);
  if (count === ZIP_FILES_MAX || offset === 0xffffffff)
    return fail('zip-malformed', 'ZIP64 is not supported');
  if (offset + length > bytes.size) return fail('zip-malformed', 'the directory lies outside the archive');
  return parseDirectory(await bytes.read(offset, length), count);
}

function parseDirectory(directory: Uint8Array, count: number): Result<Map<string, Member>> {
  const data = view(directory);
  const members = new Map<string, Member>();
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + CENTRAL_BYTES > directory.length || data.getUint32(at, true) !== CENTRAL) {
      return fail('zip-malformed', 'the directory is damaged');
    }
    const nameLength = data.getUint16(at + 28, true);
    const name = fromUtf8(directory.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength));
    if (!name.ok) return fail('zip-malformed', 'a name is not UTF-8');
    const member = {
      method: data.getUint16(at + 10, true),
      crc: data.getUint32(at + 16, true),
      packed: data.getUint32(at + 20, true),
      size: data.getUint32(at + 24, true),
      offset: data.getUint32(at + 42, true),
    };
    const encrypted = (data.getUint16(at + 8, true) & 1) === 1;
    if (!name.value.endsWith('/')) {
      if (encrypted || (member.method !== STORED && member.method !== DEFLATED)) {
        return fail('zip-malformed', `${name.value} is encrypted or packed in an unknown way`);
      }
      if (member.size > ZIP_FILE_BYTES_MAX) return fail('zip-malformed', `${name.value} is too large`);
      // Two members of one name would let two readers see two different archives.
      if (members.has(name.value)) return fail('zip-malformed', `${name.value} occurs twice`);
      members.set(name.value, member);
    }
    at += CENTRAL_BYTES + nameLength + data.getUint16(at + 30, true) + data.getUint16(at + 32, true);
  }
  return ok(members);
}

function withoutTopFolder(members: Map<string, Member>): Map<string, Member> {
  if (members.has('checkpoint')) return members;
  const tops = new Set([...members.keys()].map((path) => path.slice(0, path.indexOf('/') + 1)));
  const [top = ''] = tops;
  if (tops.size !== 1 || top === '') return members;
  return new Map([...members].map(([path, member]) => [path.slice(top.length), member]));
}

async function readMember(bytes: ZipBytes, member: Member, inflate: Inflate): Promise<Uint8Array> {
  const damaged = new DamagedArchive('the archive is damaged');
  if (member.offset + LOCAL_BYTES > bytes.size) throw damaged;
  const local = view(await bytes.read(member.offset, LOCAL_BYTES));
  if (local.getUint32(0, true) !== LOCAL) throw damaged;
  const start = member.offset + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true);
  if (start + member.packed > bytes.size) throw damaged;
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
