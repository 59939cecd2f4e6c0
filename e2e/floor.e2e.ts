import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, newVisitor, openBrowser, signIn } from './browser.ts';
import { startApp, type RunningApp } from './running-app.ts';

let app: RunningApp;
let browser: Browser;
let chair: Page;
let hana: Page;
let bora: Page;
let session: string;
let sessionId: string;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  chair = await (await newVisitor(browser)).newPage();
  await signIn(chair, app, app.secretariatEmail, 'en');
  await addSession();
  for (const name of ['Hana', 'Bora']) await addDelegate(name);
  hana = await (await newVisitor(browser, { width: 360 })).newPage();
  bora = await (await newVisitor(browser, { script: false, width: 360 })).newPage();
  await signIn(hana, app, 'hana@example.org', 'en');
  await signIn(bora, app, 'bora@example.org', 'en');
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function post(path: string, data: object): Promise<{ change: { slug: string; sessionId: string } }> {
  const answer = await chair.request.post(`${app.url}/api/v1/wesf/sample${path}`, { data });
  expect(answer.status()).toBe(200);
  return (await answer.json()) as { change: { slug: string; sessionId: string } }; // as the command answers
}
async function addSession(): Promise<void> {
  const titles = { ko: '공동 본회의', en: 'Joint plenary' };
  const added = await post('/sessions', { kind: 'plenary', titles, recordMode: 'attributed' });
  ({ slug: session, sessionId } = added.change);
}
const addItem = (item: object) => post(`/sessions/${sessionId}/agenda-items`, item);
const addDelegate = (name: string) =>
  post('/people', {
    names: [{ language: 'en', script: 'Latn', kind: 'usual', text: name }],
    email: `${name.toLowerCase()}@example.org`,
    capacity: { en: 'Delegate' },
    stakeholderGroup: name === 'Hana' ? 'civil_society' : 'academia',
  });

const onSession = () => `${app.url}/en/wesf/sample/sessions/${session}`;
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const nowOn = (page: Page) => page.locator('.now').first();

