import { LANGUAGES } from '#kernel/domain/bilingual.ts';
import { translator } from '#kernel/web/i18n.ts';
import { leadingZeroBits, workText } from '#deliberate/domain/admission/proof-work.ts';
import { newDeviceId } from './device-id.ts';
import { reacting } from '#deliberate/web/reacting/reacting-messages.ts';
import { sha256 } from '#deliberate/web/reacting/sha256.ts';

/**
 * Does the work that lets a new device in, in slices that leave the page alive, and shows the first card when done.
 * Only where the rules ask for it.
 */
const SLICE = 2_000;

const lang = LANGUAGES.find((one) => one === document.documentElement.lang) ?? 'ko';
const t = translator(lang);

async function work(place: HTMLElement): Promise<void> {
  const { work: deliberationId = '', bits = '' } = place.dataset;
  const root = document.querySelector<HTMLElement>('[data-cards]');
  const { cards = '', who } = root?.dataset ?? {};
  const told = document.createElement('p');
  told.setAttribute('role', 'status');
  told.textContent = t(reacting.proofWorking);
  place.after(told);
  const visitorId = newDeviceId();
  const found = await search(deliberationId, visitorId, Number(bits));
  const response = await fetch(cards.replace(/reactions$/, 'admissions'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ deliberationId, visitorId, work: found, who }),
  }).catch(() => null);
  if (response?.ok !== true) {
    told.textContent = t(reacting.proofFailed);
    return;
  }
  // The shape is the server's own promise.
  const body = (await response.json()) as { who?: string };
  const url = new URL(location.href);
  if (body.who) url.searchParams.set('who', body.who);
  location.replace(url);
}

async function search(deliberationId: string, visitorId: string, bits: number): Promise<number> {
  for (let from = 0; ; from += SLICE) {
    for (let at = from; at < from + SLICE; at += 1)
      if (leadingZeroBits(sha256(workText(deliberationId, visitorId, at))) >= bits) return at;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

const place = document.querySelector<HTMLElement>('[data-work]');
if (place !== null) void work(place);
