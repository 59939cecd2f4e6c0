import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, newVisitor, openBrowser } from './browser.ts';
import { startApp, type RunningApp } from './running-app.ts';

const SCRIPT_BYTES_MAX = 45_000;
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

const positions = (lang: string) => `${app.url}/${lang}/wesf/sample/positions`;
const sentence = (page: Page) => page.locator('form[data-quick] h2').innerText();
const progress = (page: Page) => page.locator('.progress p');

describe('reacting on a phone', () => {
  it('needs no script: each choice leads to the next card, and any can be changed', async () => {
    const context = await newVisitor(browser, { script: false, width: PHONE });
    const page = await context.newPage();
    await page.goto(positions('ko'));
    expect(await context.cookies()).toEqual([]);
    const first = await sentence(page);
    await page.getByLabel('나에게 중요한 문제입니다').check();
    await page.getByRole('button', { name: '찬성' }).click();
    expect(await progress(page).innerText()).toBe('10개 가운데 1개에 반응하셨습니다');
    expect(await sentence(page)).not.toBe(first);
    expect(await context.cookies()).toMatchObject([
      { name: 'madang_visitor', httpOnly: true, sameSite: 'Lax' },
    ]);
    await page.getByText('내 반응 1개').click();
    await page.getByRole('link', { name: /반응 바꾸기/ }).click();
    expect(await sentence(page)).toBe(first);
    expect(await page.getByLabel('나에게 중요한 문제입니다').isChecked()).toBe(true);
    await page.locator('summary', { hasText: '이유 쓰기 (선택)' }).click();
    await page.getByLabel('이유 쓰기 (선택)').fill('우리 마을에서 겪은 일입니다');
    await page.getByRole('button', { name: '반대' }).click();
    expect(await progress(page).innerText()).toBe('10개 가운데 1개에 반응하셨습니다');
    await page.getByText('내 반응 1개').click();
    expect(await page.locator('.own').innerText()).toContain('우리 마을에서 겪은 일입니다');
    await page.getByRole('button', { name: '되돌리기' }).click();
    expect(await sentence(page)).toBe(first);
    expect(await progress(page).innerText()).toBe('10개 가운데 0개에 반응하셨습니다');
    await context.close();
  });
  it('takes all ten by keyboard without a reload, and little script', async () => {
    const context = await newVisitor(browser, { width: PHONE });
    const page = await context.newPage();
    let scriptBytes = 0;
    page.on('response', async (response) => {
      if (response.request().resourceType() === 'script') scriptBytes += (await response.body()).length;
    });
    await page.goto(positions('en'));
    await expectAccessible(page);
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.getByRole('button', { name: 'Agree', exact: true }).focus();
    for (let done = 1; done <= 10; done += 1) {
      await page.keyboard.press(String((done % 3) + 1));
      await expect.poll(() => progress(page).innerText()).toBe(`You have reacted to ${done} of 10`);
    }
    await expect.poll(() => page.getByText('You have reacted to every position').isVisible()).toBe(true);
    await expectAccessible(page);
    expect(loads).toBe(0);
    expect(scriptBytes).toBeLessThan(SCRIPT_BYTES_MAX);
    await page.reload();
    expect(await progress(page).innerText()).toBe('You have reacted to 10 of 10');
    await context.close();
  });
  it('leaves the results as they were released: pages and API show no live count', async () => {
    const read = async () => {
      const answer = await fetch(`${app.url}/api/v1/wesf/sample/results`);
      return answer.text();
    };
    const before = await read();
    const context = await newVisitor(browser, { script: false, width: PHONE });
    const page = await context.newPage();
    await page.goto(positions('ko'));
    await page.getByRole('button', { name: '유보' }).click();
    expect(await read()).toBe(before);
    await context.close();
  });
});
