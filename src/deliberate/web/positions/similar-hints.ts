/**
 * Shows what may say the same while somebody still writes. The page answers as it would to sending, and its hints are
 * put in place of those here; without script they come before the sentence is sent.
 */
const PAUSE_MS = 1_200;
/** Fewer letters are like everything. */
const LETTERS_MIN = 8;

function watch(form: HTMLFormElement, address: string): void {
  const field = form.querySelector<HTMLTextAreaElement>('textarea[name=text]');
  const place = form.querySelector<HTMLElement>('[data-similar]');
  if (field === null || place === null) return;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let asked = field.value.trim();

  async function look(text: string): Promise<void> {
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { accept: 'text/html' },
        body: new FormData(form),
      });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const hints = page.querySelector('form[data-check] [data-similar]');
      // Whoever wrote on meanwhile is answered by the next look.
      if (hints !== null && text === asked) place?.replaceChildren(...hints.childNodes);
    } catch {
      // No line: the hints come when the sentence is sent.
    }
  }
  field.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const text = field.value.trim();
      if (text === asked || text.length < LETTERS_MIN) return;
      asked = text;
      void look(text);
    }, PAUSE_MS);
  });
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-check]'))
  watch(form, form.dataset['check'] ?? '');
