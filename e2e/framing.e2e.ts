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
async function openFramed(page: Page): Promise<void> {
  await page.goto(desk('/deliberation'));
  await page.locator('form[action*="close"] button').click();
  await page.locator('form[action*="plan"] input[name=titleEn]').fill('Framed');
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
