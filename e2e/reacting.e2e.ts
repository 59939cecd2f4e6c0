import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, newVisitor, openBrowser, signIn } from './browser.ts';
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
    expect(await progress(page).innerText()).toBe('20개 가운데 1개에 반응하셨습니다');
    expect(await sentence(page)).not.toBe(first);
    expect(await context.cookies()).toMatchObject([
      { name: 'madang_visitor', httpOnly: true, sameSite: 'Lax' },
    ]);
    await page.getByText('내 반응 1개').click();
    await page.getByRole('link', { name: /반응 바꾸기/ }).click();
    expect(await sentence(page)).toBe(first);
    expect(await page.getByLabel('나에게 중요한 문제입니다').isChecked()).toBe(true);
    await page.locator('summary', { hasText: '이유 쓰기 (선택)' }).click();
    const reason = page.getByLabel('이유 쓰기 (선택)');
    // What is refused stays on its card.
    const tooLong = '길'.repeat(301);
    await reason.evaluate((field) => field.removeAttribute('maxlength'));
    await reason.fill(tooLong);
    await page.getByRole('button', { name: '반대' }).click();
    expect(await page.locator('[role=alert]').innerText()).toContain('300');
    expect(await sentence(page)).toBe(first);
    expect(await reason.inputValue()).toBe(tooLong);
    await reason.fill('우리 마을에서 겪은 일입니다');
    await page.getByRole('button', { name: '반대' }).click();
    expect(await progress(page).innerText()).toBe('20개 가운데 1개에 반응하셨습니다');
    await page.getByText('내 반응 1개').click();
    expect(await page.locator('.own').innerText()).toContain('우리 마을에서 겪은 일입니다');
    await page.getByRole('button', { name: '되돌리기' }).click();
    expect(await sentence(page)).toBe(first);
    expect(await progress(page).innerText()).toBe('20개 가운데 0개에 반응하셨습니다');
    await context.close();
  });
  it('takes all twenty by keyboard without a reload, and little script', async () => {
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
    for (let done = 1; done <= 20; done += 1) {
      await page.keyboard.press(String((done % 3) + 1));
      await expect.poll(() => progress(page).innerText()).toBe(`You have reacted to ${done} of 20`);
    }
    await expect.poll(() => page.getByText('You have reacted to every position').isVisible()).toBe(true);
    await expectAccessible(page);
    expect(loads).toBe(0);
    expect(scriptBytes).toBeLessThan(SCRIPT_BYTES_MAX);
    await page.reload();
    expect(await progress(page).innerText()).toBe('You have reacted to 20 of 20');
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

const at = (path: string) => `${app.url}/en/wesf/sample${path}`;
const desk = (path: string) => `${app.url}/en/desk/wesf/sample${path}`;
const noAlarm = async (page: Page) =>
  expect(await page.locator('[role=alert]').allTextContents()).toEqual([]);

// Everything that rules can ask and allow: work of a new device, proposals, reasons for everyone.
describe('a deliberation with all its rules', () => {
  const visits: BrowserContext[] = [];
  let officer: Page;
  async function visit(script = false): Promise<Page> {
    const context = await newVisitor(browser, { script });
    visits.push(context);
    return context.newPage();
  }
  beforeAll(async () => {
    officer = await visit();
    await signIn(officer, app, app.secretariatEmail, 'en');
    await officer.goto(desk('/deliberation'));
    await officer.locator('form[action*="close"] button').click();
    const plan = officer.locator('form[action*="plan"]');
    await plan.locator('input[name=titleEn]').fill('With all its rules');
    await plan.locator('input[name=proof]').check();
    await plan.locator('input[name=proposing][value=signed_in]').check();
    await plan.locator('input[name=reasonsShown]').check();
    await plan.locator('button').click();
    await officer.goto(desk('/positions'));
    const draft = officer.locator('form[action*="draft"]');
    await draft.locator('textarea[name=en]').fill('Ports should tell each other of attacks within a day.');
    await draft.locator('input[name=authenticLanguage][value=en]').check();
    await draft.locator('button').last().click();
    await officer.goto(desk('/deliberation'));
    await officer.locator('form[action*="open"] button').click();
    await noAlarm(officer);
  });
  afterAll(async () => {
    for (const context of visits) await context.close();
  });

  it('says them before anyone reacts, and lets a new device in once it has done its work', async () => {
    const page = await visit(true);
    await page.goto(at('/positions'));
    const rules = page.locator('[data-rules]');
    for (const said of [
      'short computation',
      'Anyone who signs in may propose',
      'shown to everyone without a name',
    ])
      expect(await rules.textContent()).toContain(said);
    // No card before the work is done; the page leads to it by itself, and then shows the rules as one line.
    const agree = page.getByRole('button', { name: 'Agree', exact: true });
    await agree.waitFor({ timeout: 20_000 });
    await agree.click();
    await expect.poll(() => page.getByText('You have reacted to every position').isVisible()).toBe(true);
    const plain = await visit();
    await plain.goto(at('/positions'));
    expect(await plain.getByText('A new device does a short computation once.').isVisible()).toBe(true);
    expect(await plain.locator('form[data-quick]').count()).toBe(0);
  });

  it('takes a proposal, returns it with the reason, takes the better one and puts it to everyone', async () => {
    const author = await visit();
    await signIn(author, app, 'author@example.org', 'en');
    await author.goto(at('/positions/new'));
    await author.locator('textarea[name=text]').fill('Ports should tell each other of attacks in a day.');
    await author.getByRole('button', { name: 'Propose it' }).click();
    // Something like it is there: the author reads that first, and says what is meant.
    expect(await author.locator('[data-similar] li').count()).toBe(1);
    await author
      .locator('textarea[name=text]')
      .fill('Harbours rehearse together every year and publish what failed and who pays.');
    await author.getByRole('button', { name: 'Propose it' }).click();
    expect(await author.getByText('Waiting for an answer').isVisible()).toBe(true);

    await officer.goto(desk('/positions/waiting'));
    const returned = officer
      .locator('form[action^="?/move"]')
      .filter({ has: officer.locator('[value=return]') });
    const merging = officer.locator('form[action^="?/merge"]');
    await officer.locator('summary', { hasText: 'Merge' }).click();
    await merging.locator('select[name=intoId]').selectOption({ index: 1 });
    const into = await merging.locator('select[name=intoId]').inputValue();
    await merging.locator('[name=reasonEn]').fill('x'.repeat(1_001));
    await merging.locator('button').click();
    expect(await merging.innerText()).toContain('1000');
    expect(await merging.locator('select[name=intoId]').inputValue()).toBe(into);
    expect(await merging.locator('[name=reasonEn]').inputValue()).toBe('x'.repeat(1_001));
    await officer.locator('summary', { hasText: 'Return' }).click();
    await returned.locator('select[name=reasonCode]').selectOption('two_things');
    await returned.locator('button').click();
    await noAlarm(officer);

    await author.reload();
    expect(await author.getByText('It says two things at once').isVisible()).toBe(true);
    await author.locator('summary', { hasText: 'Reword it and send it again' }).click();
    await author.locator('textarea[name=text]').fill('Harbours rehearse together every year.');
    await author.getByRole('button', { name: 'Propose it' }).click();

    await officer.goto(desk('/positions/waiting'));
    await officer.getByRole('button', { name: 'Accept and put to everyone' }).click();
    await noAlarm(officer);
    await author.goto(at('/positions/mine'));
    expect(await author.getByText('Put to everyone').isVisible()).toBe(true);
  });

  it('keeps a reason from the desk until an epoch, and tells its author what became of it', async () => {
    const page = await visit(true);
    await page.goto(at('/positions'));
    await page.getByRole('button', { name: 'Agree', exact: true }).waitFor({ timeout: 20_000 });
    await page.locator('summary', { hasText: 'Give a reason' }).click();
    await page.getByLabel('Give a reason (optional)').fill('Last spring nobody knew whom to call.');
    await page.getByLabel('Everyone may read these words').check();
    await page.getByRole('button', { name: 'Disagree' }).click();
    await expect.poll(() => page.locator('[data-part=kept-words]').innerText()).toContain('disagreed');
    const own = async () => {
      await page.reload();
      const all = await page.locator('.own').evaluateAll((found) => found.map((one) => one.textContent));
      return all.join(' ');
    };
    // What is on its way from the device is there a moment later.
    await expect.poll(own).toContain('You let it be shown without your name');

    await officer.goto(desk('/reasons'));
    expect(await officer.getByRole('row', { name: /Ports|Harbours/ }).count()).toBe(0);
    await officer.goto(desk('/deliberation'));
    await officer.locator('form[action*="close"] button').click();
    await officer.goto(desk('/reasons'));
    await officer.getByRole('link', { name: /Ports|Harbours/ }).click();
    const one = officer.locator('li.card');
    expect(await one.innerText()).toContain('Last spring nobody knew whom to call.');
    expect(await one.innerText()).not.toMatch(/disagree/i);
    await one.getByRole('button', { name: 'Accept for everyone' }).click();
    await noAlarm(officer);
    // Accepted, and still too few to be shown.
    expect(await own()).toContain('Accepted: everyone reads it');
    await one.locator('summary').click();
    await one.locator('[name=reasonEn]').fill('x'.repeat(1_001));
    await one.locator('[name=erase]').check();
    await one.getByRole('button', { name: 'Keep it back' }).click();
    expect(await one.locator('form[action^="?/keepBack"]').innerText()).toContain('1000');
    expect(await one.locator('[name=erase]').isChecked()).toBe(true);
    expect(await one.locator('[name=reasonEn]').inputValue()).toBe('x'.repeat(1_001));
    await one.locator('[name=erase]').uncheck();
    await one.locator('[name=reasonEn]').fill('');
    await one.locator('select[name=reasonCode]').selectOption('identifies');
    await one.getByRole('button', { name: 'Keep it back' }).click();
    await noAlarm(officer);
    expect(await own()).toContain('others could tell who wrote it');
  });
});

// Announced beforehand, opened by its time, and published with names after the close, as its rules say.
describe('a deliberation on record that opens at its time', () => {
  const OPENS_IN_MS = 3_000;
  let [officer, delegate]: (Page | undefined)[] = [];
  let [deliberationId, positionId] = ['', ''];
  const visits: BrowserContext[] = [];

  beforeAll(async () => {
    for (let n = 0; n < 2; n += 1) visits.push(await newVisitor(browser, { phone: n === 1 }));
    [officer, delegate] = await Promise.all(visits.map((context) => context.newPage()));
    await signIn(page(officer), app, app.secretariatEmail, 'en');
    await page(officer).goto(desk('/people'));
    const form = page(officer).locator('#form');
    await form.locator('input[name=name_en]').fill('Dana Delegate');
    await form.locator('input[name=capacity_en]').fill('Counsellor');
    await form.locator('select[name=stakeholderGroup]').selectOption('government');
    await form.locator('input[name=email]').fill('dana@example.org');
    await form.locator('button').last().click();
    await noAlarm(page(officer));
    await signIn(page(delegate), app, 'dana@example.org', 'en');
    await page(officer).goto(desk('/deliberation'));
    const close = page(officer).locator('form[action*="close"] button');
    if ((await close.count()) > 0) await close.click();
    const titles = { en: 'On record' };
    const opensAt = new Date(Date.now() + OPENS_IN_MS);
    const plan = { titles, visibility: 'on_record', opensAt, closesAt: new Date(Date.now() + 86_400_000) };
    ({ deliberationId } = await send('post', '/deliberations', plan));
    const words = { texts: { en: 'Ports should publish what failed.' }, authenticLanguage: 'en' };
    ({ positionId } = await send('post', '/positions', words));
    await send('put', `/deliberations/${deliberationId}/announcement`, {});
  });
  afterAll(() => Promise.all(visits.map((context) => context.close())));

  function page(one: Page | undefined): Page {
    if (one === undefined) throw new Error('Nobody came.');
    return one;
  }
  /** As the officer, to the API. */
  async function send(method: 'post' | 'put', path: string, data: object) {
    const api = `${app.url}/api/v1/wesf/sample${path}`;
    const answer = await page(officer).request[method](api, { data });
    expect(answer.ok(), path).toBe(true);
    const { change } = await answer.json();
    return change;
  }

  it('says its rules and its time before, and opens by itself', async () => {
    const context = await newVisitor(browser, { script: false, phone: true });
    visits.push(context);
    const early = await context.newPage();
    await early.goto(at('/positions'));
    expect(await early.getByText('This deliberation is about to open').isVisible()).toBe(true);
    const rules = await early.locator('[data-rules]').innerText();
    for (const said of ['published with name and organisation', 'Opens on', 'Closes on'])
      expect(rules).toContain(said);
    expect(await early.locator('form[data-quick]').count()).toBe(0);
    const asked = async () => {
      await early.reload();
      return early.locator('form[data-quick] h2').allInnerTexts();
    };
    await expect
      .poll(asked, { timeout: 40_000, interval: 1_000 })
      .toEqual(['Ports should publish what failed.']);
  });

  it('takes nothing from a participant who has not confirmed, and names them after the close alone', async () => {
    const own = page(delegate);
    await own.goto(at('/positions'));
    expect(await own.locator('form[data-quick]').count()).toBe(0);
    expect(await own.locator('[data-rules]').innerText()).toContain('published with name and organisation');
    await expectAccessible(own);
    await own.getByRole('button', { name: 'I know, and react under my name' }).click();
    expect(await own.locator('[data-rules] summary').innerText()).toContain('with your name after the close');
    expect(await own.locator('form[data-quick]').innerText()).toContain('Published with your name');
    await own.getByRole('button', { name: 'Agree', exact: true }).click();
    await own.getByText('You have reacted to every position').waitFor();
    const told = async () => {
      await own.goto(at(`/positions/${positionId}`));
      return own.getByRole('row', { name: /Dana Delegate/ }).allInnerTexts();
    };
    expect(await told()).toEqual([]);
    await send('post', `/deliberations/${deliberationId}/closing`, {});
    expect((await told()).join()).toMatch(/Counsellor[^]*Agree/);
    await expectAccessible(own);
  });
});
