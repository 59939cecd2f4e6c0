import { clockWords } from './clock-words.ts';
import { keepLine } from './live-line.ts';

/**
 * Keeps an open page true: hears the topics that the page names and, when one says so, fetches the page again and puts
 * its main part in place. A page that is for reading has an offer beside it: there what is newer waits until the reader
 * asks for it or looks away, so that nothing moves under anybody's eyes. It stands alone, without a framework, to be
 * small enough for a poor line. What hears beside it: `madang:heard` carries what an event told, `madang:placed` follows
 * what was put in place.
 */
const LIVE = '[data-live]';
const OFFER = '[data-offer]';
/** What somebody may be in the middle of; a page without it has nothing that could move under their eyes. */
const READING = '[data-reading]';
/** Everyone who reads hears the same event at the same moment; they do not all have to ask for the page in it. */
const SPREAD_MS = 3_000;
/** Several topics may tell of one change. */
const GATHER_MS = 150;
const AGAIN_MS = 5_000;
const CLOCK_MS = 1_000;
/** An answer that takes longer is not coming. */
const READ_MS_MAX = 15_000;

const offer = document.querySelector<HTMLElement>(OFFER);
/** As it was served: drawings and what the reader opened are no news. */
let shown = document.querySelector(LIVE)?.innerHTML;
let waiting: Element | null = null;
let gathering = 0;
let fetching = false;
let again = false;

function lost(is: boolean): void {
  for (const notice of document.querySelectorAll<HTMLElement>('[data-lost]')) notice.hidden = !is;
}

async function read(): Promise<void> {
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  try {
    const response = await fetch(location.href, {
      headers: { accept: 'text/html' },
      signal: AbortSignal.timeout(READ_MS_MAX),
    });
    if (!response.ok) throw new Error(`The page came back with ${response.status}.`);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const [now, next] = [document.querySelector(LIVE), page.querySelector(LIVE)];
    if (now === null || next === null) throw new Error('The answer is no page of ours.');
    waiting = shown === next.innerHTML ? null : next;
    if (waiting !== null && offer !== null && now.querySelector(READING) !== null && !document.hidden)
      show(page.querySelector(OFFER));
    else place();
    lost(false);
  } catch {
    lost(true);
    setTimeout(readSoon, AGAIN_MS);
  }
  fetching = false;
  if (again) readSoon();
  again = false;
}

/** The offer is worded by the page that waits: it knows what is new in it. */
function show(next: Element | null): void {
  const words = next?.querySelector('p') ?? null;
  if (offer === null || words === null) return;
  offer.querySelector('p')?.replaceWith(words);
  offer.hidden = false;
}

function place(): void {
  const now = document.querySelector(LIVE);
  if (waiting !== null && now !== null) {
    const opened = [...now.querySelectorAll('details[open] > summary')].map(({ textContent }) => textContent);
    // Whoever moves by keyboard stays on the button they were on, if it is still there.
    const focused = now.contains(document.activeElement) ? document.activeElement?.id : undefined;
    shown = waiting.innerHTML;
    now.replaceChildren(...waiting.childNodes);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    for (const summary of now.querySelectorAll('details > summary'))
      if (opened.includes(summary.textContent)) summary.parentElement?.setAttribute('open', '');
    waiting = null;
    document.dispatchEvent(new Event('madang:placed'));
  }
  if (offer !== null) offer.hidden = true;
  tick();
}

function readSoon(): void {
  clearTimeout(gathering);
  const spread = offer === null ? 0 : Math.random() * SPREAD_MS;
  gathering = window.setTimeout(() => void read(), GATHER_MS + spread);
}

/** The time of the place, not of whoever looks at it. */
function tick(): void {
  for (const clock of document.querySelectorAll<HTMLTimeElement>('time[data-clock]')) {
    const { clock: timeZone } = clock.dataset;
    const format = new Intl.DateTimeFormat(document.documentElement.lang, {
      ...(timeZone === undefined ? {} : { timeZone }),
      hour: 'numeric',
      minute: '2-digit',
    });
    clock.textContent = format.format(new Date());
  }
  countDown();
}

/** What a running time had left when it came, and when that was, by a clock that only rises. */
const came = new WeakMap<Element, { readonly leftMs: number; readonly at: number }>();

function countDown(): void {
  for (const timer of document.querySelectorAll<HTMLElement>('[data-left]')) {
    const start = came.get(timer) ?? { leftMs: Number(timer.dataset['left']), at: performance.now() };
    came.set(timer, start);
    if (timer.dataset['running'] === undefined) continue;
    const leftMs = start.leftMs - (performance.now() - start.at);
    const words = clockWords(leftMs, timer.dataset['over'] ?? '');
    if (timer.textContent !== words) timer.textContent = words;
  }
}

const line = document.querySelector<HTMLElement>(LIVE)?.dataset['live'];
if (line)
  keepLine(line, {
    lost,
    changed: readSoon,
    told: (detail) => document.dispatchEvent(new CustomEvent('madang:heard', { detail })),
  });
setInterval(tick, CLOCK_MS);
offer?.querySelector('button')?.addEventListener('click', () => {
  place();
  document.querySelector<HTMLElement>(LIVE)?.focus({ preventScroll: true });
});
document.addEventListener('visibilitychange', () => {
  if (document.hidden) place();
});
