import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVisitor, openBrowser, signIn, violationsOn } from './browser.ts';
import { pageRoutes, routeOf } from './page-addresses.ts';
import { startApp, type RunningApp } from './running-app.ts';

// Whatever page there is, it is found by following links, and looked at: one of each kind, at a desk and on a small
// phone, in both languages, light and dark. A page that no link leads to fails here.
const ROUTES = pageRoutes();
const STARTS = ['/ko/wesf/sample', '/ko/desk/wesf/sample', '/ko', '/ko/desk'];
/** Nothing here links to these: somebody who is signed in has no need, or letters and other sites lead to them. */
const UNLINKED = [
  '/ko/sign-in',
  '/ko/sign-in/link?token=none',
  '/ko/wesf/sample/join',
  '/ko/embed/wesf/sample',
];
const ADDRESSES_MAX = 400;
/** A form of each phase, with something that browsers let through and Madang does not. */
const REFUSED = [
  { at: 'sign-in', form: 'main form', field: 'email', fill: { email: 'desk@nowhere' } },
  {
    ...{ at: 'wesf/sample/topics', form: 'form[action*=propose]', field: 'name' },
    fill: { title: 'A', reasons: 'B', name: 'desk@example.org' },
  },
  { at: 'desk/wesf/sample/sessions', form: 'form[action*=save]', field: 'title_ko', fill: { slug: 'new' } },
  { at: 'desk/wesf/sample/positions', form: 'form[action*=draft]', field: 'ko', fill: {} },
  { at: 'desk/wesf/sample/outcome', form: 'form[action*=start]', field: 'titleKo', fill: {} },
  {
    at: 'desk/wesf/sample/record',
    form: 'form[action*=erase]',
    field: 'field',
    fill: { index: '0', field: 'nothing' },
  },
] as const;

let app: RunningApp;
let browser: Browser;
let officer: BrowserContext;
let addresses: string[];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  officer = await newVisitor(browser);
  const page = await officer.newPage();
  await signIn(page, app, app.secretariatEmail, 'ko');
  addresses = [...(await oneOfEach(page)), ...UNLINKED];
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** One address of every kind of page that links lead to. */
async function oneOfEach(page: Page): Promise<string[]> {
  const found = new Map<string, string>();
  const queue = [...STARTS];
  const known = new Set(queue);
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const route = routeOf(address, ROUTES);
    if (route === null || found.has(route)) continue;
    await page.goto(app.url + address);
    found.set(route, address);
    for (const path of await linksOn(page)) {
      if (known.has(path) || known.size > ADDRESSES_MAX) continue;
      known.add(path);
      queue.push(path);
    }
  }
  return [...found.values()];
}

