/** A position as it stands in a page: on the card shown, or among those that came along for later. */
export type Card = {
  readonly positionId: string;
  readonly number: number;
  readonly version: number | null;
  readonly words: string;
  /** Of the words, where it is not the page's own. */
  readonly lang: string;
  /** Where it comes from and what became of it. */
  readonly href: string;
  readonly answered: boolean;
  /** What its words are, where they are a translation; a copy of what the page has. */
  readonly note: readonly Node[];
};

export function cardOf(form: HTMLFormElement): Card {
  const field = (name: string) => form.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value ?? '';
  const title = form.querySelector('h2');
  return {
    positionId: field('positionId'),
    number: Number(field('number')),
    version: Number(field('version')) || null,
    words: title?.textContent.trim() ?? '',
    lang: title?.lang ?? '',
    href: form.querySelector<HTMLAnchorElement>('a[data-origin]')?.getAttribute('href') ?? '',
    answered: form.dataset['answered'] === 'yes',
    note: copied(form),
  };
}

/** The cards that came along, in the order in which they are asked. */
export function cardsOf(root: ParentNode): Card[] {
  const kept = root.querySelector<HTMLTemplateElement>('template[data-next]');
  return [...(kept?.content.querySelectorAll('li') ?? [])].map((item) => ({
    positionId: item.dataset['id'] ?? '',
    number: Number(item.dataset['number']),
    version: Number(item.dataset['version']) || null,
    words: item.querySelector('p')?.textContent.trim() ?? '',
    lang: item.querySelector('p')?.lang ?? '',
    href: item.dataset['href'] ?? '',
    answered: false,
    note: copied(item),
  }));
}

function copied(part: ParentNode): Node[] {
  return [...(part.querySelector('[data-note]')?.childNodes ?? [])].map((node) => node.cloneNode(true));
}

/** Puts a card into a form: its hidden fields, and what a reader sees of it where the form shows that. */
export function putCard(form: HTMLFormElement, card: Card, title: string | null): void {
  const values = { positionId: card.positionId, number: card.number, version: card.version ?? '' };
  for (const [name, value] of Object.entries(values)) {
    const field = form.querySelector<HTMLInputElement>(`input[name=${name}]`);
    if (field !== null) field.value = String(value);
  }
  if (title === null) return;
  form.dataset['answered'] = card.answered ? 'yes' : '';
  for (const old of form.querySelectorAll('[data-own]')) old.remove();
  for (const button of form.querySelectorAll('button')) button.classList.add('quiet');
  for (const box of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) box.checked = false;
  for (const area of form.querySelectorAll('textarea')) area.value = '';
  for (const part of form.querySelectorAll('details')) part.open = false;
  const heading = form.querySelector('h2');
  if (heading !== null) {
    heading.textContent = card.words;
    if (card.lang === '') heading.removeAttribute('lang');
    else heading.lang = card.lang;
  }
  form.querySelector('[data-note]')?.replaceChildren(...card.note.map((node) => node.cloneNode(true)));
  const label = form.querySelector('[data-title]');
  if (label !== null) label.textContent = title;
  form.querySelector('a[data-origin]')?.setAttribute('href', card.href);
}
