import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, newVisitor, openBrowser, signIn } from './browser.ts';
import { startApp, type RunningApp } from './running-app.ts';

const FACTS = new URL('../packages/press-release/vectors/facts/', import.meta.url);
const release = (name: string): string => readFileSync(new URL(`${name}.txt`, FACTS), 'utf8');
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

async function stored(what: 'people' | 'sessions' | 'interventions'): Promise<string> {
  return (await fetch(`${app.url}/api/v1/wesf/sample/${what}`)).text();
}

/** What the fields of the preview hold that are kept: `people` and `name`, `interventions` and `text`. */
const kept = (page: Page, list: string, field: string): Promise<string[]> =>
  page
    .locator(`li.card:has(input[name$=".keep"]:checked) [name^="${list}."][name$=".${field}"]`)
    .evaluateAll((fields) => fields.map((one) => ('value' in one ? String(one.value) : '')));

describe.each([
  { lang: 'ko', script: false, width: PHONE, name: 'a-coref-chain', wrong: '고은별', right: '고은별빛' },
  {
    lang: 'en',
    script: true,
    width: 1280,
    name: 'en-numbered-titles',
    wrong: 'Harin Garam',
    right: 'Harin Ga-ram',
  },
] as const)('importing a release in $lang, script $script', ({ lang, script, width, name, wrong, right }) => {
  let context: BrowserContext;
  let page: Page;
  const address = () => `${app.url}/${lang}/desk/wesf/sample/import`;
  const button = () => page.locator('main form button').last();

  beforeAll(async () => {
    context = await newVisitor(browser, { script, width });
    page = await context.newPage();
    await signIn(page, app, app.secretariatEmail, lang);
  });
  afterAll(() => context.close());

  it('gives back what could not be read, says why, and stores nothing', async () => {
    const before = await stored('people');
    const unrelated =
      lang === 'ko' ? '김치찌개 끓이는 법\n1. 물을 끓인다.' : 'How to cook a stew.\n1. Boil water.';
    await page.goto(address());
    await page.locator('textarea[name=text]').fill(unrelated);
    await page.locator('input[name=publishedOn]').fill('2025-11-20');
    await button().click();
    expect(await page.locator('[role=alert]').innerText()).toContain(
      lang === 'ko' ? '포럼의 보도자료가 아닙니다' : 'not a release of a forum',
    );
    expect((await page.locator('textarea[name=text]').inputValue()).replaceAll('\r\n', '\n')).toBe(unrelated);
    expect(await page.locator('input[name=publishedOn]').inputValue()).toBe('2025-11-20');
    const buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 0]);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'release.txt', mimeType: 'text/plain', buffer });
    await button().click();
    expect(await page.locator('[role=alert]').innerText()).toContain('PNG');
    expect(await stored('people')).toBe(before);
  });

  it('shows what was found, keeps corrections over a refusal, and stores exactly what then stands there', async () => {
    await page.goto(address());
    await page.locator('textarea[name=text]').fill(release(name));
    await button().click();
    const source = release(name);
    const words = await kept(page, 'interventions', 'text');
    expect(words.length).toBeGreaterThan(5);
    for (const said of words) expect(source).toContain(said);
    if (script) await expectAccessible(page);

    const person = page.locator(`input[name^="people."][value="${wrong}"]`).first();
    const field = (await person.getAttribute('name')) ?? '';
    await page.locator(`[name="${field}"]`).fill('');
    const leftOut = page.locator('li.card:has(input[name^="interventions."])').last();
    const dropped = await leftOut.locator('textarea').inputValue();
    await leftOut.locator('input[type=checkbox]').uncheck();
    await page.locator('form[action*="store"] button').click();
    expect(await page.locator('[role=alert]').first().isVisible()).toBe(true);
    expect(await page.locator(`[name="${field}"]`).inputValue()).toBe('');
    expect(await kept(page, 'interventions', 'text')).not.toContain(dropped);

    await page.locator(`[name="${field}"]`).fill(right);
    const people = await kept(page, 'people', 'name');
    const sessions = await kept(page, 'sessions', 'title');
    const said = await kept(page, 'interventions', 'text');
    await page.locator('form[action*="store"] button').click();
    expect(new URL(page.url()).searchParams.get('people')).toBe(String(people.length));
    expect(new URL(page.url()).searchParams.get('words')).toBe(String(said.length));
    const now = {
      people: await stored('people'),
      sessions: await stored('sessions'),
      said: await stored('interventions'),
    };
    for (const one of people) expect(now.people).toContain(one);
    for (const one of sessions) expect(now.sessions).toContain(one);
    for (const one of said) expect(now.said).toContain(JSON.stringify(one).slice(1, -1));
    expect(now.said).not.toContain(dropped);
    expect(now.people).not.toContain(`"${wrong}"`);
  });
});
