import { fromUtf8 } from '../encoding/bytes.ts';
import { fail, ok, type Failure, type Result } from '../encoding/result.ts';

/** Just enough of ZIP (APPNOTE 6.3.10) for an export: stored and deflated files, no encryption, no ZIP64. */
export type ZipBytes = {
  readonly size: number;
  /** Exactly `length` bytes from `offset`. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
};

export type ZipMember = {
  /** As it stands in the archive. */
  readonly name: Uint8Array;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly offset: number;
};

export const ZIP_FILES_MAX = 65_535;
/** The largest single file that is unpacked into memory. */
const ZIP_FILE_BYTES_MAX = 512 * 1024 * 1024;
/** All files unpacked; an export stores its files as they are, and without ZIP64 no archive holds more. */
const ZIP_UNPACKED_BYTES_MAX = 4 * 1024 * 1024 * 1024;

export const END = 0x06054b50;
export const CENTRAL = 0x02014b50;
export const LOCAL = 0x04034b50;
export const END_BYTES = 22;
export const CENTRAL_BYTES = 46;
export const LOCAL_BYTES = 30;
const COMMENT_BYTES_MAX = 65_535;
export const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

export function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

type End = { readonly count: number; readonly length: number; readonly offset: number };

/**
 * The files an archive says it holds. Whatever two programs could read in two ways is refused: an archive that is a
 * sound record to one and another record to the next is no evidence of anything.
 */
export async function readDirectory(bytes: ZipBytes): Promise<Result<Map<string, ZipMember>>> {
  const end = await readEnd(bytes);
  if (!end.ok) return end;
  const { count, length, offset } = end.value;
  const members = parseDirectory(await bytes.read(offset, length), count);
  if (!members.ok) return members;
  return refuseOverlap([...members.value.values()], offset) ?? members;
}

function malformed(detail: string): Failure {
  return fail('zip-malformed', detail);
}

async function readEnd(bytes: ZipBytes): Promise<Result<End>> {
  const tailLength = Math.min(bytes.size, END_BYTES + COMMENT_BYTES_MAX);
  const tail = view(await bytes.read(bytes.size - tailLength, tailLength));
  const ends: number[] = [];
  for (let at = tailLength - END_BYTES; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END) continue;
    if (at + END_BYTES + tail.getUint16(at + 20, true) === tailLength) ends.push(at);
  }
  const [end, ...others] = ends;
  if (end === undefined) return malformed('not a ZIP archive');
  if (others.length > 0) return malformed('the archive has two ends');
  const count = tail.getUint16(end + 10, true);
  const length = tail.getUint32(end + 12, true);
  const offset = tail.getUint32(end + 16, true);
  if (count === ZIP_FILES_MAX || offset === 0xffffffff) return malformed('ZIP64 is not supported');
  if (tail.getUint16(end + 8, true) !== count) return malformed('archives in parts are not supported');
  if (offset + length !== bytes.size - tailLength + end)
    return malformed('the directory does not stand before the end of the archive');
  return ok({ count, length, offset });
}

function parseDirectory(directory: Uint8Array, count: number): Result<Map<string, ZipMember>> {
  const data = view(directory);
  const members = new Map<string, ZipMember>();
  let [at, unpacked] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    if (at + CENTRAL_BYTES > directory.length || data.getUint32(at, true) !== CENTRAL) {
      return malformed('the directory is damaged');
    }
    const nameLength = data.getUint16(at + 28, true);
    const name = directory.slice(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength);
    const path = fromUtf8(name);
    if (!path.ok) return malformed('a name is not UTF-8');
    const member = readMember(data, at, name);
    const refused = refuseMember(member, path.value, (data.getUint16(at + 8, true) & ENCRYPTED) !== 0);
    if (refused !== undefined) return refused;
    // Two members of one name would let two readers see two different archives.
    if (members.has(path.value)) return malformed(`${path.value} occurs twice`);
    members.set(path.value, member);
    unpacked += member.size;
    if (unpacked > ZIP_UNPACKED_BYTES_MAX) return malformed('the archive unpacks to too much');
    at += CENTRAL_BYTES + nameLength + data.getUint16(at + 30, true) + data.getUint16(at + 32, true);
  }
  if (at !== directory.length) return malformed('the directory holds more than it says');
  for (const path of members.keys()) if (path.endsWith('/')) members.delete(path);
  return ok(members);
}

function readMember(data: DataView, at: number, name: Uint8Array): ZipMember {
  return {
    name,
    method: data.getUint16(at + 10, true),
    crc: data.getUint32(at + 16, true),
    packed: data.getUint32(at + 20, true),
    size: data.getUint32(at + 24, true),
    offset: data.getUint32(at + 42, true),
  };
}

function refuseMember(member: ZipMember, path: string, encrypted: boolean): Failure | undefined {
  // Nothing is unpacked to disk here, but a record must not be a trap for whoever unpacks it elsewhere.
  if (path === '' || /^[/]|[\\:\p{Cc}]|(?:^|\/)\.\.?(?:\/|$)|\/\//u.test(path))
    return malformed('a name leads out of the archive');
  if (encrypted || (member.method !== STORED && member.method !== DEFLATED))
    return malformed(`${path} is encrypted or packed in an unknown way`);
  return member.size > ZIP_FILE_BYTES_MAX ? malformed(`${path} is too large`) : undefined;
}

/** Files that share bytes are how a small archive unpacks to a huge one. */
function refuseOverlap(members: readonly ZipMember[], directory: number): Failure | undefined {
  const inOrder = [...members].sort((a, b) => a.offset - b.offset);
  for (const [at, { offset, name, packed }] of inOrder.entries()) {
    const limit = inOrder[at + 1]?.offset ?? directory;
    if (offset + LOCAL_BYTES + name.length + packed > limit) return malformed('two files share their bytes');
  }
  return undefined;
}