async function linksOn(page: Page): Promise<string[]> {
  const hrefs = await page
    .locator('a[href]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  return hrefs
    .map((href) => new URL(href, page.url()))
    .filter(({ origin, pathname }) => origin === app.url && pathname.startsWith('/ko'))
    .map(({ pathname }) => pathname);
}

type Fault = { readonly address: string; readonly id: string; readonly at: readonly string[] };

/** All that is wrong with a page, so that one run tells of every page. */
async function faultsAt(page: Page, address: string): Promise<Fault[]> {
  const response = await page.goto(app.url + address);
  const status = response?.status() ?? 0;
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const found = [
    ...(await violationsOn(page)),
    ...(status >= 500 ? [{ id: `status ${status}`, at: [] }] : []),
    ...(overflow > 0 ? [{ id: `scrolls sideways by ${overflow} px`, at: [] }] : []),
  ];
  return found.map((fault) => ({ address, ...fault }));
}

describe('every page', () => {
  it('is reached by following links', () => {
    const reached = addresses.map((address) => routeOf(address.replace(/\?.*/, ''), ROUTES));
    expect(ROUTES.filter((route) => !reached.includes(route))).toEqual([]);
  });

  it.each([
    { lang: 'ko', width: 1280, dark: false },
    { lang: 'en', width: 320, dark: true },
  ] as const)(
    'passes the accessibility checker and never scrolls sideways: $lang, $width px, dark $dark',
    async ({ lang, width, dark }) => {
      const visitor = await newVisitor(browser, { width, dark, as: officer });
      const page = await visitor.newPage();
      const faults: Fault[] = [];
      for (const address of addresses)
        faults.push(...(await faultsAt(page, address.replace('/ko', `/${lang}`))));
      expect(faults).toEqual([]);
      await visitor.close();
    },
  );

  it('says where it belongs, and one that is closed leads through signing in', async () => {
    const page = await (await newVisitor(browser)).newPage();
    await page.goto(`${app.url}/en/wesf/sample/topics`);
    expect(await page.title()).toMatch(/^Topics · 2nd World Emerging Security Forum/);
    expect(await page.getAttribute('meta[name=description]', 'content')).toMatch(/^Anyone may propose/);
    expect((await page.goto(`${app.url}/en/desk/wesf/sample`))?.status()).toBe(401);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: 'Sign in', exact: true }).click();
    expect(page.url()).toBe(`${app.url}/en/sign-in?next=${encodeURIComponent('/desk/wesf/sample')}`);
    expect((await page.goto(`${app.url}/en/wesf/none`))?.status()).toBe(404);
    expect(await page.title()).toBe('There is no such page');
    await page.context().close();
  });

  it.each([true, false])(
    'marks the field that was refused and says why beside it: script %s',
    async (script) => {
      const visitor = await newVisitor(browser, { script, as: officer });
      const page = await visitor.newPage();
      for (const { at, form, field, fill } of REFUSED) {
        await page.goto(`${app.url}/en/${at}`);
        const inForm = page.locator(form).first();
        for (const [name, value] of Object.entries(fill))
          // The browser would not send what the form says is needed: what it lets through is what is tried.
          await inForm.locator(`[name="${name}"]`).fill(value);
        await Promise.all([page.waitForEvent('load'), inForm.locator('button').last().click()]);
        const marked = page.locator('[aria-invalid=true]');
        expect(await marked.evaluateAll((all) => all.map((one) => one.getAttribute('name'))), at).toEqual([
          field,
        ]);
        const described = (await marked.getAttribute('aria-describedby'))?.split(' ') ?? [];
        const why = await page.locator(`#${described.at(-1)}`).innerText();
        expect(why.length, at).toBeGreaterThan(5);
        expect((await page.getByRole('alert').first().innerText()).toLowerCase(), at).toContain(
          why.toLowerCase(),
        );
        if (!script) continue;
        await expect
          .poll(() => marked.evaluate((one) => one === document.activeElement), { timeout: 20_000 })
          .toBe(true);
        expect(await violationsOn(page), at).toEqual([]);
      }
      await visitor.close();
    },
  );
});

describe('searching', () => {
  const found = (page: Page) => page.locator('article h3 a');

  it('is a form without script: a Korean word leads from the frame of any page to what was said and adopted', async () => {
    const visitor = await newVisitor(browser, { script: false, width: 360 });
    const page = await visitor.newPage();
    await page.goto(`${app.url}/ko/wesf/sample/programme`);
    await page.locator('header').getByRole('link', { name: '검색' }).click();
    await page.getByRole('searchbox').fill('보안을'.normalize('NFD'));
    await page.getByRole('button', { name: '찾기' }).click();
    expect(await page.locator('article mark').allTextContents()).toContain('보안');
    expect(await page.getByText('‘보안’(으)로도 찾았습니다').count()).toBe(1);
    await page.getByRole('link', { name: /^발언 / }).click();
    expect(new URL(page.url()).searchParams.get('kind')).toBe('intervention');
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
    await found(page).first().click();
    expect(page.url()).toMatch(/\/ko\/wesf\/sample\/interventions\//);
    expect(await page.locator('main').textContent()).toContain('보안');
    await visitor.close();
  });

  it('leads to a page from every hit of every kind, and keeps what was chosen', async () => {
    const visitor = await newVisitor(browser, { width: 320, dark: true });
    const page = await visitor.newPage();
    await page.goto(`${app.url}/en/wesf/sample/search?q=e&edition=all`);
    const kinds = await page
      .locator('.kinds a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    expect(kinds.length).toBeGreaterThan(5);
    for (const kind of kinds) {
      await page.goto(`${app.url}/en/wesf/sample/search${kind}`);
      const leads = await found(page).evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
      expect(leads.length).toBeGreaterThan(0);
      for (const href of [leads[0] ?? '', leads.at(-1) ?? ''])
        expect([href, (await page.request.get(app.url + href)).status()]).toEqual([href, 200]);
    }
    const words = 'q=security&edition=all&session=none';
    const faults = [
      ...(await faultsAt(page, `/en/wesf/sample/search?${words}`)),
      ...(await faultsAt(page, '/ko/wesf/sample/search?q=%EB%B3%B4%EC%95%88')),
      ...(await faultsAt(page, '/en/wesf/sample/search?q=nowhere-to-be-found&group=academia')),
      ...(await faultsAt(page, `/en/wesf/sample/search?q=${'a'.repeat(201)}`)),
    ];
    expect(faults).toEqual([]);
    expect(await page.getByText('Up to 200 characters').count()).toBe(1);
    await visitor.close();
  });
});
