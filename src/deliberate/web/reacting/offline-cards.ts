import { LANGUAGES, type Lang } from '#kernel/domain/bilingual.ts';
import { quick } from './quick-words.ts';
import { drawerOf } from './reaction-queue.ts';

const RETRY_MS = 10_000;

/**
 * What stands in the place of the cards when they are opened again without a line: how many reactions wait on this
 * device, and that they go once there is one. It is made from the address alone and knows nobody: no page of anyone's
 * is ever kept for it.
 */
export function offlineCards(path: string, nonce: string): string {
  const [named, forum = '', edition = ''] = path.split('/').slice(1);
  const lang: Lang = LANGUAGES.find((one) => one === named) ?? 'ko';
  const { title, waiting, noneWaiting, back, again } = quick.offline;
  const place = drawerOf(`/api/v1/${forum}/${edition}/reactions`);
  const words = [noneWaiting[lang], waiting[lang](1), waiting[lang](MANY)];
  // Of the page's own making; still no part of an address may end the script.
  const args = JSON.stringify([place, words, MANY.toLocaleString(lang), RETRY_MS])
    .slice(1, -1)
    .replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${lang}" dir="ltr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title[lang]}</title>
<style>
body { font: 1rem/1.6 Pretendard, system-ui, sans-serif; max-inline-size: 34rem; margin: 0 auto; padding: 2rem 1rem; word-break: keep-all }
h1 { font-size: 1.4rem }
button { font: inherit; min-block-size: 2.75rem; padding-inline: 1.2rem }
</style>
<main>
<h1>${title[lang]}</h1>
<p id="waiting" role="status"></p>
<p>${back[lang]}</p>
<p><button id="again" type="button">${again[lang]}</button></p>
</main>
<script nonce="${nonce}">(${watchLine.toString()})(${args})</script>
</html>`;
}

/** Stands for the number, which only the page knows, in words that are made here. */
const MANY = 99_999;

/** Runs within the page, so it uses nothing but what it is given. */
function watchLine(place: string, words: readonly string[], many: string, retryMs: number): void {
  const count = () => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(place)).length;
    } catch {
      // Storage is turned off: nothing could be kept.
      return 0;
    }
  };
  const found = count();
  const line = document.getElementById('waiting');
  const said = words[Math.min(found, 2)] ?? '';
  if (line !== null)
    line.textContent = said.replace(many, found.toLocaleString(document.documentElement.lang));
  const reload = () => location.reload();
  document.getElementById('again')?.addEventListener('click', reload);
  addEventListener('online', reload);
  // Some devices never say that they are back.
  setInterval(() => void fetch(location.href, { method: 'HEAD' }).then(reload, () => undefined), retryMs);
}
