import { LANGUAGES } from '#kernel/domain/bilingual.ts';
import { translator } from '#kernel/web/i18n.ts';
import { leaving } from './leaving-words.ts';
import { openQueue, sendersHere, type ReactionQueue } from './reaction-queue.ts';

/**
 * Whoever signs out on a device that others use leaves nothing of theirs on it. What waits there is sent first; what
 * cannot be sent is removed only when they say so. What somebody else left is not theirs to send, nor to remove.
 */
const lang = LANGUAGES.find((one) => one === document.documentElement.lang) ?? 'ko';
const t = translator(lang);

type Left = { readonly queues: readonly ReactionQueue[]; readonly refused: readonly number[] };

async function sendAll(): Promise<Left> {
  const queues: ReactionQueue[] = [];
  const refused: number[] = [];
  for (const sender of sendersHere()) {
    const queue = openQueue(sender);
    let state = 'sent';
    while (state === 'sent' && queue.waiting().length > 0) {
      const sent = await queue.send();
      state = sent.state;
      if (sent.state === 'sent') refused.push(...sent.refused.map(({ number }) => number));
    }
    if (state === 'later') queues.push(queue);
  }
  return { queues, refused };
}

async function leave(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  const words = button?.textContent ?? '';
  if (button !== null) button.textContent = t(leaving.sending);
  const { queues, refused } = await sendAll();
  if (refused.length > 0) alert(t(leaving.refused, refused.join(', ')));
  const left = queues.reduce((sum, queue) => sum + queue.waiting().length, 0);
  if (left > 0 && !confirm(t(leaving.left, left))) {
    if (button !== null) button.textContent = words;
    return;
  }
  for (const queue of queues) queue.forget();
  form.submit();
}

let isLeaving = false;
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !/\/sign-out$/.test(new URL(form.action).pathname)) return;
  if (sendersHere().length === 0) return;
  event.preventDefault();
  if (isLeaving) return;
  isLeaving = true;
  void leave(form, event.submitter).finally(() => (isLeaving = false));
});
