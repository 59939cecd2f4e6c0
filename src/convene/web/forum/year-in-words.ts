import type { Lang } from '#kernel/domain/bilingual.ts';
import { dayInWords } from '#kernel/domain/calendar.ts';
import { translator } from '#kernel/web/i18n.ts';
import type { NowAndNext } from '../../domain/forum/year-ahead.ts';
import { convene } from '../messages.ts';
import { year } from './year-messages.ts';

/** What is open and what comes next, in plain words. */
export function yearInWords({ now, next, over }: NowAndNext, lang: Lang): string {
  const t = translator(lang);
  if (over) return t(year.over);
  if (now.length === 0 && next === null) return t(year.unplanned);
  const names = now.map(({ phase }) => t(convene.phase[phase]));
  const first = names.length === 0 ? t(year.nowNothing) : t(year.nowOpen, names);
  if (next === null || next.opensOn === null) return first;
  return `${first} ${t(year.next, t(convene.phase[next.phase]), dayInWords(next.opensOn, lang))}`;
}
