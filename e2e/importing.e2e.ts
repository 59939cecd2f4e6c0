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

describe('importing a Polis conversation, without script', () => {
  let context: BrowserContext;
  let page: Page;
  const alert = () => page.locator('[role=alert]').first().innerText();
  const texts = (under: string) => page.locator(`h3:has-text("${under}") + ul li`).allInnerTexts();

  beforeAll(async () => {
    context = await newVisitor(browser, { script: false, width: PHONE });
    page = await context.newPage();
    await signIn(page, app, app.secretariatEmail, 'ko');
    await page.goto(`${app.url}/ko/desk/wesf/sample/import-polis`);
  });
  afterAll(() => context.close());

  const read = async (files: Readonly<Record<string, string>>) => {
    await page.locator('input[type=file]').setInputFiles(
      Object.entries(files).map(([name, text]) => ({
        ...{ name, mimeType: 'text/csv', buffer: Buffer.from(text) },
      })),
    );
    await page.locator('form[action*="read"] button').click();
  };

  it('says of a wrong file what is wrong and where, keeps the language, and stores nothing', async () => {
    await page.locator('form[action*="read"] button').click();
    expect(await alert()).toContain('파일을 골라 주십시오');
    await page.locator('input[name=language]').fill('ko');
    await read({ 'comments.csv': comments(''), 'votes.csv': `${votes}1500000009000,x,1,3,5\n` });
    const said = await alert();
    for (const part of ['votes.csv', '행 62', 'vote', '저장된 것은 없습니다']) expect(said).toContain(part);
    expect(await page.locator('input[name=language]').inputValue()).toBe('ko');
  });
  it('lists what was marked as being about the person, and then has nothing to choose', async () => {
    await read({ 'comments.csv': comments('is-meta'), 'votes.csv': votes });
    expect(await texts('자신에 관한 문장')).toEqual(['2 구급차를 늘려야 한다.']);
    expect(await page.locator('input[name=personal]').count()).toBe(0);
    await page.getByRole('link', { name: '다른 파일로 다시 하기' }).click();
  });
  it('lets what only its wording tells be counted, keeps the choice over a refusal, and stores it so', async () => {
    await page.locator('input[name=language]').fill('ko');
    await read({ 'comments.csv': comments(''), 'votes.csv': votes });
    expect(await texts('자신에 관한 문장')).toEqual(['1 나는 서울에 산다.']);
    const choice = page.locator('input[name=personal]');
    expect(await choice.isChecked()).toBe(false);
    await choice.check();
    // An edition that has a deliberation takes no other.
    await page.locator('input[name=slug]').fill('sample');
    await page.locator('form[action*="store"] button').click();
    expect(await alert()).toContain('숙의');
    expect(await choice.isChecked()).toBe(true);
    await page.locator('input[name=slug]').fill('polis-walk');
    await page.locator('form[action*="store"] button').click();
    await page.getByRole('link', { name: '결과 보기' }).click();
    expect(new URL(page.url()).pathname).toBe('/ko/wesf/polis-walk/results');
    const shown = await page.locator('main').innerText();
    expect(shown).toContain('나는 서울에 산다.');
    expect(shown).not.toContain('자신에 관한');
  });
});

const SENTENCES = ['경보를 함께 쓰자.', '나는 서울에 산다.', '구급차를 늘려야 한다.', '훈련을 해마다 하자.'];

/** Four sentences; with the column of marks the third is marked. */
function comments(mark: '' | 'is-meta'): string {
  const head = ['timestamp', 'comment-id', 'author-id', 'agrees', 'disagrees', 'moderated'];
  const columns = mark === '' ? head : [...head, mark];
  const rows = SENTENCES.map((text, at) => {
    const fields = [1_500_000_000_000 + at, at, 0, 1, 1, 1];
    return [...fields, ...(mark === '' ? [] : [at === 2 ? 1 : 0]), text].join(',');
  });
  return `${[...columns, 'comment-body'].join(',')}\n${rows.join('\n')}\n`;
}

/** Fifteen people, two camps. */
const votes = `timestamp,datetime,comment-id,voter-id,vote\n${Array.from({ length: 60 }, (_, at) => {
  const [person, sentence] = [Math.floor(at / 4), at % 4];
  return `${1_500_000_001_000 + at},x,${sentence},${person},${(person + sentence) % 2 === 0 ? 1 : -1}\n`;
}).join('')}`;
