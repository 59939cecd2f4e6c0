import { LANGUAGES } from '#kernel/domain/bilingual.ts';
import { translator } from '#kernel/web/i18n.ts';
import { cardOf, cardsOf, putCard, type Card } from './card-in-page.ts';
import { openQueue, type ReactionQueue, type Sender } from './reaction-queue.ts';
import { quick } from './quick-words.ts';
import { stanceName } from './stance-name.ts';

/**
 * Makes reacting quicker, and keeps it working on a poor line: a choice is kept on the device, the next card is shown
 * at once from those that came with the page, and what was chosen is sent meanwhile. Without it the same form reacts
 * by itself. It stands alone, without a framework, to be small enough for that line.
 */
const FORM = 'form[data-quick]';
const UNDO = 'form[data-undo]';
const AGAIN_SECONDS = [2, 5, 15, 30, 60] as const;
/** A line this slow is told of; before that it would only flicker. */
const TELL_AFTER_MS = 1_500;

const lang = LANGUAGES.find((one) => one === document.documentElement.lang) ?? 'ko';
const t = translator(lang);

type Page = {
  readonly root: HTMLElement;
  readonly sender: Sender;
  readonly queue: ReactionQueue;
  /** Shown so far, so that an undo finds its way back. */
  readonly seen: Map<string, Card>;
  next: Card[];
  answered: Set<string>;
};

let page: Page | null = null;
let sending: Promise<void> | null = null;
let failures = 0;
let again: ReturnType<typeof setTimeout> | undefined;

function start(): void {
  const root = document.querySelector<HTMLElement>('[data-cards]');
  if (root === null) {
    void answerOffline(false);
    return void (page = null);
  }
  const { cards: address = '', as = '', who } = root.dataset;
  const sender: Sender = { address, as, who };
  page = {
    root,
    sender,
    queue: openQueue(sender),
    seen: new Map(),
    next: cardsOf(root),
    answered: new Set(),
  };
  // Once it is closed there is nothing to come back to, unless something still waits here to be sent.
  const mayReact = root.querySelector('[data-part=progress]') !== null;
  if (who === undefined) void answerOffline(mayReact || page.queue.waiting().length > 0);
  // What waits from before was answered on this device, whatever the page that came from elsewhere says.
  for (const { positionId, stance } of page.queue.waiting()) {
    if (stance === null) page.answered.delete(positionId);
    else page.answered.add(positionId);
  }
  const asked = new URLSearchParams(location.search).has('at');
  const form = root.querySelector<HTMLFormElement>(FORM);
  if (form !== null && !asked && page.answered.has(cardOf(form).positionId)) showNext(page);
  tell(page);
  void send();
}

/**
 * Lets a reload without a line find more than the browser's own error. Taken away again where there is nothing to react
 * to. Without https there is none: a hall's own network keeps the page that is open, and that alone.
 */
async function answerOffline(wanted: boolean): Promise<void> {
  const scope = location.pathname;
  try {
    if (wanted) await navigator.serviceWorker.register('/service-worker.js', { scope, type: 'module' });
    else {
      const held = await navigator.serviceWorker.getRegistration(scope);
      if (held?.scope === new URL(scope, location.href).href) await held.unregister();
    }
  } catch {
    // Not offered, or not allowed: the queue on the device does its work without it.
  }
}

function react(form: HTMLFormElement, submitter: HTMLElement | null): void {
  if (page === null) return;
  const data = new FormData(form, submitter);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const card = cardOf(form);
  const stance = text('stance') === '1' ? 1 : text('stance') === '-1' ? -1 : 0;
  page.seen.set(card.positionId, card);
  page.queue.add({
    ...{ positionId: card.positionId, number: card.number, stance, important: data.has('important') },
    ...(data.has('reason') ? { reason: text('reason'), reasonOffered: data.has('reasonOffered') } : {}),
    ...(card.version === null ? {} : { version: card.version }),
  });
  if (!card.answered) count(page.root, 1);
  page.answered.add(card.positionId);
  say(page.root, t(quick.kept[stanceName(stance)], card.number), card);
  showNext(page);
  tell(page);
  void send();
}

function takeBack(form: HTMLFormElement, event: SubmitEvent): void {
  const positionId = new FormData(form).get('positionId');
  const card = page?.seen.get(String(positionId));
  // Not shown by this page: the form leads back to the card by itself.
  if (page === null || card === undefined) return;
  event.preventDefault();
  const { number } = card;
  page.queue.add({ positionId: card.positionId, number, stance: null, important: false });
  page.answered.delete(card.positionId);
  count(page.root, -1);
  say(page.root, t(quick.takenBack, number), null);
  const shown = page.root.querySelector<HTMLFormElement>(FORM);
  const current = shown?.closest<HTMLElement>('[hidden]') ? null : shown && cardOf(shown);
  if (current) page.next.unshift(current);
  show(page, { ...card, answered: false });
  tell(page);
  void send();
}

function showNext(here: Page): void {
  const card = here.next.find(({ positionId }) => !here.answered.has(positionId));
  here.next = here.next.filter((one) => one !== card && !here.answered.has(one.positionId));
  if (card !== undefined) return show(here, card);
  part(here.root, 'card').hidden = true;
  // The server knows what comes now: the rest, or the end.
  void send().then(() => (here.queue.waiting().length === 0 ? reload() : end(here)));
}

