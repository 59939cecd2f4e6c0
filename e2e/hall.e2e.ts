import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, newVisitor, openBrowser } from './browser.ts';
import { choicesInWindow, readBeforeCard, secondsToRead, secondsToTap, wordsIn } from './hand-and-eye.ts';
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

const CARDS = 20;
/** Two minutes for twenty positions, without reading help. */
const SECONDS_MAX = 120;
const WORDS_BEFORE_MAX = 40;
/** The lower two thirds of a phone are within reach of the thumb of the hand that holds it. */
const THUMB_FROM = 1 / 3;
/** WCAG 2.2 asks for 24; a thumb on the move wants twice that. */
const CHOICE_PX_MIN = 48;

describe('a phone that reads the code on the wall', () => {
  const progress = { ko: '개 가운데', en: 'You have reacted' } as const;
  const agree = { ko: '찬성', en: 'Agree' } as const;
  async function walk(page: Page, lang: 'ko' | 'en') {
    let [taps, loads, seconds] = [0, 0, 0];
    page.on('load', () => (loads += 1));
    await page.goto(screen(lang));
    await page.goto((await page.locator('aside a').getAttribute('href')) ?? '');
    loads = 1;
    const before = await readBeforeCard(page);
    seconds += secondsToRead(before, lang);
    for (let done = 1; done <= CARDS; done += 1) {
      const { boxes, window, scrolled } = await choicesInWindow(page);
      expect({ scrolled, choices: boxes.length }).toEqual({ scrolled: 0, choices: 3 });
      for (const { top, bottom, width, height } of boxes) {
        expect(bottom, `card ${done}`).toBeLessThanOrEqual(window);
        expect(top, `card ${done}`).toBeGreaterThan(window * THUMB_FROM);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(CHOICE_PX_MIN);
      }
      const sentence = await page.locator('form[data-quick] h2').innerText();
      await page.getByRole('button', { name: agree[lang], exact: true }).tap();
      [taps, seconds] = [taps + 1, seconds + secondsToRead(sentence, lang) + secondsToTap(1)];
      const said = page.locator('[data-part=progress]');
      await expect.poll(() => said.innerText()).toMatch(new RegExp(`${progress[lang]}.*\\b${done}\\D`));
    }
    return { taps, loads, seconds, words: wordsIn(before) };
  }

  it.each(['ko', 'en'] as const)(
    'reacts to twenty positions in two minutes: one screen, one tap each, nothing to scroll (%s)',
    async (lang) => {
      const context = await newVisitor(browser, { phone: true });
      const page = await context.newPage();
      const { taps, loads, seconds, words } = await walk(page, lang);
      expect({ taps, loads }).toEqual({ taps: CARDS, loads: 1 });
      expect(words).toBeLessThanOrEqual(WORDS_BEFORE_MAX);
      expect(seconds).toBeLessThanOrEqual(SECONDS_MAX);
      await context.close();
    },
  );
});
