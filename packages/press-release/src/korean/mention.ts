import { titleIn } from './titles.ts';
import { withoutParticle, type Word } from './words.ts';

/** Somebody named with a title, at a place of the text. `short` is a surname or one part of a name with a title. */
export type Mention = {
  readonly kind: 'full' | 'short';
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly latin: string | null;
  readonly title: string;
  readonly organisation: string | null;
  readonly former: boolean;
  readonly sure: boolean;
};

const LATIN = /^(?![A-Z0-9&-]+$)[A-ZÀ-Ý][\p{L}.'’-]*(?:,? [\p{L}.'’-]+){0,5}$/u;

export const bareOf = (word: Word): string => word.text.replace(/\([^)]*\)/g, '');
export const bracketOf = (word: Word): string | null => /\(([^()]*)\)/.exec(word.text)?.[1]?.trim() ?? null;
export const latinOf = (word: Word): string | null => {
  const inner = bracketOf(word);
  return inner !== null && LATIN.test(inner) ? inner : null;
};

export type TitleHit = {
  readonly title: string;
  readonly before: string;
  readonly end: number;
  readonly closed: boolean;
};

/** A word that is a title or ends in one, whatever particle follows. */
export function titleAt(word: Word): TitleHit | null {
  for (const { bare, particle } of withoutParticle(word.text)) {
    const plain = bare.replace(/\([^)]*\)$/, '');
    const hit = titleIn(plain);
    if (hit !== null) {
      const end = word.start + bare.length;
      return { ...hit, end, closed: particle !== '' || word.after !== '' };
    }
  }
  return null;
}
