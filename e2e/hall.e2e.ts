import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, newVisitor, openBrowser } from './browser.ts';
import { startApp, type RunningApp } from './running-app.ts';

let app: RunningApp;
let browser: Browser;
let session: string;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  const programme = await (await fetch(`${app.url}/en/wesf/sample/programme`)).text();
  session = /sessions\/([a-z0-9-]+)/.exec(programme)?.[1] ?? '';
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const screen = (lang: string) => `${app.url}/${lang}/hall/wesf/sample/${session}`;

describe('the screen of a hall', () => {
  it('changes as soon as the desk chooses, on every wall, in its language', async () => {
    const walls = await Promise.all(
      (['ko', 'en'] as const).map(async (lang) => {
        const page = await (await newVisitor(browser, { width: 1920 })).newPage();
        await page.goto(screen(lang));
        return page;
      }),
    );
    const desk = await (await newVisitor(browser)).newPage();
    await desk.goto(app.secretariatLink);
    await desk.locator('main button').first().click();
    await desk.goto(`${app.url}/en/desk/wesf/sample/hall`);
    await expectAccessible(desk);
    const room = desk.locator('section').filter({ has: desk.locator(`a[href$="/${session}"]`) });
    await room.getByRole('button', { name: 'Put on the screen' }).click();
    await expect.poll(() => walls[0]?.locator('h2').first().innerText()).toContain('지금 함께 보는 입장');
    await expect
      .poll(() => walls[1]?.locator('h2').first().innerText())
      .toContain('The position before the room');
    for (const wall of walls) {
      expect(await wall.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      await expectAccessible(wall);
    }
    await room.getByRole('button', { name: 'Clear the screen' }).click();
    await expect.poll(() => walls[1]?.locator('h2').first().innerText()).not.toContain('The position before');
  });
  it('comes again by itself without script, and leads a phone to the cards', async () => {
    const page = await (await newVisitor(browser, { script: false, width: 360 })).newPage();
    await page.goto(screen('ko'));
    expect(await page.locator('meta[http-equiv=refresh]').getAttribute('content')).toBe('20');
    expect(await page.getByRole('img', { name: '반응하는 쪽의 QR 코드' }).isVisible()).toBe(true);
    await page.locator('aside a').click();
    expect(new URL(page.url()).pathname).toBe('/ko/wesf/sample/positions');
  });
});
