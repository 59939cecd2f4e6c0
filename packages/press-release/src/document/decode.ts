import type { Encoding } from '../release.ts';
import { refusal, SOURCE_BYTES_MAX, type ReadingRefusal } from '../refusal.ts';

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | { readonly ok: false; readonly refusal: ReadingRefusal };

/** The first bytes of what people rename to .txt most often. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['ZIP, HWPX, DOCX', [0x50, 0x4b, 0x03, 0x04]],
  ['HWP, DOC', [0xd0, 0xcf, 0x11, 0xe0]],
  ['WEBP, WAV', [0x52, 0x49, 0x46, 0x46]],
  ['GZIP', [0x1f, 0x8b, 0x08]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
];

/** Above this share of control characters a text is none. */
const CONTROL_SHARE_MAX = 0.01;
/** Of UTF-16 read without a mark, this share has to be what Korean and English are written in. */
const PLAIN_SHARE_MIN = 0.95;
/** Fewer tags than this may stand in a text that tells of a web page. */
const TAGS_MIN = 8;
/** CP949 text with more unreadable characters than this is not CP949. */
const UNREADABLE_SHARE_MAX = 0.05;

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function controlShare(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0) return 1;
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) count += 1;
  }
  return text.length === 0 ? 0 : count / text.length;
}

function strictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function loosely(bytes: Uint8Array, encoding: Encoding): { text: string; unreadable: number } {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, unreadable: text.split('\uFFFD').length - 1 };
}

/** UTF-8 if every byte fits, else CP949, else whichever of the two loses least; a file cut in mid character still reads. */
function decodeKorean(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  const cp949 = strictly(bytes, 'euc-kr');
  const loose8 = loosely(bytes, 'utf-8');
  if (cp949 !== null && loose8.unreadable > 2) return { text: cp949, encoding: 'euc-kr' };
  const looseK = loosely(bytes, 'euc-kr');
  const best =
    loose8.unreadable <= looseK.unreadable
      ? { ...loose8, encoding: 'utf-8' as const }
      : { ...looseK, encoding: 'euc-kr' as const };
  return best.unreadable / Math.max(1, best.text.length) > UNREADABLE_SHARE_MAX ? null : best;
}

/** UTF-16 without its mark shows by the NULs of its ASCII; whichever order gives letters is the one. */
function withoutMark(bytes: Uint8Array): Decoded | null {
  if (bytes.length % 2 !== 0 || bytes.length < 40) return null;
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = strictly(bytes, encoding);
    if (text === null || controlShare(text) > 0) continue;
    const plain = (text.match(/[가-힣ㄱ-ㅎ\x20-\x7e\s·□○※「」‘’“”]/g) ?? []).length;
    if (plain / text.length >= PLAIN_SHARE_MIN) return accepted(text, encoding);
  }
  return null;
}

/** The source of a web page: its head, or a tag in every other line. */
function isMarkup(text: string): boolean {
  if (/^\s*<(?:!doctype\s+html|html|head|body|\?xml)[\s>]/i.test(text.slice(0, 500))) return true;
  const tags = (
    text.match(/<\/?(?:p|div|span|br|td|tr|table|li|ul|ol|a|img|h[1-6]|strong)(?:\s[^<>\n]{0,200})?\/?>/gi) ??
    []
  ).length;
  return tags >= TAGS_MIN && tags * 2 >= text.split('\n').length;
}

function accepted(text: string, encoding: Encoding): Decoded {
  if (text.trim() === '') return { ok: false, refusal: refusal('empty-source') };
  if (controlShare(text) > CONTROL_SHARE_MAX)
    return { ok: false, refusal: refusal('binary-source', { format: '?' }) };
  if (isMarkup(text)) return { ok: false, refusal: refusal('markup-source') };
  return { ok: true, text, encoding };
}

/** The text of a source and the encoding it was found in; a byte order mark of a file is not part of the text. */
export function decodeSource(source: Uint8Array | string): Decoded {
  const size = source.length;
  if (size === 0) return { ok: false, refusal: refusal('empty-source') };
  if (size > SOURCE_BYTES_MAX)
    return { ok: false, refusal: refusal('source-too-large', { limit: SOURCE_BYTES_MAX }) };
  if (typeof source === 'string') return accepted(source, 'text');
  const known = SIGNATURES.find(([, signature]) => startsWith(source, signature));
  if (known !== undefined) return { ok: false, refusal: refusal('binary-source', { format: known[0] }) };
  if (startsWith(source, [0xff, 0xfe])) return accepted(loosely(source, 'utf-16le').text, 'utf-16le');
  if (startsWith(source, [0xfe, 0xff])) return accepted(loosely(source, 'utf-16be').text, 'utf-16be');
  if (source.includes(0))
    return withoutMark(source) ?? { ok: false, refusal: refusal('binary-source', { format: 'NUL' }) };
  const decoded = decodeKorean(source);
  return decoded === null
    ? { ok: false, refusal: refusal('unknown-encoding') }
    : accepted(decoded.text, decoded.encoding);
}
