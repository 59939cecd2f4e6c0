/** A text as searches compare it, and where each of its code units stands in the text it was made from. */
export type FoldedText = {
  /** In composed form (NFC), so that places in it are places in what a reader sees. */
  readonly source: string;
  /** Words between single spaces, with one before the first and one after the last. */
  readonly folded: string;
  readonly at: readonly number[];
};

/** Raised when the same text folds otherwise than before: the index is then made anew. */
export const FOLDING_VERSION = 1;

/** Written without spaces, or with endings that grow onto words: searched anywhere, syllable by syllable. */
const SYLLABLE =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WRITTEN = /[\p{L}\p{N}]/u;
/** Accents and other marks on letters, and signs without a width. */
const UNSEEN = /[\p{M}\p{Cf}]/gu;
const DIGIT = /\p{Nd}/u;

export function isSyllabic(word: string): boolean {
  return SYLLABLE.test(word);
}

/**
 * Without case, accents, widths and punctuation; Korean typed in parts (NFD) is put together. Where letters or digits
 * meet syllables a space is put, so that `5G보안` and `5G 보안` are the same words.
 */
export function foldText(text: string): FoldedText {
  const source = text.normalize('NFC');
  const at: number[] = [];
  let folded = '';
  let last: Sign = 'gap';
  const put = (sign: string, place: number) => {
    folded += sign;
    for (let unit = 0; unit < sign.length; unit += 1) at.push(place);
  };
  put(' ', 0);
  let place = 0;
  for (const character of source) {
    for (const { plain, sign } of isThousandsComma(source, place) ? [] : signsOf(character)) {
      if (sign !== last && last !== 'gap') put(' ', place);
      if (sign !== 'gap') put(plain, place);
      last = sign;
    }
    place += character.length;
  }
  if (last !== 'gap') put(' ', source.length);
  return { source, folded, at };
}

type Sign = 'gap' | 'syllable' | 'letter';
type Plain = { readonly plain: string; readonly sign: Sign };

/** A text has few characters and many times each; there are no more of them than Unicode has. */
const known = new Map<string, readonly Plain[]>();

function signsOf(character: string): readonly Plain[] {
  const found = known.get(character);
  if (found !== undefined) return found;
  const signs = [...plainOf(character)].map((plain) => ({ plain, sign: signOf(plain) }));
  known.set(character, signs);
  return signs;
}

function signOf(character: string): Sign {
  if (!WRITTEN.test(character)) return 'gap';
  return SYLLABLE.test(character) ? 'syllable' : 'letter';
}

function plainOf(character: string): string {
  return character.normalize('NFKD').replace(UNSEEN, '').normalize('NFC').toLowerCase();
}

/** `1,500` is found by `1500`. */
function isThousandsComma(source: string, place: number): boolean {
  return source[place] === ',' && DIGIT.test(source[place - 1] ?? '') && DIGIT.test(source[place + 1] ?? '');
}
