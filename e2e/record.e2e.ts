import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible, newVisitor, openBrowser } from './browser.ts';
import { startApp, type RunningApp } from './running-app.ts';

const VERIFY_TIMEOUT_MS = 60_000;

let app: RunningApp;
let browser: Browser;
let dataFolder: string;
beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'madang-record-e2e-'));
  [app, browser] = await Promise.all([startApp({ dataFolder }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** The sample forum's logs by folder, once all of the sample has been entered. */
async function loggedFolder(): Promise<string> {
  await expect
    .poll(() => readdirSync(join(dataFolder, 'log')).length, { timeout: VERIFY_TIMEOUT_MS })
    .toBeGreaterThan(0);
  return readdirSync(join(dataFolder, 'log')).sort()[0] ?? expect.fail('no log');
}

/** `<forum>-<edition>`, as the page's address needs it. */
function placeOf(folder: string, links: readonly string[]): string {
  const found = links.find((link) => link.split('/').slice(2, 4).join('-') === folder);
  return found?.split('/').slice(2, 4).join('/') ?? expect.fail(`no page leads to ${folder}`);
}

it("checks the record in a reader's own browser, and tells when a byte of it was changed on disk", async () => {
  const folder = await loggedFolder();
  const context = await newVisitor(browser);
  const page = await context.newPage();
  await page.goto(`${app.url}/en`);
  const links = await page.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  const record = `${app.url}/en/${placeOf(folder, links)}/record`;
  await page.goto(record);
  await expectAccessible(page);
  const verdict = async () => {
    await page.goto(`${record}/verify`);
    await page.locator('main button').click();
    const report = page.locator('.report');
    await report.waitFor({ timeout: VERIFY_TIMEOUT_MS });
    return report.innerText();
  };
  expect(await verdict()).toContain('sound');
  await expectAccessible(page);
  const tiles = join(dataFolder, 'log', folder, 'tile', 'entries');
  const names = readdirSync(tiles, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\d{3}\.p\/\d+$/.test(name),
  );
  const newest = names.sort((a, b) => Number(a.split('/').at(-1)) - Number(b.split('/').at(-1))).at(-1);
  const file = join(tiles, newest ?? expect.fail('no bundle'));
  const bytes = readFileSync(file);
  const at = bytes.length - 20;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  // Tiles may be kept for ever by whoever read them: a new reader comes without.
  const stranger = await newVisitor(browser);
  const fresh = await stranger.newPage();
  await fresh.goto(`${record}/verify`);
  await fresh.locator('main button').click();
  await fresh.locator('.report').waitFor({ timeout: VERIFY_TIMEOUT_MS });
  const told = await fresh.locator('.report').innerText();
  expect(told).toContain('tampered');
  expect(told).toMatch(/entry \d+/i);
  await Promise.all([context.close(), stranger.close()]);
});

it('says without script how to check by hand', async () => {
  const folder = await loggedFolder();
  const context = await newVisitor(browser, { script: false, width: 320 });
  const page = await context.newPage();
  await page.goto(`${app.url}/ko`);
  const links = await page.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  await page.goto(`${app.url}/ko/${placeOf(folder, links)}/record/verify`);
  expect(await page.locator('main pre').innerText()).toContain('node verify.mjs --lang ko');
  await context.close();
});
