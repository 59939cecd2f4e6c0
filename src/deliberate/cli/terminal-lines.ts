/** What a terminal of the classic width shows without breaking lines by itself. */
export const TERMINAL_WIDTH = 80;

/** Two columns wide in a terminal: Hangul, CJK, full-width forms, pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** Chinese and Japanese stand without spaces. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Control characters could steer a terminal, and marks of direction turn what follows. */
const STEERING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** A space at which no line is broken; shown as any other. */
export const TOGETHER = '\u00a0';

const cellsOf = (character: string): number =>
  WITHOUT_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;

/** Columns a text takes in a terminal. */
export const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + cellsOf(one), 0);

/** One line of a text written by anybody, harmless to a terminal. */
export const inOneLine = (text: string): string => text.replace(STEERING, ' ').replace(/\s+/g, ' ').trim();

export type Shape = {
  /** Stands before the first line; the others begin under its end. */
  readonly lead: string;
  /** What does not fit into so many lines ends in an ellipsis. */
  readonly linesMax?: number;
};

/** A paragraph within the width of a terminal, broken between words, within a word only where scripts have no spaces. */
export function paragraph(text: string, { lead, linesMax = Infinity }: Shape): string[] {
  const indent = ' '.repeat(widthOf(lead));
  const room = Math.max(20, TERMINAL_WIDTH - indent.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    const gap = line === '' ? 0 : 1;
    if (widthOf(line) + gap + widthOf(word) > room && !isBreakable(word, room)) {
      lines.push(line);
      line = '';
    }
    while (line !== '' || rest !== '') {
      const before = line === '' || rest === '' ? line : `${line} `;
      const fitting = headOf(rest, room - widthOf(before));
      line = fitting === '' ? line : before + fitting;
      rest = rest.slice(fitting.length);
      if (rest === '') break;
      lines.push(line);
      line = '';
    }
  }
  lines.push(line);
  const shown = lines.slice(0, linesMax);
  if (shown.length < lines.length) shown.push(shortened(shown.pop() ?? '', room));
  return shown.map((one, at) => `${at === 0 ? lead : indent}${one}`.replaceAll(TOGETHER, ' '));
}

/** Whether a word may be broken where the line ends: it is longer than a line, or written without spaces. */
const isBreakable = (word: string, room: number): boolean => UNSPACED.test(word) || widthOf(word) > room;

/** As much of a text as fits into so many columns. */
function headOf(text: string, room: number): string {
  let head = '';
  let width = 0;
  for (const character of text) {
    width += cellsOf(character);
    if (width > room) break;
    head += character;
  }
  return head;
}

const shortened = (line: string, room: number): string => `${headOf(line, room - 1).trimEnd()}…`;

/** A whole number as both languages write it: 12,345. */
export const numeral = (value: number): string => value.toLocaleString('en-US');

/** A share in whole per cent. */
export const percent = (share: number): string => `${Math.round(share * 100)}${TOGETHER}%`;