describe('the floor of a session', () => {
  it('is asked for on a phone and without script, and given by the chair', async () => {
    await chair.goto(`${app.url}/en/floor/wesf/sample/${session}`);
    await press(chair, 'Open the list');
    await hana.goto(onSession());
    await press(hana, 'Ask for the floor');
    await expect.poll(() => hana.locator('main').innerText()).toContain('you are next');
    await bora.goto(onSession());
    await press(bora, 'Ask for the floor');
    expect(await bora.locator('main').innerText()).toContain('1 speaker is before you');
    await expect.poll(() => chair.locator('main').innerText()).toContain('2 waiting');
    await press(chair, 'Call next');
    await press(chair, 'Start');
    await expect.poll(() => nowOn(hana).innerText()).toContain('Speaking');
    await expectAccessible(chair);
    await expectAccessible(hana);
    expect(await hana.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });

  it('shows the room who speaks, what is left of the time, and who is next', async () => {
    const wall = await (await newVisitor(browser, { width: 1920 })).newPage();
    await wall.goto(`${app.url}/en/hall/wesf/sample/${session}`);
    const speakers = wall.locator('.hall-floor');
    expect(await speakers.innerText()).toContain('Hana');
    expect(await speakers.locator('li').innerText()).toContain('Bora');
    const left = () => wall.getByRole('timer').innerText();
    const before = await left();
    expect(before).toMatch(/^[0-2]:\d\d$/);
    await expect.poll(left).not.toBe(before);
    await expectAccessible(wall);
  });

  it('is heard again by a page whose line went silent without breaking', async () => {
    const page = await (await newVisitor(browser)).newPage();
    let streams = 0;
    page.on('request', (request) => void (streams += request.url().includes('/live/') ? 1 : 0));
    await page.clock.install();
    await page.goto(onSession());
    await expect.poll(() => streams).toBeGreaterThan(0);
    const before = streams;
    await page.clock.fastForward(60_000);
    await expect.poll(() => streams).toBe(2 * before);
    expect(await page.locator('[data-lost]').isHidden()).toBe(true);
  });

  it('leaves the chair a connection, however many windows show it, and tells a window what it missed unseen', async () => {
    const context = await newVisitor(browser, { as: chair.context() });
    const lines: string[] = [];
    context.on('request', (request) => void (request.url().includes('/live/') && lines.push(request.url())));
    const windows: Page[] = [];
    for (const path of ['floor', 'hall', 'floor', 'hall', 'floor']) {
      const page = await context.newPage();
      await page.goto(`${app.url}/en/${path}/wesf/sample/${session}`);
      windows.push(page);
    }
    await expect.poll(() => lines.length).toBe(4);
    const [seen, , unseen, , other] = windows;
    if (!seen || !unseen || !other) throw new Error('There are five windows.');
    const show = (page: Page, shown: boolean) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
        document.dispatchEvent(new Event('visibilitychange'));
      }, !shown);
    await show(unseen, false);
    await press(other, 'Pause');
    await expect.poll(() => nowOn(seen).innerText()).toContain('Paused');
    expect(await nowOn(unseen).innerText()).not.toContain('Paused');
    // The form led to a page anew, and with it the window that sent it has the line that came free.
    await expect.poll(() => lines.length).toBe(5);
    await show(seen, false);
    await show(unseen, true);
    await expect.poll(() => nowOn(unseen).innerText()).toContain('Paused');
    expect(lines).toHaveLength(6);
    await press(other, 'Resume');
    await context.close();
  });

  it('is interrupted by a point of order, whose order a stale page cannot overrule', async () => {
    const stale = await (await newVisitor(browser, { script: false, as: chair.context() })).newPage();
    await stale.goto(chair.url());
    await bora.reload();
    await press(bora, 'Raise a point of order');
    await expect.poll(() => nowOn(chair).locator('..').innerText()).toContain('Call next');
    await press(chair, 'Call next');
    await expect.poll(() => nowOn(chair).innerText()).toContain('Point of order');
    await press(stale, 'End turn');
    expect(await stale.getByRole('alert').innerText()).toContain('The floor has moved on');
    await press(stale, 'Start');
    await press(stale, 'End turn');
    await press(stale, 'Resume');
    await press(stale, 'End turn');
    expect(await stale.locator('main').innerText()).toContain('Nobody has the floor');
  });

  it('goes from item to item of the agenda, and takes along whoever the chair says', async () => {
    await addItem({ titles: { en: 'Opening', ko: '개회' } });
    await addItem({ number: '2(a)', titles: { en: 'Shared water', ko: '함께 쓰는 물' } });
    await addItem({ titles: { en: 'Any other business', ko: '그 밖의 일' } });
    await chair.reload();
    await press(chair, /^Take up ?: 1 Opening$/);
    const wall = await (await newVisitor(browser)).newPage();
    await wall.goto(`${app.url}/en/hall/wesf/sample/${session}`);
    expect(await wall.locator('.hall-floor .item').innerText()).toContain('Opening');
    await expect.poll(() => hana.locator('main').innerText()).toMatch(/Item now\s+1\s+Opening/);
    await press(hana, 'Ask for the floor');
    await bora.reload();
    await bora.getByText('Ask for a later item').click();
    await press(bora, /^Ask for this item ?: 2\(a\) Shared water$/);
    expect(await bora.locator('main').innerText()).toContain('waits for this item to be taken up');
    await expect.poll(() => chair.locator('main').innerText()).toContain('1 asked ahead');
    await expectAccessible(chair);
    await press(chair, /^Take up, who waits lapses ?: 2\(a\) Shared water$/);
    await expect.poll(() => hana.locator('main').innerText()).toContain('has lapsed: the discussion');
    await expect.poll(() => wall.locator('.hall-floor .item').innerText()).toContain('2(a)');
    await bora.reload();
    expect(await bora.locator('main').innerText()).toContain('you are next');
    await press(chair, /^Close, carry over who waits ?: 2\(a\) Shared water$/);
    await press(chair, /^Take up ?: 3 Any other business$/);
    await bora.reload();
    expect(await bora.locator('main').innerText()).toMatch(/3\s+Any other business\)?: you are next/);
    await press(bora, 'Withdraw');
  });

  it('is told what the chair rules, who objected, and what was set aside', async () => {
    const [wall, desk] = [
      await (await newVisitor(browser)).newPage(),
      await (await newVisitor(browser, { script: false, width: 360, as: chair.context() })).newPage(),
    ];
    await wall.goto(`${app.url}/en/hall/wesf/sample/${session}`);
    await desk.goto(chair.url());
    await desk.getByRole('textbox', { name: 'What was put to the room' }).fill('To meet again in spring.');
    await press(desk, 'Agreed');
    await expect.poll(() => wall.locator('.ruling').innerText()).toContain('To meet again in spring.');
    await desk.getByText('Note an objection').click();
    await desk.locator('#objection').getByRole('searchbox').fill('Bora');
    await desk.locator('#objection').getByRole('button', { name: 'Find' }).click();
    await desk.getByRole('textbox', { name: 'In their words' }).fill('Spring is too soon.');
    await press(desk, 'Note an objection: Bora');
    await expect.poll(() => wall.locator('.ruling').innerText()).toContain('1 objection noted');
    await bora.reload();
    expect(await bora.locator('main').innerText()).toMatch(
      /Agreed\s+To meet again in spring\.\s+Objections\s+Bora.*Spring is too soon\./,
    );
    await chair.reload();
    await expectAccessible(chair);
    await desk.getByText('Set the ruling aside').first().click();
    // What is refused is told by its name, and stands there to be mended.
    const why = desk.getByRole('textbox', { name: 'Why' });
    await why.evaluate((field) => field.removeAttribute('maxlength'));
    await why.fill('x'.repeat(2_001));
    await desk.locator('form[action*="setAside"] button').click();
    expect(await desk.getByRole('alert').first().innerText()).toContain(
      'Reason (English): at most 2000 characters.',
    );
    expect(await why.inputValue()).toHaveLength(2_001);
    await why.fill('Taken up again tomorrow.');
    await press(desk, 'Set the ruling aside');
    await expect.poll(() => wall.locator('.ruling').count()).toBe(0);
    await expect.poll(() => hana.locator('main').innerText()).toContain('Taken up again tomorrow.');
  });

  it('closes, takes a text instead of a speech, and ends', async () => {
    await chair.reload();
    await press(chair, 'Close the list');
    await bora.reload();
    await bora.getByText('Give a text instead').click();
    await bora.getByRole('textbox', { name: 'Text' }).fill('Water crosses borders without asking.');
    await press(bora, 'Give the text');
    const page = await bora.locator('main').innerText();
    expect(page).toContain('Your text was accepted');
    expect(page).toContain('Water crosses borders without asking.');
    expect(page).toContain('The list is closed');
    await press(chair, 'End the meeting');
    expect(await chair.locator('main').innerText()).toContain('The floor of this session is closed');
    await expect
      .poll(() => hana.locator('main').innerText())
      .toContain('The floor of this session is closed');
  });
});
