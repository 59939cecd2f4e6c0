/** The instant of a wall clock time (`2026-11-24T15:00`) in a zone; null if it is no such time. */
export function instantIn(timeZone: string, local: string): Date | null {
  const asUtc = new Date(`${local}${local.length === 16 ? ':00' : ''}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local) || Number.isNaN(asUtc.getTime())) return null;
  // Twice, because the offset is that of the instant and the first guess may lie across a change of clocks.
  const guess = new Date(asUtc.getTime() - offsetMs(timeZone, asUtc));
  return new Date(asUtc.getTime() - offsetMs(timeZone, guess));
}

/** An instant as the wall clock shows it there, `2026-11-24T15:00`, as date fields of forms want it. */
export function wallClockIn(timeZone: string, at: Date): string {
  return parts(timeZone, at).slice(0, 16);
}

function offsetMs(timeZone: string, at: Date): number {
  return new Date(`${parts(timeZone, at)}Z`).getTime() - Math.floor(at.getTime() / 1000) * 1000;
}

function parts(timeZone: string, at: Date): string {
  // The Swedish locale writes dates and times as ISO 8601 does, but for the T.
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);
  return text.replace(' ', 'T');
}
