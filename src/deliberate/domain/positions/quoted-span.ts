import type { Texts } from '#kernel/domain/bilingual.ts';

/** Where quoted words stand in an intervention: code points of the text in one language, `to` exclusive. */
export type QuotedSpan = { readonly language: string; readonly from: number; readonly to: number };
/** With the words themselves, which belong to the intervention and are kept only there. */
export type FoundQuote = QuotedSpan & { readonly words: string };

/** Finds the quoted words in the texts, the authentic one first; white space and letter forms may differ. Null: nowhere. */
export function findQuote(quote: string, texts: Texts, authentic: string | null): FoundQuote | null {
  const wanted = letters(quote).filter(({ letter }) => letter !== ' ');
  if (wanted.length === 0) return null;
  const languages = Object.keys(texts).sort(
    (a, b) => Number(b === authentic) - Number(a === authentic) || (a < b ? -1 : 1),
  );
  for (const language of languages) {
    const found = findIn(
      letters(texts[language] ?? '').filter(({ letter }) => letter !== ' '),
      wanted,
    );
    const words = found && quotedWords({ language, ...found }, texts);
    if (found !== null && words !== null) return { language, ...found, words };
  }
  return null;
}

/** The words a span stands for, or null where the text is shorter or gone. */
export function quotedWords({ language, from, to }: QuotedSpan, texts: Texts): string | null {
  const text = [...(texts[language] ?? '')];
  return to <= text.length && from < to ? text.slice(from, to).join('') : null;
}

type Letter = { readonly letter: string; readonly at: number };

/** Each code point in the form in which two spellings of it compare equal. */
function letters(text: string): Letter[] {
  return [...text].map((letter, at) => ({ letter: /\s/u.test(letter) ? ' ' : letter.normalize('NFC'), at }));
}

function findIn(text: readonly Letter[], wanted: readonly Letter[]): { from: number; to: number } | null {
  for (let start = 0; start + wanted.length <= text.length; start += 1) {
    if (!wanted.every(({ letter }, at) => text[start + at]?.letter === letter)) continue;
    const [first, last] = [text[start], text[start + wanted.length - 1]];
    if (first !== undefined && last !== undefined) return { from: first.at, to: last.at + 1 };
  }
  return null;
}
