import { FormatError } from './format-error.ts';

/** A number as it was written, so that 0.1 stays one tenth and long numbers keep their digits. */
export class WrittenNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A JSON value that remembers its line. */
export type Located = {
  readonly line: number;
  readonly value: string | boolean | null | WrittenNumber | readonly Located[] | ReadonlyMap<string, Located>;
};

/** Deeper nesting than this is no profile. */
const DEPTH_MAX = 64;

class Reader {
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  document(): Located {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw this.#unexpected('text after the end of the document');
    return value;
  }

  #unexpected(what: string): FormatError {
    return new FormatError(this.#line, `not JSON: ${what}`);
  }

  #space(): void {
    for (; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text[this.#at];
      if (character === '\n') this.#line += 1;
      else if (character !== ' ' && character !== '\t' && character !== '\r') return;
    }
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #value(depth: number): Located {
    this.#space();
    const line = this.#line;
    if (depth > DEPTH_MAX) throw this.#unexpected(`nested more than ${DEPTH_MAX} deep`);
    const next = this.#text[this.#at];
    if (next === '{') return { line, value: this.#object(depth) };
    if (next === '[') return { line, value: this.#array(depth) };
    if (next === '"') return { line, value: this.#string() };
    const number = this.#take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    if (number !== undefined) return { line, value: new WrittenNumber(number) };
    const word = this.#take(/true|false|null/y);
    if (word === undefined)
      throw this.#unexpected(next === undefined ? 'it ends too early' : `unexpected ${next}`);
    return { line, value: word === 'null' ? null : word === 'true' };
  }

  #string(): string {
    // Control characters may not stand in a JSON string; JSON.parse would say so without naming the line.
    const quoted = this.#take(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y);
    if (quoted === undefined) throw this.#unexpected('a string is not closed or holds a forbidden character');
    const text: unknown = JSON.parse(quoted);
    return String(text);
  }

  #array(depth: number): Located[] {
    const items: Located[] = [];
    this.#at += 1;
    this.#space();
    if (this.#take(/\]/y) !== undefined) return items;
    for (;;) {
      items.push(this.#value(depth + 1));
      this.#space();
      if (this.#take(/\]/y) !== undefined) return items;
      if (this.#take(/,/y) === undefined) throw this.#unexpected('a comma or ] is missing');
    }
  }

  #object(depth: number): Map<string, Located> {
    const fields = new Map<string, Located>();
    this.#at += 1;
    this.#space();
    if (this.#take(/\}/y) !== undefined) return fields;
    for (;;) {
      this.#space();
      if (this.#text[this.#at] !== '"') throw this.#unexpected('a field name is missing');
      const name = this.#string();
      if (fields.has(name)) throw this.#unexpected(`field ${name} appears twice`);
      this.#space();
      if (this.#take(/:/y) === undefined) throw this.#unexpected('a colon is missing');
      fields.set(name, this.#value(depth + 1));
      this.#space();
      if (this.#take(/\}/y) !== undefined) return fields;
      if (this.#take(/,/y) === undefined) throw this.#unexpected('a comma or } is missing');
    }
  }
}

/** Reads JSON and keeps lines and digits. Throws FormatError; refuses repeated field names. */
export function parseLocatedJson(text: string): Located {
  return new Reader(text).document();
}
