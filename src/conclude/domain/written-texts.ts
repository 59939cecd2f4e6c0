import type { Texts } from '#kernel/domain/bilingual.ts';
import { lengthOf } from '#kernel/domain/characters.ts';

/** The texts that say something; an empty field is a language not written in. */
export function written(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

export function isEmpty(texts: Texts): boolean {
  return Object.values(texts).every((text) => text === '');
}

/** The length of the longest of them, as a reader counts. */
export function longest(texts: Texts): number {
  return Math.max(0, ...Object.values(texts).map(lengthOf));
}
