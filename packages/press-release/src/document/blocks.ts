import type { BlockKind } from '../release.ts';

/** A marked or plain stretch of the body; positions are those of the view, and `text` has spaces for line ends. */
export type BodyBlock = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: BlockKind;
  readonly level: number;
  readonly marker: string | null;
  /** It began inside a line, as where a copy joined the lines. */
  readonly inline: boolean;
};

export type Line = { readonly start: number; readonly end: number; readonly text: string };

const NOTE_LEVEL = 9;

type Marker = { readonly pattern: RegExp; readonly level: number; readonly kind: BlockKind };
/** In the order they are tried. The legal outline comes last: `1. 가. 1) 가) (1) (가) ①`. */
const MARKERS: readonly Marker[] = [
  { pattern: /^ *([□■▢◻ㅁ]) */, level: 1, kind: 'body' },
  { pattern: /^ *([ㅇ○◦❍◯]) */, level: 2, kind: 'body' },
  { pattern: /^ *([-–—−]) *(?=\S)/, level: 3, kind: 'body' },
  { pattern: /^ *([·‧∙・•]) */, level: 4, kind: 'body' },
  { pattern: /^ *([△▲▵Δ]) */, level: 4, kind: 'body' },
  { pattern: /^ *(※|\*(?!\*)) */, level: NOTE_LEVEL, kind: 'note' },
  { pattern: /^ *(\d{1,2}\.) +(?!\d{1,2}\.)(?=\S)/, level: 1, kind: 'body' },
  { pattern: /^ *([가나다라마바사아자차카타파하]\.) +/, level: 2, kind: 'body' },
  { pattern: /^ *(\d{1,2}\)) */, level: 3, kind: 'body' },
  { pattern: /^ *([가나다라마바사아자차카타파하]\)) */, level: 4, kind: 'body' },
  { pattern: /^ *(\(\d{1,2}\)) */, level: 5, kind: 'body' },
  { pattern: /^ *(\([가나다라마바사아자차카타파하]\)) */, level: 6, kind: 'body' },
  { pattern: /^ *([①-⑳]) */, level: 7, kind: 'body' },
];

const INLINE =
  /[□■▢◻]|(?<=\s)[ㅇ○◦❍◯](?=\s)|(?<=[.)] {1,3})ㅁ(?= )|(?<=\s)※|(?<=[\s.])\*(?=\s)|(?<=\s)[-–—](?=\s)/g;
/** What follows a dash that begins an entry of a joined list: a date or `key :`. */
const ENTRY = /^[-–—]\s+(?:['’‘]?\d{2,4}[.년]|[가-힣A-Za-z][가-힣A-Za-z· ]{0,14}[:：])/;
const SENTENCE_END = /(?:[.!?。]|[.!?][”"’'」)]|[:：])\s*$/;

/** A line that names a session and says nothing. */
const HEADING =
  /^(?:(?:Session|Panel|Workshop|Roundtable|Plenary)(?: \d{1,2})?(?: ?[:–—-] ?[^.\n]{1,80})?|(?:제 ?)?\d{1,2} ?세션[^.\n]{0,50}|세션 ?\d{1,2}[^.\n]{0,50}|(?:개회식|개막식|폐회식|폐막식|본회의|종합토론))$/;

export function linesOf(text: string, from = 0, to = text.length): Line[] {
  const lines: Line[] = [];
  let start = from;
  while (start < to) {
    const found = text.indexOf('\n', start);
    const end = found === -1 || found > to ? to : found;
    lines.push({ start, end, text: text.slice(start, end) });
    start = end + 1;
  }
  return lines;
}

export function markerOf(
  text: string,
): { level: number; kind: BlockKind; marker: string; width: number } | null {
  for (const { pattern, level, kind } of MARKERS) {
    const match = pattern.exec(text);
    if (match !== null) return { level, kind, marker: match[1] ?? '', width: match[0].length };
  }
  return null;
}

/** Positions inside a line where a block begins although no line does. */
function inlineStarts(line: string): number[] {
  const starts: number[] = [];
  let noted = false;
  for (const match of line.matchAll(INLINE)) {
    const at = match.index;
    const before = line.slice(0, at).trimEnd();
    if (before === '') continue;
    const dash = /[-–—]/.test(match[0]);
    if (dash && !/[.。]$/.test(before) && !(noted && ENTRY.test(line.slice(at, at + 30)))) continue;
    if (match[0] === '※' || match[0] === '*') noted = true;
    starts.push(at);
  }
  return starts;
}

type Open = {
  start: number;
  end: number;
  level: number;
  kind: BlockKind;
  marker: string | null;
  inline: boolean;
};

function pieces(line: Line): Open[] {
  const cuts = [0, ...inlineStarts(line.text), line.text.length];
  const found: Open[] = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const from = cuts[at] ?? 0;
    const to = cuts[at + 1] ?? from;
    const text = line.text.slice(from, to);
    if (text.trim() === '') continue;
    const marked = markerOf(text);
    const lead = marked === null ? text.length - text.trimStart().length : marked.width;
    found.push({
      start: line.start + from + lead,
      end: line.start + from + text.trimEnd().length,
      level: marked?.level ?? 1,
      kind: marked?.kind ?? 'body',
      marker: marked?.marker ?? null,
      inline: at > 0,
    });
  }
  return found;
}

/** The body in blocks. A plain line goes on with the block above when that one stops in mid sentence. */
export function blocksOf(text: string, from: number, to: number): BodyBlock[] {
  const blocks: Open[] = [];
  let blank = true;
  for (const line of linesOf(text, from, to)) {
    if (line.text.trim() === '') {
      blank = true;
      continue;
    }
    for (const piece of pieces(line)) {
      const last = blocks.at(-1);
      const goesOn =
        piece.marker === null &&
        !piece.inline &&
        !blank &&
        last !== undefined &&
        !last.inline &&
        !HEADING.test(text.slice(last.start, last.end)) &&
        !SENTENCE_END.test(text.slice(Math.max(last.start, last.end - 4), last.end));
      if (goesOn) last.end = piece.end;
      else blocks.push(piece);
      blank = false;
    }
  }
  return blocks
    .filter((block) => block.end > block.start)
    .map((block) => ({ ...block, text: text.slice(block.start, block.end).replaceAll('\n', ' ') }));
}
