/** A sentence inside a text, by position; end exclusive. */
export type Sentence = { readonly start: number; readonly end: number; readonly text: string };

const OPENING = '“「『｢‘《';
const CLOSING = '”」』｣’》';
/** A quotation mark that finds no partner within this many characters is an apostrophe or a slip. */
const QUOTE_CHARACTERS_MAX = 600;
/** A sentence that runs on longer is cut, so that work per sentence stays bounded. */
const SENTENCE_CHARACTERS_MAX = 3_000;

/** Whether a full stop at `at` ends a sentence: after a syllable, a bracket or a quote, never inside a date. */
function stops(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  const after = text[at + 1] ?? ' ';
  if (!/[\s”"’')]/.test(after)) return false;
  if (/[가-힣a-z)”"’'」%]/.test(before))
    return !/(?:\b(?:Mr|Ms|Mrs|Dr|Prof|St|No|vs|etc|H\.E|Sept?|Oct|Nov|Dec|Jan|Feb|Mar|Apr|Aug)|월|\([월화수목금토일]\))$/.test(
      text.slice(Math.max(0, at - 6), at),
    );
  return (
    /[A-Z0-9]/.test(before) &&
    /^[.!?]\s+[A-Z]/.test(text.slice(at, at + 4)) &&
    /(?:[A-Z]{2}|\d{4}|[a-z] \d{1,3})$/.test(text.slice(Math.max(0, at - 8), at))
  );
}

/** Sentences of a block; a stop inside quotation marks ends nothing. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let depth = 0;
  let opened = 0;
  let straight = false;
  const push = (end: number): void => {
    const raw = text.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    const body = raw.trim();
    if (body !== '') sentences.push({ start: start + lead, end: start + lead + body.length, text: body });
    start = end;
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if ((depth > 0 || straight) && at - opened > QUOTE_CHARACTERS_MAX) {
      depth = 0;
      straight = false;
    }
    if (OPENING.includes(char)) {
      if (depth === 0) opened = at;
      depth += 1;
    } else if (CLOSING.includes(char)) depth = Math.max(0, depth - 1);
    else if (char === '"') {
      straight = !straight;
      opened = at;
    } else if (/[.!?]/.test(char) && depth === 0 && !straight && stops(text, at)) push(at + 1);
    // English sets the stop inside the quotation; what follows with a capital is a new sentence.
    const quoteEnds = depth === 0 && !straight && /[”"]/.test(char) && /[.!?]/.test(text[at - 1] ?? '');
    if (quoteEnds && /^\s+[A-Z]/.test(text.slice(at + 1, at + 4))) push(at + 1);
    if (at - start >= SENTENCE_CHARACTERS_MAX) push(at + 1);
  }
  push(text.length);
  return sentences;
}
