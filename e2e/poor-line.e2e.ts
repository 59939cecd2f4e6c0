import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVisitor, openBrowser, signIn } from './browser.ts';
import { startApp, type RunningApp } from './running-app.ts';

const PHONE = 360;

let app: RunningApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const sentence = (page: Page) => page.locator('form[data-quick] h2').innerText();
const agree = (page: Page) => page.getByRole('button', { name: 'Agree', exact: true }).click();
const waiting = (page: Page) => page.locator('[data-part=waiting]');

async function open(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await newVisitor(browser, { width: PHONE });
  const page = await context.newPage();
  await page.goto(`${app.url}/en/wesf/sample/positions`);
  return { context, page };
}

/** What the server holds of this visitor: their stance by position. */
async function held(context: BrowserContext): Promise<(number | undefined)[]> {
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const answer = await fetch(`${app.url}/api/v1/wesf/sample/positions`, { headers: { cookie: cookies } });
  // The shape is the application's own promise.
  const { positions } = (await answer.json()) as { positions: { own: { stance: number } | null }[] };
  return positions.flatMap(({ own }) => (own === null ? [] : [own.stance]));
}

describe('reacting on a poor line', () => {
  it('goes on without one, says what waits, outlives the page, and is stored once when it is back', async () => {
    const { context, page } = await open();
    await context.setOffline(true);
    const seen = new Set<string>();
    for (let at = 0; at < 3; at += 1) {
      seen.add(await sentence(page));
      await agree(page);
    }
    expect(seen.size).toBe(3);
    expect(await page.locator('[data-part=progress]').innerText()).toBe('You have reacted to 3 of 20');
    await expect.poll(() => waiting(page).innerText()).toContain('3 reactions are waiting to be sent');
    expect(await held(context)).toEqual([]);
    await page.close();
    const later = await context.newPage();
    await context.setOffline(false);
    await later.goto(`${app.url}/en/wesf/sample/positions`);
    await expect.poll(() => held(context)).toEqual([1, 1, 1]);
    expect(await waiting(later).isHidden()).toBe(true);
    expect(seen.has(await sentence(later))).toBe(false);
    await later.reload();
    expect(await later.locator('[data-part=progress]').innerText()).toBe('You have reacted to 3 of 20');
    await context.close();
  });

  it('opened again without one says what waits, keeps no page of anybody, and goes on by itself', async () => {
    const { context, page } = await open();
    // It answers from the next opening on.
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await agree(page);
    await page.reload();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('There is no connection');
    const said = page.getByRole('status');
    expect(await said.innerText()).toBe('1 reaction made on this device is waiting to be sent.');
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await said.innerText()).toContain('1 reaction');
    expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
    // Any other page is the browser's own affair.
    await expect(page.goto(`${app.url}/en/wesf/sample/results`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    await page.goto(`${app.url}/en/wesf/sample/positions`).catch(() => null);
    await context.setOffline(false);
    await expect.poll(() => held(context)).toEqual([1]);
    await expect.poll(() => page.locator('[data-part=progress]').innerText()).toContain('reacted to 1 of');
    await context.close();
  });

  it('stores once what was stored before the answer was lost', async () => {
    const { context, page } = await open();
    await agree(page);
    await expect.poll(() => held(context)).toEqual([1]);
    let lost = 0;
    await page.route('**/reactions', async (route) => {
      if (lost > 1) return route.continue();
      lost += 1;
      // The server takes it; the line breaks before the answer is back.
      await route.fetch();
      await route.abort('connectionreset');
    });
    await agree(page);
    await expect.poll(() => held(context)).toEqual([1, 1]);
    await expect.poll(() => waiting(page).isVisible()).toBe(true);
    await expect.poll(() => waiting(page).isHidden(), { timeout: 30_000 }).toBe(true);
    expect(lost).toBe(2);
    expect(await held(context)).toEqual([1, 1]);
    await context.close();
  });

  it('undoes the last reaction, sent or still waiting, and shows its card again', async () => {
    const { context, page } = await open();
    const first = await sentence(page);
    await agree(page);
    await expect.poll(() => held(context)).toEqual([1]);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await sentence(page)).toBe(first);
    await expect.poll(() => held(context)).toEqual([]);
    await context.setOffline(true);
    await agree(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Disagree' }).click();
    await context.setOffline(false);
    await expect.poll(() => held(context), { timeout: 30_000 }).toEqual([-1]);
    await context.close();
  });

  it('keeps what waits for whoever made it: nobody else sends it by signing in', async () => {
    const { context, page } = await open();
    await page.evaluate((address) => {
      const reaction = { id: crypto.randomUUID(), positionId: crypto.randomUUID(), number: 1, stance: 1 };
      const made = { ...reaction, important: false, madeAt: Date.now() };
      localStorage.setItem(`madang.reaction ${address} somebody-else 1 ${made.id}`, JSON.stringify(made));
    }, '/api/v1/wesf/sample/reactions');
    await page.reload();
    await expect.poll(() => waiting(page).innerText()).toContain('made as somebody else');
    expect(await held(context)).toEqual([]);
    await context.close();
  });

  it('handed to somebody else, shows nothing of who had it before, with a line and without', async () => {
    const { context, page } = await open();
    const cards = page.url();
    await signIn(page, app, 'first@example.org', 'en');
    await page.goto(cards);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.locator('summary', { hasText: 'Give a reason' }).click();
    await page.getByLabel('Give a reason (optional)').fill('Only the first person knows this.');
    await agree(page);
    await expect.poll(() => held(context)).toEqual([1]);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await context.clearCookies();
    await page.goto(cards);
    expect(await page.locator('[data-part=progress]').innerText()).toContain('reacted to 0 of');
    expect(await page.content()).not.toContain('Only the first person');
    await context.setOffline(true);
    await page.reload();
    expect(await page.getByRole('status').innerText()).toBe('No reactions are waiting on this device.');
    expect(await page.content()).not.toContain('Only the first person');
    await context.close();
  });

  it('signed out of, sends what waits first, and removes what cannot be sent only when told to', async () => {
    const { context, page } = await open();
    const cards = page.url();
    await signIn(page, app, 'leaving@example.org', 'en');
    await page.goto(cards);
    let busy = true;
    await page.route('**/reactions', (route) => (busy ? route.fulfill({ status: 503 }) : route.continue()));
    await agree(page);
    const kept = () => page.evaluate(() => Object.keys(localStorage).length);
    expect(await kept()).toBe(1);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
    });
    const signOut = page.getByRole('button', { name: 'Sign out' });
    await signOut.click();
    await expect.poll(() => asked.join()).toContain('1 reaction on this device has not been sent');
    await expect.poll(() => signOut.isVisible()).toBe(true);
    expect(await kept()).toBe(1);
    busy = false;
    await signOut.click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(await kept()).toBe(0);
    await signIn(page, app, 'leaving@example.org', 'en');
    expect(await held(context)).toEqual([1]);
    await page.goto(cards);
    busy = true;
    await agree(page);
    await signOut.click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    expect([asked.length, await kept()]).toEqual([2, 0]);
    await context.close();
  });

  it('lets the worker of a newer program take over at once, while the page is open', async () => {
    const { context, page } = await open();
    const cards = page.url();
    const older = (await (await fetch(`${app.url}/service-worker.js`)).text()).replaceAll(
      'There is no connection',
      'Words of an older program',
    );
    await page.evaluate(async () => {
      for (const held of await navigator.serviceWorker.getRegistrations()) await held.unregister();
    });
    await context.route('**/service-worker.js', (route) =>
      route.fulfill({ body: older, contentType: 'text/javascript' }),
    );
    await page.goto(cards);
    await page.evaluate(() => navigator.serviceWorker.ready);
    const said = async () => {
      await context.setOffline(true);
      const opened = await context.newPage();
      await opened.goto(cards);
      const heading = await opened.getByRole('heading', { level: 1 }).innerText();
      await opened.close();
      await context.setOffline(false);
      return heading;
    };
    expect(await said()).toBe('Words of an older program');
    await context.unroute('**/service-worker.js');
    await page.goto(cards);
    // What a browser does by itself a while after each visit.
    await page.evaluate(async () => {
      const held = await navigator.serviceWorker.getRegistration();
      await held?.update();
    });
    await expect.poll(said).toBe('There is no connection');
    await context.close();
  });

  it('is let go once the deliberation is closed: a reload without a line is the browser’s own affair', async () => {
    const { context, page } = await open();
    await page.evaluate(() => navigator.serviceWorker.ready);
    const desk = await newVisitor(browser);
    const officer = await desk.newPage();
    await signIn(officer, app, app.secretariatEmail, 'en');
    await officer.goto(`${app.url}/en/desk/wesf/sample/deliberation`);
    await officer.locator('form[action*="close"] button').click();
    await page.reload();
    expect(await page.getByText('takes no more reactions').isVisible()).toBe(true);
    const workers = () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    await expect.poll(workers).toBe(0);
    await Promise.all([context.close(), desk.close()]);
  });
});
