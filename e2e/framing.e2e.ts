import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, newVisitor, openBrowser, signIn } from './browser.ts';
import { startApp, type RunningApp } from './running-app.ts';

// A partner site of another origin shows the cards in a frame; people react there with and without script.
let app: RunningApp;
let browser: Browser;
let partner: Server;
let site: string;
const desk = (path: string) => `${app.url}/en/desk/wesf/sample${path}`;
const embed = () => `${app.url}/en/embed/wesf/sample`;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  partner = createServer((request, response) => {
    const query = (request.url ?? '').split('?')[1] ?? '';
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>Partner</title><iframe src="${embed()}?${query}" title="Positions" width="400" height="900"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => partner.listen(0, '127.0.0.1', resolve));
  // Another site than the application's for the browser: cookies of one are no cookies of the other.
  site = `http://localhost:${(partner.address() as AddressInfo).port}`; // a TCP server's address once it listens
  const officer = await newVisitor(browser, { script: false });
  const page = await officer.newPage();
  await signIn(page, app, app.secretariatEmail, 'en');
  await openFramed(page);
  await officer.close();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  partner?.close();
});

/** Closes the deliberation of the sample, then opens one whose rules let the partner frame it. */
async function openFramed(page: Page, who = 'public'): Promise<void> {
  await page.goto(desk('/deliberation'));
  await page.locator('form[action*="close"] button').click();
  await page.locator('form[action*="plan"] input[name=titleEn]').fill('Framed');
  await page.locator(`form[action*="plan"] input[name=who][value=${who}]`).check();
  await page.locator('form[action*="plan"] textarea[name=embedOrigins]').fill(site);
  await page.locator('form[action*="plan"] button').click();
  for (const words of ['One sentence for everyone.', 'Another sentence for everyone.']) {
    await page.goto(desk('/positions'));
    await page.locator('form[action*="draft"] textarea[name=en]').fill(words);
    await page.locator('form[action*="draft"] input[name=authenticLanguage][value=en]').check();
    await page.locator('form[action*="draft"] button').last().click();
  }
  await page.goto(desk('/deliberation'));
  await page.locator('form[action*="announce"] button').click();
  await page.locator('form[action*="open"] button').click();
  expect(await page.locator('[role=alert]').allTextContents()).toEqual([]);
}

const policy = async (url: string) => (await fetch(url)).headers.get('content-security-policy') ?? '';

describe('cards in a frame', () => {
  it('may be shown by the sites of the rules, and every other page by nobody', async () => {
    expect(await policy(embed())).toContain(`frame-ancestors ${site}`);
    for (const path of ['/en/wesf/sample/positions', '/en/wesf/sample/results', '/en/sign-in'])
      expect(await policy(app.url + path)).toContain("frame-ancestors 'none'");
  });

  it.each([true, false])('take reactions without a cookie, script %s', async (script) => {
    const context = await newVisitor(browser, { script });
    const page = await context.newPage();
    await page.goto(site);
    const frame = page.frameLocator('iframe');
    const shown = frame.locator('form[data-quick] h2');
    const first = await shown.innerText();
    await frame.getByRole('button', { name: 'Agree', exact: true }).click();
    await expect.poll(() => shown.innerText()).not.toBe(first);
    await frame.getByRole('button', { name: 'Pass' }).click();
    await frame.getByText('You have reacted to every position').waitFor();
    expect(await frame.locator('.own li').count()).toBe(2);
    await context.close();
  });

  it('shows nothing to a site that the rules do not name', async () => {
    const context = await newVisitor(browser);
    const page = await context.newPage();
    await page.goto(site.replace('localhost', '127.0.0.1'));
    expect(await page.frameLocator('iframe').locator('form[data-quick]').count()).toBe(0);
    await context.close();
  });

  it('are accessible, as is the desk page with the snippet', async () => {
    const context = await newVisitor(browser, { width: 360 });
    const page = await context.newPage();
    await page.goto(embed());
    await expectAccessible(page);
    await signIn(page, app, app.secretariatEmail, 'en');
    for (const path of ['/embedding', '/invitations', '/deliberation']) {
      await page.goto(desk(path));
      await expectAccessible(page);
    }
    await page.goto(desk('/embedding'));
    expect(await page.locator('#snippet-en').inputValue()).toContain(`<iframe src="${embed()}"`);
    await page.getByRole('button', { name: 'Make a secret' }).click();
    expect(await page.locator('code').innerText()).toMatch(/^[\w-]{43}$/);
    await context.close();
  });
});

describe('where only invited people react', () => {
  const signed = (secret: string, xid: string) => {
    const until = Math.floor(Date.now() / 1000) + 3_600;
    const sig = createHmac('sha256', secret).update(`${xid}\n${until}`).digest('hex');
    return `${site}?xid=${xid}&until=${until}&sig=${sig}`;
  };
  let officer: Page;

  beforeAll(async () => {
    officer = await (await newVisitor(browser, { script: false })).newPage();
    await signIn(officer, app, app.secretariatEmail, 'en');
    await openFramed(officer, 'invited');
  });
  afterAll(() => officer.context().close());

  it('a code lets its holder in, without script and however it is typed', async () => {
    await officer.goto(desk('/invitations'));
    const form = officer.locator('form[action*="make"]');
    await form.locator('input[name=label]').fill('Front row');
    await form.locator('button').click();
    await officer.getByRole('link', { name: 'Page to print' }).first().click();
    const code = await officer.locator('.code').first().innerText();
    const guest = await newVisitor(browser, { script: false, width: 360 });
    const page = await guest.newPage();
    await page.goto(`${app.url}/en/wesf/sample/positions`);
    expect(await page.locator('form[data-quick]').count()).toBe(0);
    await page.locator('main a[href$="/join"]').click();
    await page.locator('input[name=code]').fill(code.toLowerCase().replaceAll('-', ' '));
    await page.locator('main form button').click();
    await page.getByRole('button', { name: 'Agree', exact: true }).click();
    expect(await page.getByText('You have reacted to 1 of 2').isVisible()).toBe(true);
    await guest.close();
  });

  it('a partner vouches for its member, who is the same on every device', async () => {
    await officer.goto(desk('/embedding'));
    await officer.getByRole('button', { name: 'Make a secret' }).click();
    const secret = await officer.locator('code').innerText();
    const [first, second] = [await newVisitor(browser), await newVisitor(browser, { script: false })];
    const page = await first.newPage();
    await page.goto(signed(secret, 'member-7'));
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Agree', exact: true }).click();
    await frame.getByText('You have reacted to 1 of 2').waitFor();
    const other = await second.newPage();
    await other.goto(signed(secret, 'member-7'));
    await other.frameLocator('iframe').getByText('You have reacted to 1 of 2').waitFor();
    await other.goto(signed('not the secret', 'member-7'));
    expect(await other.frameLocator('iframe').locator('form[data-quick]').count()).toBe(0);
    await Promise.all([first.close(), second.close()]);
  });
});
