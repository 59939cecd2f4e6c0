import { lengthOf } from '#kernel/domain/characters.ts';
import { foldText, isSyllabic } from './folded-text.ts';
import { pairsAsked } from './word-pairs.ts';

/** A sentence fits; what is longer is a text, not a question. */
export const QUESTION_CHARACTERS_MAX = 200;
/** Words beyond these would not narrow a search any more. */
export const TERMS_MAX = 8;
/** Shorter words may end as a particle does without having one: 회의, 국가. */
const STEM_SYLLABLES_MIN = 2;
/** Compounds of two words: only these are also found with spaces between their syllables. */
const COMPOUND_SYLLABLES_MIN = 4;
const PLURAL_LETTERS_MIN = 5;

/** One word or phrase that a document must hold. */
export type SearchTerm = {
  /** A regular expression over folded text; it holds letters, digits, spaces and question marks only. */
  readonly pattern: string;
  readonly pairs: readonly string[];
  /** The word without the ending it was asked with; null where it had none. */
  readonly stem: string | null;
};

export type SearchQuestion = {
  readonly terms: readonly SearchTerm[];
  /** All of it as it was typed: what holds this stands first. */
  readonly whole: string;
  /** Whether words were left out because there were too many. */
  readonly cut: boolean;
};

const PIECES = /"([^"]+)"|“([^”]+)”|「([^」]+)」|『([^』]+)』|([^\s"“”「」『』]+)/gu;
/** Particles that grow onto nouns; the longer ones first. */
const PARTICLE =
  /(?:으로써|으로서|으로는|으로도|에서는|에서도|에게서|이라는|에서|에게|에는|에도|으로|로써|로서|까지|부터|보다|처럼|마다|이나|이며|이라|하고|라는|은|는|이|가|을|를|의|에|와|과|도|로|만)$/u;
const PLURAL = /(?<![suis])s$/u;

export function isTooLong(asked: string): boolean {
  return lengthOf(asked) > QUESTION_CHARACTERS_MAX;
}

/** What is asked, or null where there is nothing in it that could be found. */
export function questionFrom(asked: string): SearchQuestion | null {
  const pieces = [...asked.normalize('NFC').matchAll(PIECES)].map(([, a, b, c, d, word]) => {
    const quoted = a ?? b ?? c ?? d;
    return { words: wordsIn(quoted ?? word ?? ''), quoted: quoted !== undefined };
  });
  const found = pieces.filter(({ words }) => words.length > 0);
  if (found.length === 0) return null;
  const terms = found.slice(0, TERMS_MAX).map(({ words, quoted }) => (quoted ? phrase(words) : loose(words)));
  const whole = patternOf(found.flatMap(({ words }) => words));
  return { terms, whole, cut: found.length > TERMS_MAX };
}

function wordsIn(text: string): string[] {
  return foldText(text).folded.split(' ').filter(Boolean);
}

function phrase(words: readonly string[], stem: string | null = null): SearchTerm {
  return { pattern: patternOf(words), pairs: words.flatMap(pairsAsked), stem };
}

/** Words in letters are found from their beginnings, syllables anywhere. */
function patternOf(words: readonly string[]): string {
  const [first = ''] = words;
  return (isSyllabic(first) ? '' : ' ') + words.join(' ');
}

/** What was typed without quotation marks: the ending of the last word may be another. */
function loose(words: readonly string[]): SearchTerm {
  const last = words.at(-1) ?? '';
  const stem = stemOf(last, words.length > 1 ? 1 : STEM_SYLLABLES_MIN);
  const kept = [...words.slice(0, -1), stem ?? last];
  const [only = ''] = kept;
  if (kept.length === 1 && isSyllabic(only) && lengthOf(only) >= COMPOUND_SYLLABLES_MIN)
    return { pattern: [...only].join(' ?'), pairs: pairsAsked(only), stem };
  return phrase(kept, stem);
}

function stemOf(word: string, syllablesMin: number): string | null {
  const syllabic = isSyllabic(word);
  const stem = word.replace(syllabic ? PARTICLE : PLURAL, '');
  const min = syllabic ? syllablesMin : PLURAL_LETTERS_MIN - 1;
  return stem !== word && lengthOf(stem) >= min ? stem : null;
}
