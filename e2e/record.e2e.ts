import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
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

/** The page of the record, in a language. */
async function recordPage(page: Page, lang: 'ko' | 'en', folder: string): Promise<string> {
  await page.goto(`${app.url}/${lang}`);
  const links = await page.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  return `${app.url}/${lang}/${placeOf(folder, links)}/record`;
}

it.each([
  ['ko', '판정: 온전합니다', '판정: 바뀐 것이 있습니다'],
  ['en', 'verdict: sound', 'verdict: tampered'],
] as const)('checks one entry and the files a reader holds, in %s', async (lang, good, bad) => {
  const folder = await loggedFolder();
  const context = await newVisitor(browser, { width: 360 });
  const page = await context.newPage();
  const record = await recordPage(page, lang, folder);
  await page.goto(`${record}/1`);
  await page.locator(`main a[href$="/verify?entry=1"]`).click();
  const told = async () => {
    const report = page.locator('.report');
    await report.waitFor({ timeout: VERIFY_TIMEOUT_MS });
    return report.innerText();
  };
  await page.locator('main .check-entry').click();
  expect(await told()).toContain(good);
  const fetched = async (path: string) =>
    Buffer.from(await (await fetch(`${app.url}/log/${folder}/${path}`)).arrayBuffer());
  const hold = async (name: string, buffer: Buffer) => {
    await page.goto(`${record}/verify`);
    // What is chosen before the script has arrived would be lost; the field opens with it.
    await page
      .locator('input[type=file]:enabled')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    return told();
  };
  const [proof, zip] = [await fetched('proof/1.tlog-proof'), await fetched('record.zip')];
  expect(await hold('held.tlog-proof', proof)).toContain(good);
  expect(await hold('held.zip', zip)).toContain(good);
  await expectAccessible(page);
  const moved = Buffer.from(proof.toString().replace('index 1\n', 'index 2\n'));
  expect(await hold('moved.tlog-proof', moved)).toContain(bad);
  expect(await hold('cut.zip', zip.subarray(0, zip.length - 1))).not.toContain(good);
  await context.close();
});

it('leads from what the record speaks of to its entries and their proofs', async () => {
  await loggedFolder();
  const context = await newVisitor(browser, { width: 360 });
  const page = await context.newPage();
  await page.goto(`${app.url}/ko/wesf/sample/topics`);
  await page.locator('main a[href*="/topics/"]').first().click();
  const entry = page.locator('section[aria-labelledby=in-the-record] a').first();
  const proof = page.locator('section[aria-labelledby=in-the-record] a[href$=".tlog-proof"]').first();
  const file = await fetch(`${app.url}${(await proof.getAttribute('href')) ?? ''}`);
  expect(await file.text()).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
  await expectAccessible(page);
  await entry.click();
  expect(page.url()).toMatch(/\/record\/\d+$/);
  await context.close();
});

it('tells when the server answers with the proof of another entry', async () => {
  const folder = await loggedFolder();
  const context = await newVisitor(browser);
  const page = await context.newPage();
  const record = await recordPage(page, 'en', folder);
  const other = await (await fetch(`${app.url}/log/${folder}/proof/2.tlog-proof`)).text();
  await page.route('**/proof/1.tlog-proof', (route) => route.fulfill({ body: other }));
  await page.goto(`${record}/verify?entry=1`);
  await page.locator('main .check-entry').click();
  await page.locator('.report').waitFor({ timeout: VERIFY_TIMEOUT_MS });
  expect(await page.locator('.report').innerText()).toContain('of another entry');
  expect(await page.locator('.report.sound').count()).toBe(0);
  await context.close();
});

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
    await page.locator('main .check-all').click();
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
  await fresh.locator('main .check-all').click();
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
  expect(await page.locator('main pre').allInnerTexts()).toEqual([
    'node verify.mjs --lang ko',
    `node verify.mjs ${folder}-12.tlog-proof --lang ko`,
  ]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await context.close();
});
