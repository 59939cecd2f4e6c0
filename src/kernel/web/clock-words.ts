const SECOND_MS = 1000;
const MINUTE_SECONDS = 60;

/** Minutes and seconds left; once the time is over, by how much, said in words before it. */
export function clockWords(leftMs: number, over: string): string {
  const seconds = Math.ceil(Math.abs(leftMs) / SECOND_MS);
  const words = `${Math.floor(seconds / MINUTE_SECONDS)}:${String(seconds % MINUTE_SECONDS).padStart(2, '0')}`;
  return leftMs < 0 ? `${over} ${words}` : words;
}
