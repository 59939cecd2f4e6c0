import { InputRefused } from './input-problem.ts';

export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;
const SPECIAL = /[",\r\n]/;
// A pattern, since V8's `includes` of this one character took minutes on some texts of megabytes.
const NUL = /\0/;

/** How a file was written beyond what its fields say: with it, writing the fields gives the same bytes. */
export type Dialect = {
  readonly byteOrderMark: boolean;
  readonly lineEnd: '\n' | '\r\n';
  readonly lastLineEnded: boolean;
  /** Fields that were quoted without need, as record and field numbers from 0. */
  readonly quoted: QuotedFields;
};

/** Whole columns below the header, and single fields beside them (`record:field`). */
type QuotedFields = { readonly columns: ReadonlySet<number>; readonly single: ReadonlySet<string> };

const PLAIN: Dialect = {
  byteOrderMark: false,
  lineEnd: '\n',
  lastLineEnded: true,
  quoted: { columns: new Set(), single: new Set() },
};

const needsQuotes = (value: string): boolean => SPECIAL.test(value);

/** UTF-8 or a refusal that names the row of the first bad byte. A byte order mark is accepted. */
export function decodeUtf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let row = 1;
    let from = 0;
    for (let i = 0; i <= bytes.length; i += 1) {
      if (i < bytes.length && bytes[i] !== LINE_FEED) continue;
      try {
        decoder.decode(bytes.subarray(from, i));
      } catch {
        break;
      }
      row += 1;
      from = i + 1;
    }
    throw new InputRefused({ file, row, column: null, reason: 'not UTF-8' });
  }
}

/**
 * Calls `onRecord` with the fields of each record (RFC 4180: quotes, doubled quotes, line breaks inside
 * quotes, LF or CRLF), and which of them stood in quotes. Blank lines are skipped. Rows are records, as a
 * spreadsheet numbers them. NUL is refused: nothing that wrote text means it, and databases cannot keep it.
 */
export function eachRecord(
  text: string,
  file: string,
  onRecord: (fields: string[], row: number, quoted: readonly number[]) => void,
  hasHeader = true,
): void {
  const hasNul = NUL.test(text);
  let header: readonly string[] = [];
  let at = 0;
  let row = 0;
  let fields: string[] = [];
  let quoted: number[] = [];
  const end = text.length;
  while (at < end) {
    const isQuoted = text.charCodeAt(at) === QUOTE;
    const field = isQuoted ? quotedField(text, at, { file, row: row + 1 }) : bareField(text, at);
    if (isQuoted) quoted.push(fields.length);
    fields.push(field.value);
    at = field.next;
    const code = at < end ? text.charCodeAt(at) : LINE_FEED;
    if (code === COMMA) {
      at += 1;
      if (at < end) continue;
      fields.push('');
    }
    at += code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED ? 2 : 1;
    row += 1;
    if (hasNul) refuseNul(fields, header, { file, row });
    if (hasHeader && row === 1) header = fields;
    const blank = fields.length === 1 && fields[0] === '';
    if (!blank) onRecord(fields, row, quoted);
    fields = [];
    if (quoted.length > 0) quoted = [];
  }
}

function refuseNul(
  fields: readonly string[],
  header: readonly string[],
  where: { file: string; row: number },
): void {
  const at = fields.findIndex((field) => field.includes('\0'));
  if (at >= 0) throw new InputRefused({ ...where, column: header[at] ?? null, reason: 'a NUL character' });
}

function bareField(text: string, from: number): { value: string; next: number } {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === LINE_FEED || code === CARRIAGE_RETURN) break;
    at += 1;
  }
  return { value: text.slice(from, at), next: at };
}

function quotedField(text: string, from: number, where: { file: string; row: number }) {
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0)
      throw new InputRefused({ ...where, column: null, reason: 'a quotation mark is never closed' });
    value += text.slice(at, close);
    const after = close + 1 < text.length ? text.charCodeAt(close + 1) : LINE_FEED;
    if (after === QUOTE) {
      value += '"';
      at = close + 2;
      continue;
    }
    if (after === COMMA || after === LINE_FEED || after === CARRIAGE_RETURN)
      return { value, next: close + 1 };
    throw new InputRefused({ ...where, column: null, reason: 'text after a closing quotation mark' });
  }
}

