import type { Lang } from '#kernel/domain/bilingual.ts';

const SHOWN = 80;

/** A few words of an entry, in the reader's language where it has them: fields are named `text_ko`, `text_en`. */
export function glimpse(
  fields: readonly { readonly name: string; readonly words: string | null }[],
  lang: Lang,
): string {
  const open = fields.filter(({ words }) => words !== null);
  const own = open.find(({ name }) => name.endsWith(`_${lang}`)) ?? open[0];
  const words = own?.words ?? '';
  return words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
}
