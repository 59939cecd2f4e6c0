import type { Lang } from '#kernel/domain/bilingual.ts';
import { voices } from '../sessions/session-messages.ts';

/** What a verb of attribution does, in words; nothing for a force that the record does not name. */
export function forceInWords(force: string | null, lang: Lang): string {
  const words: Readonly<Record<string, Readonly<Record<Lang, string>>>> = voices.force;
  return force === null ? '' : (words[force]?.[lang] ?? '');
}
