/**
 * Keeps an open page true: hears the topics that the page names and, when one says so, fetches the page again and puts
 * its main part in place. It stands alone, without a framework, to be small enough for a poor line.
 */
const LIVE = '[data-live]';
/** Several topics may tell of one change. */
const GATHER_MS = 150;
/** A stream that the server refused is not tried again by the browser itself. */
const AGAIN_MS = 5_000;
const CLOCK_MS = 1_000;

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
    const response = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!response.ok) throw new Error(`The page came back with ${response.status}.`);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const [now, next] = [document.querySelector(LIVE), page.querySelector(LIVE)];
    if (now === null || next === null) throw new Error('The answer is no page of ours.');
    if (now.innerHTML !== next.innerHTML) now.replaceChildren(...next.childNodes);
    tick();
    lost(false);
  } catch {
    lost(true);
    setTimeout(readSoon, AGAIN_MS);
  }
  fetching = false;
  if (again) readSoon();
  again = false;
}

function readSoon(): void {
  clearTimeout(gathering);
  gathering = window.setTimeout(() => void read(), GATHER_MS);
}

function hear(topic: string): void {
  const [path, since] = topic.split('@');
  const stream = new EventSource(`/live/${path}${since === undefined ? '' : `?since=${since}`}`);
  stream.addEventListener('reread', readSoon);
  stream.addEventListener('message', readSoon);
  stream.addEventListener('open', () => lost(false));
  stream.addEventListener('error', () => {
    lost(true);
    if (stream.readyState !== EventSource.CLOSED) return;
    // What was missed meanwhile is not known: read, and hear from there on.
    setTimeout(() => {
      readSoon();
      hear(path ?? '');
    }, AGAIN_MS);
  });
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
}

const topics = document.querySelector<HTMLElement>(LIVE)?.dataset['live']?.split(' ') ?? [];
for (const topic of topics) hear(topic);
setInterval(tick, CLOCK_MS);
