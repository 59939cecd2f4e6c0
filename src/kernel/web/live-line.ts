import { createTurns } from './line-turns.ts';

/** A line that the server refused is not tried again by the browser itself; each time it is waited longer. */
const AGAIN_MS = 5_000;
const AGAIN_MS_MAX = 40_000;
/** So often a page asks by itself while other windows of the browser hold the lines there may be. */
const WITHOUT_MS = 20_000;
const WATCH_MS = 1_000;
/** The server beats every twenty seconds: after two missed beats nobody is there, though the line still looks open. */
const SILENCE_MS = 50_000;
/** The server answers a line at once; one that takes longer to open is tried anew, and the page reads meanwhile. */
const OPENING_MS_MAX = 10_000;

export type Hearing = {
  /** Something on the page may have changed. */
  readonly changed: () => void;
  /** What an event carried. */
  readonly told: (payload: string) => void;
  readonly lost: (is: boolean) => void;
};

/**
 * The one line of a page, for all topics it wants, and only while somebody sees the page: a page in the background needs
 * none. A line always goes on from the mark it has come to, so that a page that is seen again is told what it missed, or
 * to read again.
 */
export function keepLine(address: string, hearing: Hearing): void {
  const [topics = '', made = ''] = address.split('?since=');
  let mark = made;
  let stream: EventSource | null = null;
  let heardAt = 0;
  let waitMs = AGAIN_MS;
  let again = 0;
  const turns = createTurns();

  function close(): void {
    clearTimeout(again);
    turns.leave();
    stream?.close();
    stream = null;
  }

  async function open(): Promise<void> {
    close();
    if (document.hidden) return;
    const may = await turns.ask();
    if (may === true) listen();
    else if (may === false) again = window.setTimeout(anew, WITHOUT_MS);
  }

  function listen(): void {
    heardAt = performance.now();
    stream = new EventSource(`/live/${topics}?since=${mark}`);
    stream.addEventListener('open', () => {
      heardAt = performance.now();
      waitMs = AGAIN_MS;
      hearing.lost(false);
    });
    stream.addEventListener('error', refused);
    for (const kind of ['beat', 'reread', 'closed', 'message']) stream.addEventListener(kind, hear);
  }

  function hear({ type, data, lastEventId }: MessageEvent<string>): void {
    heardAt = performance.now();
    mark = lastEventId || mark;
    if (type === 'beat') return;
    // The first line of an event names its topic.
    if (type === 'message') hearing.told(data.slice(data.indexOf('\n') + 1));
    hearing.changed();
  }

  function refused(): void {
    hearing.lost(true);
    if (stream?.readyState !== EventSource.CLOSED) return;
    again = window.setTimeout(anew, waitMs);
    waitMs = Math.min(waitMs * 2, AGAIN_MS_MAX);
  }

  /** Where nothing can be heard, the page at least asks. */
  function anew(): void {
    hearing.changed();
    void open();
  }

  setInterval(() => {
    if (stream === null) return;
    const waitedMs = performance.now() - heardAt;
    if (waitedMs > (stream.readyState === EventSource.CONNECTING ? OPENING_MS_MAX : SILENCE_MS)) anew();
  }, WATCH_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) close();
    else void open();
  });
  void open();
}
