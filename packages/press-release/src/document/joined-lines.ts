import type { Line } from './blocks.ts';

export const TITLE_CHARACTERS_MAX = 160;
export const DATE = String.raw`(?<y>\d{4})\s?[.\-/년]\s?(?<m>\d{1,2})\s?[.\-/월]\s?(?<d>\d{1,2})\s?[.일]?\s?(?:\([월화수목금토일]\)|\([A-Z][a-z]{2}\))?`;
export const TIME = String.raw`(?:\s?(?:오전|오후)?\s?\d{1,2}[:시]\d{0,2}분?(?::\d{2})?(?:\s?이후|\s?부터)?)?`;

/** A line shorter than this holds one thing. */
const JOINED_CHARACTERS_MIN = 160;
const OFFICE = '[가-힣]{2,14}(?:부|처|청|원|위원회|시|도|군)';
const PLAIN_DATE = DATE.replace(/\?<[a-z]>/g, '?:');
/** A copy that joined the lines leaves title, date and body in one. */
const JOINED_HEAD = new RegExp(
  String.raw`^(.{6,${TITLE_CHARACTERS_MAX}}?\s)\(?(?:${PLAIN_DATE}${TIME})(?:\s${OFFICE})?\)?(?=\s[□■▢◻ㅁ]|\s[가-힣]{2,14}(?:은|는|이|가)\s)`,
);
const JOINED_TAIL = /(?<=[.)”]\s{1,4})(?=(?:붙\s?임|첨\s?부|별\s?첨)\s?\d{0,2}\s?[:：.])/;

function cut(line: Line, ...at: readonly number[]): Line[] {
  return [0, ...at].map((from, index) => {
    const to = at[index] ?? line.text.length;
    return { start: line.start + from, end: line.start + to, text: line.text.slice(from, to) };
  });
}

/** Title, dateline and body of a line that holds all three; any other line as it is. */
export function headPieces(line: Line): Line[] {
  if (line.text.length < JOINED_CHARACTERS_MIN) return [line];
  const match = JOINED_HEAD.exec(line.text.slice(0, TITLE_CHARACTERS_MAX + 80));
  if (match?.[1] === undefined || /다\.\s/.test(match[1])) return [line];
  return cut(line, match[1].length, match[0].length);
}

/** The body and what is attached to it, where one line holds both. */
export function tailPieces(line: Line): Line[] {
  const at = JOINED_TAIL.exec(line.text)?.index;
  return at === undefined || at === 0 ? [line] : cut(line, at);
}
