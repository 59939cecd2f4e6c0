import type { Texts } from './bilingual.ts';
import type { PublicEntry } from './command.ts';

type Sealed = NonNullable<PublicEntry['sealed']>;

/** A text's fields in a log entry, one per language: `reason_ko`, `reason_en`; opened beside the log, erasable. */
export function sealedTexts(field: string, texts: Texts): Sealed {
  const sealed: Record<string, { value: string; open: boolean }> = {};
  for (const [language, value] of Object.entries(texts))
    sealed[`${field}_${language.toLowerCase()}`] = { value, open: true };
  return sealed;
}
