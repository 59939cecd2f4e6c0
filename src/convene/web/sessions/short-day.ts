import type { Lang } from '#kernel/domain/bilingual.ts';

/** A day of the year line, where the year is plain from the page: `11월 16일 (화)`, `Tue 16 Nov`. */
export function dayInShort(day: string, lang: Lang): string {
  const at = new Date(`${day}T12:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang === 'ko' ? 'ko-KR' : 'en-GB', { timeZone: 'UTC', ...options }).format(at);
  if (lang === 'ko') return `${part({ month: 'long', day: 'numeric' })} (${part({ weekday: 'short' })})`;
  return `${part({ weekday: 'short' })} ${part({ day: 'numeric', month: 'short' })}`;
}
