import type { AgendaItemView } from '../../domain/agenda/agenda-item.ts';
import { wallClockIn } from '../../domain/forum/zoned-time.ts';

/** When an item is taken up, as the clock of the room shows it; empty where nobody said. */
export function itemTime({ startsAt, endsAt }: AgendaItemView, timeZone: string): string {
  const clock = (at: Date | null) => (at === null ? '' : wallClockIn(timeZone, at).slice(11));
  return startsAt === null && endsAt === null ? '' : `${clock(startsAt)}–${clock(endsAt)}`;
}
