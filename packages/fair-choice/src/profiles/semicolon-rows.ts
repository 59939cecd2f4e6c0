import { FormatError } from './format-error.ts';

/** A row of trimmed fields and the line it starts on. */
export type Row = { readonly line: number; readonly fields: readonly string[] };

/**
 * Splits text into rows of semicolon-separated fields. A field that starts with a double quote may hold
 * semicolons and line breaks; a doubled quote stands for one. LF, CRLF and CR end lines; blank rows are left out.
 */
export function semicolonRows(text: string): Row[] {
  const rows: Row[] = [];
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const plain = /[^;\r\n]*/y;
  const quote = /[ \t]*"/y;
  let fields: string[] = [];
  let line = 1;
  let rowLine = 1;
  let at = 0;
  const endRow = (): void => {
    if (fields.some((field) => field !== '')) rows.push({ line: rowLine, fields });
    fields = [];
  };
  while (at < source.length) {
    if (fields.length === 0) rowLine = line;
    let field = '';
    quote.lastIndex = at;
    if (quote.test(source)) {
      const quoted = readQuoted(source, quote.lastIndex, line);
      field = quoted.text;
      at = quoted.end;
      line += quoted.lineBreaks;
    }
    plain.lastIndex = at;
    field += plain.exec(source)?.[0] ?? '';
    at = plain.lastIndex;
    fields.push(field.trim());
    if (source[at] === ';') {
      at += 1;
      if (at >= source.length || source[at] === '\r' || source[at] === '\n') fields.push('');
    }
    if (at < source.length && (source[at] === '\r' || source[at] === '\n')) {
      at += source[at] === '\r' && source[at + 1] === '\n' ? 2 : 1;
      line += 1;
      endRow();
    }
  }
  endRow();
  return rows;
}

/** Reads from just behind the opening quote to just behind the closing one. */
function readQuoted(
  source: string,
  from: number,
  line: number,
): { text: string; end: number; lineBreaks: number } {
  let text = '';
  let at = from;
  for (;;) {
    const close = source.indexOf('"', at);
    if (close < 0) throw new FormatError(line, 'a quoted field is never closed');
    text += source.slice(at, close);
    at = close + 1;
    if (source[at] !== '"') break;
    text += '"';
    at += 1;
  }
  return { text, end: at, lineBreaks: text.match(/\r\n|\r|\n/g)?.length ?? 0 };
}