function show(here: Page, card: Card): void {
  const form = here.root.querySelector<HTMLFormElement>(FORM);
  if (form === null) return;
  putCard(form, card, t(quick.number, card.number));
  for (const rules of here.root.querySelectorAll<HTMLDetailsElement>('details[data-rules]'))
    rules.open = false;
  part(here.root, 'card').hidden = false;
  // Where the first card came from, in knots: the others have their link.
  part(here.root, 'origin').hidden = true;
  part(here.root, 'end').hidden = true;
  const words = form.querySelector<HTMLElement>('h2');
  words?.focus({ preventScroll: true });
  scrollTo({ top: 0 });
  // In a low window, or in large type, the head of the page would keep sentence and choices apart on every card.
  const choices = form.querySelector('[role=group]')?.getBoundingClientRect();
  if (words === null || choices === undefined) return;
  const apart = words.getBoundingClientRect().bottom > choices.top || choices.bottom > innerHeight;
  if (apart) part(here.root, 'top').scrollIntoView();
}

function end(here: Page): void {
  const place = part(here.root, 'end');
  place.textContent = t(quick.noMore);
  place.hidden = false;
}

/** Fetches the page again and puts its content in place of this one's, as the form would have led to it. */
async function reload(): Promise<void> {
  try {
    const url = new URL(location.href);
    url.searchParams.delete('at');
    url.searchParams.delete('done');
    const who = page?.sender.who;
    if (who) url.searchParams.set('who', who);
    const response = await fetch(url, { headers: { accept: 'text/html' } });
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    const [now, next] = [document.querySelector('main'), fresh.querySelector('main')];
    if (now === null || next === null) throw new Error('The answer is no page of ours.');
    now.replaceChildren(...next.childNodes);
    history.replaceState(null, '', url.pathname + url.search);
    (now.querySelector<HTMLElement>(`${FORM} h2`) ?? now).focus({ preventScroll: true });
    start();
  } catch {
    if (page !== null) end(page);
  }
}

/** Sends until nothing waits; whoever asks meanwhile waits for the same. */
function send(): Promise<void> {
  sending ??= sendAll().finally(() => (sending = null));
  return sending;
}

async function sendAll(): Promise<void> {
  const here = page;
  if (here === null) return;
  clearTimeout(again);
  const slow = setTimeout(() => tell(here, true), TELL_AFTER_MS);
  try {
    while (here.queue.waiting().length > 0) {
      const sent = await here.queue.send();
      if (sent.state === 'sent') {
        failures = 0;
        tellRefused(here, sent.refused);
      } else {
        if (sent.state === 'later') later(sent.seconds);
        return tell(here, true, sent.state === 'someone-else');
      }
    }
    tell(here);
    if (!part(here.root, 'end').hidden) void reload();
  } finally {
    clearTimeout(slow);
  }
}

function later(seconds: number | null): void {
  const wait = seconds ?? AGAIN_SECONDS[Math.min(failures, AGAIN_SECONDS.length - 1)] ?? 60;
  failures += 1;
  again = setTimeout(() => void send(), wait * 1_000);
}

function tellRefused(
  { root, answered }: Page,
  refused: readonly { number: number; why: string; positionId: string }[],
) {
  for (const why of ['not_open', 'reworded', 'refused'] as const) {
    const found = refused.filter((one) => one.why === why);
    if (found.length === 0) continue;
    count(root, -found.length);
    if (why !== 'not_open') for (const { positionId } of found) answered.delete(positionId);
    const place = part(root, 'refused');
    place.hidden = false;
    place.textContent = t(quick.refused[why], found.map(({ number }) => number).join(', '));
  }
}

/** How many wait, once there is reason to say so. */
function tell({ root, queue }: Page, always = false, others = false): void {
  const place = part(root, 'waiting');
  const count = queue.waiting().length;
  const words =
    others || (count === 0 && queue.ofOthers() > 0)
      ? t(quick.someoneElse)
      : count > 0
        ? t(quick.waiting, count)
        : '';
  if (words !== '' && !always && failures === 0 && count > 0) return;
  place.hidden = words === '';
  if (place.textContent !== words) place.textContent = words;
}

function say(root: HTMLElement, words: string, undo: Card | null): void {
  part(root, 'kept').hidden = false;
  part(root, 'kept-words').textContent = words;
  const form = root.querySelector<HTMLFormElement>(UNDO);
  if (form === null) return;
  form.hidden = undo === null;
  if (undo !== null) putCard(form, undo, null);
}

function count(root: HTMLElement, by: number): void {
  const bar = root.querySelector('progress');
  if (bar === null) return;
  bar.value = Math.max(0, Math.min(bar.max, bar.value + by));
  part(root, 'progress').textContent = t(quick.progress, bar.value, bar.max);
}

function part(root: HTMLElement, name: string): HTMLElement {
  return root.querySelector<HTMLElement>(`[data-part=${name}]`) ?? document.createElement('p');
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || page === null) return;
  if (form.matches(UNDO)) takeBack(form, event);
  if (!form.matches(FORM)) return;
  event.preventDefault();
  react(form, event.submitter);
});

/** Keys work while the card has the focus, so that they never surprise anyone elsewhere (WCAG 2.1.4). */
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (!(event.target instanceof Element) || event.target.matches('textarea, input:not([type=checkbox])'))
    return;
  if (event.target.closest(FORM) === null) return;
  const pressed = page?.root.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
  for (const control of pressed ?? []) if (control.closest('[hidden]') === null) control.click();
});

addEventListener('online', () => void send());
document.addEventListener('visibilitychange', () => void send());
start();
