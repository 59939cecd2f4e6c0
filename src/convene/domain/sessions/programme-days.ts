import { dayIn } from '#kernel/domain/calendar.ts';
import type { SessionView } from './session.ts';

export type ProgrammeRow = { readonly session: SessionView; readonly parent: SessionView | null };
/** One day of the programme; `day` is null for sessions whose day is not known. */
export type ProgrammeDay = { readonly day: string | null; readonly rows: readonly ProgrammeRow[] };

/** Day by day in the edition's own zone, each in order of time and then of the programme; unknown days last. */
export function programmeDays(sessions: readonly SessionView[], timeZone: string): ProgrammeDay[] {
  const byId = new Map(sessions.map((session) => [session.sessionId, session]));
  const days = new Map<string | null, ProgrammeRow[]>();
  for (const session of sessions) {
    const day = session.startsAt === null ? session.heldOn : dayIn(timeZone, session.startsAt);
    const parent = session.parentId === null ? null : (byId.get(session.parentId) ?? null);
    const rows = days.get(day) ?? [];
    rows.push({ session, parent });
    days.set(day, rows);
  }
  return [...days]
    .map(([day, rows]) => ({ day, rows: rows.toSorted(byTime) }))
    .sort((a, b) =>
      a.day === b.day ? 0 : a.day === null ? 1 : b.day === null ? -1 : a.day < b.day ? -1 : 1,
    );
}

/** Sessions without a time keep their place in the programme: sorting is stable. */
function byTime(a: ProgrammeRow, b: ProgrammeRow): number {
  const [first, second] = [a.session.startsAt, b.session.startsAt];
  return first === null || second === null ? 0 : first.getTime() - second.getTime();
}
