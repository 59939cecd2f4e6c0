import { isAboutOneself } from '@madang/common-ground';
import type { Texts } from '#kernel/domain/bilingual.ts';

/** Whether the words look as if they said who somebody is; whoever moderates decides. */
export function looksAboutPerson({ texts }: { readonly texts: Texts }): boolean {
  return Object.values(texts).some(isAboutOneself);
}
