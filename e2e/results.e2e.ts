import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, newVisitor, openBrowser, signIn } from './browser.ts';
import {
  answerOf,
  barOf,
  cellsOf,
  columnsOf,
  figuresOn,
  groundOf,
  heardOn,
  LANGS,
  scoreOf,
  tableOf,
  type Results,
} from './results-figures.ts';
import { startApp, type RunningApp } from './running-app.ts';

const PHONE = 360;
/** The page needs no script; what draws the map finer and hears of new figures stays far below what a page may weigh. */
const SCRIPT_BYTES_MAX = 6_000;

let app: RunningApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const at = (path: string) => `${app.url}${path}`;

describe('results', () => {
  it('are read without script: common ground first, then groups, then a map with its table', async () => {
    const context = await newVisitor(browser, { script: false, width: PHONE });
    const page = await context.newPage();
    await page.goto(at('/ko/wesf/sample/results'));
    const headings = await page.locator('main h2').allInnerTexts();
    const order = ['공통의 인식', '갈리는 것', '의견 집단', '의견 지도', '어떻게 셌는가'];
    const places = order.map((title) => headings.findIndex((heading) => heading.startsWith(title)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(await page.locator('#between-groups').innerText()).toMatch(/틈|사이에 선 사람/);
    expect(await page.locator('.map circle').count()).toBeGreaterThan(5);
    expect(await page.locator('.map svg').getAttribute('aria-label')).toContain('의견 집단 A');
    await page.getByText('지도를 표로 보기').click();
    expect(await page.getByRole('row', { name: /의견 집단 A/ }).isVisible()).toBe(true);
    await context.close();
  });
  it('draw every point with little script, are accessible, and show each population apart', async () => {
    const context = await newVisitor(browser, { width: PHONE, dark: true });
    const page = await context.newPage();
    let scriptBytes = 0;
    page.on('response', async (response) => {
      if (response.request().resourceType() === 'script') scriptBytes += (await response.body()).length;
    });
    await page.goto(at('/en/wesf/sample/results'));
    await page.locator('.map canvas').waitFor();
    const drawn = await page.locator('.map canvas').evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return pixels.filter((value, n) => n % 4 === 3 && value > 0).length;
    });
    expect(drawn).toBeGreaterThan(50);
    expect(scriptBytes).toBeLessThan(SCRIPT_BYTES_MAX);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Open public' }).click();
    expect(await page.getByText('never added').first().isVisible()).toBe(true);
    await expectAccessible(page);
    await context.close();
  });
  it('tell somebody who reacted their own place, without script, and keep that answer nowhere', async () => {
    const context = await newVisitor(browser, { script: false, width: PHONE });
    const page = await context.newPage();
    await page.goto(at('/ko/wesf/sample/positions'));
    for (let n = 0; n < 7; n += 1) await page.getByRole('button', { name: '찬성' }).click();
    const answer = await page.goto(at('/ko/wesf/sample/results?of=public'));
    expect(answer?.headers()['cache-control']).toContain('no-store');
    expect(await page.getByRole('heading', { name: '지도에서 내 자리' }).isVisible()).toBe(true);
    expect(await page.getByText('나: 찬성').count()).toBeGreaterThan(0);
    expect(await page.locator('.map .own').count()).toBe(await page.locator('.map').count());
    const stranger = await newVisitor(browser, { script: false });
    const other = await stranger.newPage();
    await other.goto(at('/ko/wesf/sample/results?of=public'));
    expect(await other.getByText(/나: 찬성|지도에서 내 자리/).count()).toBe(0);
    expect(await other.locator('.map .own').count()).toBe(0);
    await Promise.all([context.close(), stranger.close()]);
  });
  it('go from the rapporteur’s sheet into the outcome text as they were seen, whatever is released meanwhile', async () => {
    const context = await newVisitor(browser);
    const page = await context.newPage();
    await signIn(page, app, app.secretariatEmail, 'ko');
    await page.goto(at('/ko/desk/wesf/sample/consensus?of=public'));
    await expectAccessible(page);
    const entry = page.locator('#agreed ~ ul label').first();
    const sentence = (await entry.locator('span span').first().innerText()).replace(/^\d+\. /, '');
    const seen = /\d+차 결과/.exec(await page.locator('main').innerText())?.[0] ?? 'no epoch';
    await comeToReact(12);
    const officer = await context.newPage();
    await officer.goto(at('/ko/desk/wesf/sample/deliberation'));
    await officer.locator('form[action="?/release"] button').click();
    await officer.goto(at('/ko/desk/wesf/sample/consensus'));
    expect(await officer.locator('main').innerText()).not.toContain(seen);
    await entry.click();
    await page.getByRole('button', { name: '고른 것을 결과문서로 옮기기' }).click();
    expect(new URL(page.url()).searchParams.get('of')).toBe('public');
    await page.getByRole('link', { name: '결과문서로 가기' }).first().click();
    const taken = page.locator('li').filter({ hasText: sentence }).last();
    await taken.getByRole('link', { name: '고치고 근거 달기' }).click();
    const cited = await page.locator('li:has(form[action*="uncite"])').allInnerTexts();
    expect(cited.join('\n')).toContain(seen);
    await page.goto(at('/ko/desk/wesf/sample/analysis'));
    await expectAccessible(page);
    await context.close();
  });
  it('offer a new epoch to who reads, keep what they opened, and say without script what is newer', async () => {
    const [reader, quiet] = await Promise.all([
      newVisitor(browser, { width: PHONE }),
      newVisitor(browser, { width: PHONE, script: false }),
    ]);
    const [page, plain] = [await reader.newPage(), await quiet.newPage()];
    const address = at('/en/wesf/sample/results');
    await Promise.all([page.goto(address), plain.goto(address)]);
    const first = await page.locator('[data-reading]').innerText();
    await page.getByText('The map as a table').click();
    await comeToReact(12);
    const desk = await newVisitor(browser);
    const officer = await desk.newPage();
    await signIn(officer, app, app.secretariatEmail, 'en');
    await officer.goto(at('/en/desk/wesf/sample/deliberation'));
    await officer.locator('form[action="?/release"] button').click();
    const offer = page.locator('[data-offer]');
    await offer.waitFor();
    expect(await page.locator('[data-reading]').innerText()).toBe(first);
    expect(await offer.locator('canvas').isVisible()).toBe(true);
    await expectAccessible(page);
    await offer.getByRole('button').click();
    expect(await offer.isVisible()).toBe(false);
    expect(await page.locator('[data-reading]').innerText()).not.toBe(first);
    expect(await page.locator('.map canvas').count()).toBe(1);
    expect(await page.getByRole('row', { name: 'Opinion group A' }).first().isVisible()).toBe(true);
    await plain.getByRole('link', { name: 'Look for newer figures' }).click();
    expect(await plain.getByText('Newer figures: you saw epoch').isVisible()).toBe(true);
    await plain.getByRole('link', { name: 'Look for newer figures' }).click();
    expect(await plain.getByText('No newer figures yet').isVisible()).toBe(true);
    await Promise.all([reader.close(), quiet.close(), desk.close()]);
  });
  it('have the same numbers on the page in both languages, in the API, in the export and in the feed', async () => {
    const results = await answerOf<Results>(at('/api/v1/wesf/sample/results'));
    const { results: exported } = await answerOf<{ results: Results }>(
      at('/en/wesf/sample/data/record.json'),
    );
    expect(exported).toEqual(results);
    const cells = results.positions.flatMap(cellsOf);
    expect(cells.some(({ shown }) => !shown)).toBe(true);
    expect(cells.some((cell) => cell.shown && cell.nearlyAll !== null)).toBe(true);
    expect(results.positions.some(({ opinion }) => opinion.accredited.length > 1)).toBe(true);
    const groups = Math.max(...results.positions.map(({ opinion }) => opinion.accredited.length));
    const page = await (await newVisitor(browser)).newPage();
    for (const lang of LANGS) {
      const read = await figuresOn(page, at(`/${lang}/wesf/sample/results?all=common`), lang);
      expect(read.entries).toHaveLength(results.positions.length);
      for (const { positionId, bars, least, score } of read.entries) {
        const row = results.positions.find((one) => one.positionId === positionId);
        if (row === undefined) throw new Error(`The API knows no position ${positionId}.`);
        expect(bars).toEqual(cellsOf(row).map((cell) => barOf(cell, lang)));
        for (const permille of groundOf(row)) expect(least).toContain(Math.round(permille / 10));
        for (const permille of scoreOf(row))
          expect(score.some((shown) => Math.abs(shown * 1000 - permille) <= 5)).toBe(true);
      }
      expect(read.table.toSorted()).toEqual(
        results.positions
          .map((row) =>
            columnsOf(row, groups)
              .map((cell) => tableOf(cell, lang))
              .join('|'),
          )
          .toSorted(),
      );
      const { number, outputsSha256 } = results.epoch;
      expect(read.text).toContain(lang === 'ko' ? `${number}차 결과` : `Epoch ${number},`);
      const [topic = '', since = ''] = read.live.split('?since=');
      expect(topic).toBe(`results/${results.deliberation.deliberationId}`);
      const news = (await heardOn(at(`/live/${topic}?since=${since.replace(/-\d+$/, '-0')}`))).at(-1);
      expect(news).toMatchObject({ epoch: number, outputsSha256 });
      expect(news?.maps['accredited']?.file).toContain(results.opinion.accredited.map?.sha256.slice(0, 12));
    }
  });
  it('list a sentence about the person apart once the desk says so, all without script', async () => {
    const reader = await newVisitor(browser, { width: PHONE, script: false });
    const page = await reader.newPage();
    const sections = async () => {
      await page.goto(at('/en/wesf/sample/results?all=divided'));
      const under = (id: string) =>
        page.locator(`#results-${id}`).locator('..').locator('h3').allInnerTexts();
      return { divided: await under('divided'), aside: await under('about_person') };
    };
    const [sentence = ''] = (await sections()).divided;
    const desk = await newVisitor(browser, { script: false });
    const officer = await desk.newPage();
    await signIn(officer, app, app.secretariatEmail, 'en');
    await officer.goto(at('/en/desk/wesf/sample/positions'));
    const item = officer.locator('main > ol > li, main li').filter({ hasText: sentence }).last();
    await item.getByText('Mark as being about the person').first().click();
    const form = item.locator('form[action^="?/mark"]');
    await form.locator('button').click();
    expect(await officer.locator('[role=alert]').innerText()).toContain('Please give the reason');
    // The refused form is open where it stands.
    await form.locator('[name=reasonKo]').fill('길'.repeat(1001));
    await form.locator('button').click();
    expect(await form.locator('[name=reasonKo]').inputValue()).toBe('길'.repeat(1001));
    await form.locator('[name=reasonKo]').fill('');
    await form.locator('[name=reasonEn]').fill('It asks where people live.');
    await form.locator('button').click();
    expect(await officer.getByText('from the next epoch on').first().isVisible()).toBe(true);
    await officer.goto(at('/en/desk/wesf/sample/deliberation'));
    await officer.locator('form[action="?/release"] button').click();
    const { divided, aside } = await sections();
    expect(aside).toEqual([sentence]);
    expect(divided).not.toContain(sentence);
    const scripted = await newVisitor(browser, { width: PHONE, dark: true });
    const seen = await scripted.newPage();
    await seen.goto(at('/ko/wesf/sample/results'));
    expect(await seen.getByRole('heading', { name: '자신에 관한 문장' }).isVisible()).toBe(true);
    await expectAccessible(seen);
    await page.getByRole('link', { name: sentence }).last().click();
    expect(await page.locator('main').innerText()).toContain('It asks where people live.');
    await Promise.all([reader.close(), desk.close(), scripted.close()]);
  });
});

/** So many visitors, each with a reaction to every position. */
async function comeToReact(visitors: number): Promise<void> {
  const api = at('/api/v1/wesf/sample');
  const { positions } = (await (await fetch(`${api}/positions`)).json()) as {
    positions: { positionId: string }[];
  }; // our own API
  for (let n = 0; n < visitors; n += 1) {
    const reactions = positions.map(({ positionId }, place) => ({
      id: randomUUID(),
      positionId,
      stance: (n + place) % 2 === 0 ? 1 : -1,
    }));
    const answer = await fetch(`${api}/reactions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reactions }),
    });
    expect(answer.status).toBe(200);
  }
}