/** A whole table with a header; a ragged row or a repeated column name is refused. */
export function parseTable(text: string, file: string, written?: DialectReader): Table {
  let columns: string[] | undefined;
  const rows: string[][] = [];
  eachRecord(text, file, (fields, row, quoted) => {
    written?.record(fields, quoted);
    if (columns === undefined) {
      columns = checkHeader(fields, file, row);
    } else {
      checkWidth(fields, columns, { file, row });
      rows.push(fields);
    }
  });
  if (columns === undefined)
    throw new InputRefused({ file, row: null, column: null, reason: 'the file is empty' });
  return { columns, rows };
}

export function checkHeader(fields: string[], file: string, row: number): string[] {
  const seen = new Set<string>();
  for (const name of fields) {
    if (seen.has(name))
      throw new InputRefused({ file, row, column: name, reason: 'the column appears twice' });
    seen.add(name);
  }
  return fields;
}

export function checkWidth(fields: string[], columns: string[], where: { file: string; row: number }): void {
  if (fields.length === columns.length) return;
  const column = fields.length < columns.length ? (columns[fields.length] ?? null) : String(fields.length);
  const reason = `ragged row: ${fields.length} fields where the header has ${columns.length}`;
  throw new InputRefused({ ...where, column, reason });
}

/** Index of a column the reader cannot do without. */
export function requireColumn(columns: readonly string[], name: string, file: string): number {
  const index = columns.indexOf(name);
  if (index < 0) throw new InputRefused({ file, row: 1, column: name, reason: missing(columns) });
  return index;
}

/** Enough of a header to see what it is. */
const COLUMNS_NAMED = 6;

function missing(columns: readonly string[]): string {
  const [only = ''] = columns;
  if (columns.length === 1 && /[;\t]/.test(only)) return 'missing column; commas separate columns here';
  const named = columns.slice(0, COLUMNS_NAMED).join(', ');
  return `missing column; the header has ${named}${columns.length > COLUMNS_NAMED ? ' and others' : ''}`;
}

/** What `formatRecords` needs to give back the very bytes, from one pass over the records of a text. */
export class DialectReader {
  readonly #counts = new Map<number, number>();
  readonly #single = new Set<string>();
  #records = 0;

  record(fields: readonly string[], quoted: readonly number[]): void {
    for (const field of quoted) {
      if (this.#records > 0) this.#counts.set(field, (this.#counts.get(field) ?? 0) + 1);
      if (!needsQuotes(fields[field] ?? '')) this.#single.add(`${this.#records}:${field}`);
    }
    this.#records += 1;
  }

  /** A column quoted throughout is one entry, not one for each of its fields. */
  dialect(bytes: Uint8Array): Dialect {
    const below = this.#records - 1;
    const columns = new Set([...this.#counts].filter(([, n]) => n === below).map(([field]) => field));
    const single = [...this.#single].filter(
      (place) => place.startsWith('0:') || !columns.has(Number(place.slice(place.indexOf(':') + 1))),
    );
    const firstLineEnd = bytes.indexOf(LINE_FEED);
    return {
      byteOrderMark: BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte),
      lineEnd: bytes[firstLineEnd - 1] === CARRIAGE_RETURN ? '\r\n' : '\n',
      lastLineEnded: bytes.at(-1) === LINE_FEED,
      quoted: { columns, single: new Set(single) },
    };
  }
}

const csvField = (value: string): string => (needsQuotes(value) ? quoteField(value) : value);
const quoteField = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** Records as text, in the way their file was written, or as Polis writes: LF, quotes only where needed. */
export function formatRecords(records: readonly (readonly string[])[], dialect: Dialect = PLAIN): string {
  const { columns, single } = dialect.quoted;
  const plain = columns.size + single.size === 0;
  const isQuoted = (record: number, field: number): boolean =>
    (record > 0 && columns.has(field)) || single.has(`${record}:${field}`);
  const lines = records.map((fields, record) =>
    plain
      ? fields.map(csvField).join(',')
      : fields.map((value, field) => (isQuoted(record, field) ? quoteField : csvField)(value)).join(','),
  );
  const end = dialect.lastLineEnded && lines.length > 0 ? dialect.lineEnd : '';
  return (dialect.byteOrderMark ? '\uFEFF' : '') + lines.join(dialect.lineEnd) + end;
}
