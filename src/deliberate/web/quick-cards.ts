/**
 * Makes reacting quicker: sends the form of a card without a reload and puts the page that comes back in its place.
 * The page is the one the form would have led to anyway, so nothing here knows what a reaction is. It stands alone,
 * without a framework, to be small enough for a poor line.
 */
const MAIN = 'main';
const FORM = 'form[data-quick]';

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const buttons = form.querySelectorAll('button');
  const body = new FormData(form, submitter);
  for (const button of buttons) button.disabled = true;
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      body,
      headers: { accept: 'text/html' },
    });
    show(new DOMParser().parseFromString(await response.text(), 'text/html'), response.url);
  } catch {
    // No line: the form is sent as it would be without script, and the browser says what is wrong.
    for (const button of buttons) button.disabled = false;
    resend(form, submitter);
  }
}

function show(page: Document, address: string): void {
  const [now, next] = [document.querySelector(MAIN), page.querySelector(MAIN)];
  if (now === null || next === null) throw new Error('The answer is no page of ours.');
  now.replaceChildren(...next.childNodes);
  document.title = page.title;
  const { pathname, search } = new URL(address);
  history.replaceState(null, '', pathname + search.replace(/^\?\/\w+$/, ''));
  const alert = now.querySelector<HTMLElement>('[role=alert]');
  const card = now.querySelector<HTMLElement>(`${FORM} h2`);
  const target = alert ?? card ?? now;
  if (alert !== null) alert.tabIndex = -1;
  target.focus({ preventScroll: true });
  if (card !== null) scrollTo({ top: 0 });
}

function resend(form: HTMLFormElement, submitter: HTMLElement | null): void {
  delete form.dataset['quick'];
  form.requestSubmit(submitter);
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches(FORM)) return;
  event.preventDefault();
  void send(form, event.submitter);
});

/** Keys work while the card has the focus, so that they never surprise anyone elsewhere (WCAG 2.1.4). */
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (!(event.target instanceof Element)) return;
  const form = event.target.closest(FORM);
  for (const button of form?.querySelectorAll('button') ?? [])
    if (button.getAttribute('aria-keyshortcuts') === event.key) button.click();
});
