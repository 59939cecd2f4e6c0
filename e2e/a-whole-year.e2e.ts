import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVisitor, openBrowser, signIn } from './browser.ts';
import { startApp, type RunningApp } from './running-app.ts';

// Five people carry one voice through a whole year: from a topic to the sentence it became, and into the next call.
// Once in Korean without script, once in English with it.
const WORDS = {
  ko: {
    topic: '바다 밑 케이블을 함께 지키는 법',
    reasons: '끊긴 케이블을 누가 고칠지 정해져 있지 않아 섬나라가 며칠씩 고립됩니다.',
    answer: '다음 회차의 세부 의제로 삼겠습니다.',
    session: '해저 케이블 협의',
    said: '케이블이 끊긴 나라를 이웃이 사흘 안에 돕는 약속이 있어야 한다.',
    position: '해저 케이블이 끊긴 나라는 이웃 나라의 도움을 사흘 안에 받아야 한다.',
    paragraph: '참가자들은 해저 케이블이 끊긴 나라를 이웃이 사흘 안에 도와야 한다고 보았다.',
    promise: '해저 케이블 복구 지원 절차의 초안을 다음 회차까지 마련한다.',
    nextEdition: '다음 회차',
  },
  en: {
    topic: 'Guarding undersea cables together',
    reasons: 'Nobody has settled who mends a cut cable, and island states are cut off for days.',
    answer: 'We take this up as a sub-theme of the next edition.',
    session: 'Consultation on undersea cables',
    said: 'Neighbours should promise to help a country with a cut cable within three days.',
    position: 'A country whose undersea cable is cut should have help from its neighbours within three days.',
    paragraph:
      'Participants held that neighbours should help a country with a cut undersea cable within three days.',
    promise: 'A draft procedure for repairing undersea cables will be ready by the next edition.',
    nextEdition: 'The next edition',
  },
} as const;

let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

const SAMPLE = 'wesf/sample';

/** Opens the folded parts of a page that hold something, as a person would before using it. */
async function unfold(page: Page, inside: string): Promise<void> {
  const folded = page.locator(`details:not([open]):has(${inside}) > summary`);
  while ((await folded.count()) > 0) await folded.first().click();
}

describe.each([
  { lang: 'ko', script: false },
  { lang: 'en', script: true },
] as const)('a whole year in $lang, script $script', ({ lang, script }) => {
  const words = WORDS[lang];
  const Lang = lang === 'ko' ? 'Ko' : 'En';
  const people: BrowserContext[] = [];
  const pages: Record<'officer' | 'citizen' | 'rapporteur' | 'delegate' | 'passerBy', Page> = {} as never; // filled before the walk
  const mail = (who: string) => `${who}-${lang}@example.org`;
  const at = (path: string) => `${app.url}/${lang}/${SAMPLE}${path}`;
  const desk = (path: string) => `${app.url}/${lang}/desk/${SAMPLE}${path}`;
  const saved = async (page: Page, act: () => Promise<unknown>) => {
    await act();
    expect(await page.locator('[role=alert]').allTextContents(), page.url()).toEqual([]);
  };

  beforeAll(async () => {
    for (const who of ['officer', 'citizen', 'rapporteur', 'delegate', 'passerBy'] as const) {
      const context = await newVisitor(browser, { script });
      people.push(context);
      pages[who] = await context.newPage();
    }
    await signIn(pages.officer, app, app.secretariatEmail, lang);
    await signIn(pages.citizen, app, mail('citizen'), lang);
  });
  afterAll(() => Promise.all(people.map((context) => context.close())));

  it('CALL: anyone signed in proposes a topic, another supports it, the secretariat answers with its reason', async () => {
    const { citizen, officer } = pages;
    await citizen.goto(at('/topics'));
    await citizen.locator('input[name=title]').fill(words.topic);
    await citizen.locator('textarea[name=reasons]').fill(words.reasons);
    await citizen.locator('select[name=language]').selectOption(lang);
    await citizen.locator('input[name=name]').fill('Kim Bora');
    await saved(citizen, () => citizen.locator('form[action*="propose"] button').click());
    await officer.goto(at('/topics'));
    await officer.getByRole('link', { name: words.topic }).click();
    await saved(officer, () => officer.locator('form[action*="support"] button').click());
    await officer.goto(desk('/topics'));
    await officer.getByRole('row', { name: words.topic }).getByRole('link').click();
    await officer.locator('input[name=answer][value=select]').check();
    await officer.locator(`textarea[name=reason${Lang}]`).fill(words.answer);
    await saved(officer, () => officer.locator('form[action*="answer"] button').click());
    await citizen.goto(at('/topics'));
    await citizen.getByRole('link', { name: words.topic }).click();
    expect(await citizen.locator('main').textContent()).toContain(words.answer);
  });

  it('CONVENE: the secretariat adds a session, a delegate and what the delegate said', async () => {
    const { officer, delegate } = pages;
    await officer.goto(desk('/sessions'));
    await officer.locator(`#form input[name=title_${lang}]`).fill(words.session);
    await officer.locator('#form input[name=heldOn]').fill('2026-11-20');
    await saved(officer, () => officer.locator('#form button').last().click());
    await officer.goto(desk('/people'));
    await officer.locator(`#form input[name=name_${lang}]`).fill(`Delegate ${lang}`);
    await officer.locator(`#form input[name=capacity_${lang}]`).fill('Counsellor');
    await officer.locator('#form select[name=stakeholderGroup]').selectOption('government');
    await officer.locator('#form input[name=email]').fill(mail('delegate'));
    await saved(officer, () => officer.locator('#form button').last().click());
    await officer.goto(desk('/interventions'));
    const session = officer.locator('#form select[name=sessionId] option', { hasText: words.session });
    await officer
      .locator('#form select[name=sessionId]')
      .selectOption((await session.getAttribute('value')) ?? '');
    const speaker = officer.locator('#form select[name=personId] option', { hasText: `Delegate ${lang}` });
    await officer
      .locator('#form select[name=personId]')
      .selectOption((await speaker.getAttribute('value')) ?? '');
    await officer.locator(`#form textarea[name=words_${lang}]`).fill(words.said);
    await saved(officer, () => officer.locator('#form button').last().click());
    await signIn(delegate, app, mail('delegate'), lang);
    await delegate.goto(at('/programme'));
    await delegate.getByRole('link', { name: words.session }).click();
    expect(await delegate.locator('main').textContent()).toContain(words.said);
  });

  it('DELIBERATE: a rapporteur makes a position of it, the delegate and a passer-by react, strata stay apart', async () => {
    const { officer, rapporteur, delegate, passerBy } = pages;
    await officer.goto(desk('/roles'));
    await officer.locator('input[name=email]').fill(mail('rapporteur'));
    await officer.locator('select[name=role]').selectOption('rapporteur');
    await saved(officer, () => officer.locator('form[action*="grant"] button').click());
    await signIn(rapporteur, app, mail('rapporteur'), lang);
    await rapporteur.goto(desk('/positions'));
    await unfold(rapporteur, 'a[href*="?from="]');
    const voice = rapporteur.locator('li').filter({ hasText: words.said }).last();
    await voice.locator('a[href*="?from="]').click();
    await rapporteur.locator(`form[action*="draft"] textarea[name=${lang}]`).fill(words.position);
    await rapporteur.locator(`form[action*="draft"] textarea[name=${lang === 'ko' ? 'en' : 'ko'}]`).fill('');
    await rapporteur.locator(`form[action*="draft"] input[name=authenticLanguage][value=${lang}]`).check();
    await saved(rapporteur, () => rapporteur.locator('form[action*="draft"] button').last().click());
    const drafted = rapporteur.locator('li').filter({ hasText: words.position }).last();
    const open = drafted.locator('form:has(input[name=event][value=open]) button');
    // In an open deliberation a drafted position may already be put to everyone.
    if ((await open.count()) > 0) await saved(rapporteur, () => open.first().click());
    for (const reactor of [delegate, passerBy]) {
      await reactor.goto(at('/positions'));
      const card = reactor.locator('main');
      for (let turn = 0; turn < 30; turn += 1) {
        if (((await card.textContent()) ?? '').includes(words.position)) break;
        await answer(reactor);
      }
      expect(await card.textContent()).toContain(words.position);
      await answer(reactor);
    }
    await officer.goto(desk('/deliberation'));
    await saved(officer, () => officer.locator('form[action*="release"] button').click());
    await passerBy.goto(at('/results'));
    expect(await passerBy.locator('main').textContent()).toContain(words.position);
  });

  it('CONCLUDE: the position carries a paragraph, and both ends of the thread show the other', async () => {
    const { rapporteur, passerBy } = pages;
    await rapporteur.goto(desk('/outcome'));
    await rapporteur.locator(`form[action="?/start"] [name=title${Lang}]`).fill(`${words.session} ${lang}`);
    await saved(rapporteur, () => rapporteur.locator('form[action="?/start"] button').click());
    const add = rapporteur.locator('form[action="?/add"]').last();
    await unfold(rapporteur, 'form[action="?/add"]');
    await add.locator('input[name=kind][value=operative]').check();
    await add.locator('select[name=language]').selectOption(lang);
    await add.locator(`textarea[name=text${Lang}]`).fill(words.paragraph);
    await saved(rapporteur, () => add.locator('button').last().click());
    const paragraph = rapporteur.locator('li').filter({ hasText: words.paragraph }).last();
    await paragraph.locator('a[href*="edit="]').first().click();
    const target = rapporteur
      .locator('#cite-target option', { hasText: words.position.slice(0, 20) })
      .first();
    await rapporteur.locator('#cite-target').selectOption((await target.getAttribute('value')) ?? '');
    await saved(rapporteur, () => rapporteur.locator('form[action*="?/cite"] button').last().click());
    await adoptOnce();
    await passerBy.goto(at('/outcome'));
    expect(await passerBy.locator('main').textContent()).toContain(words.paragraph);
    await passerBy
      .locator('li, article, section')
      .filter({ hasText: words.paragraph })
      .last()
      .locator('a[href*="/paragraphs/"]')
      .first()
      .click();
    const why = (await passerBy.locator('main').textContent()) ?? '';
    for (const link of [words.paragraph, words.position, words.said, words.session])
      expect(why).toContain(link);
    await passerBy.locator('a[href*="/interventions/"]').first().click();
    expect(await passerBy.locator('main').textContent()).toContain(words.paragraph);
  });

  /** Agrees with the card shown, and waits until the page has moved on: by a new document, or within it by script. */
  async function answer(page: Page): Promise<void> {
    const shown = await page.locator('main').textContent();
    await page.locator('button[name=stance][value="1"]').click();
    await expect.poll(() => page.locator('main').textContent(), { timeout: 15_000 }).not.toBe(shown);
  }

  /** Each walk adopts the text it wrote, the last on the desk. */
  async function adoptOnce(): Promise<void> {
    const { officer } = pages;
    await officer.goto(desk('/outcome'));
    await unfold(officer, 'form[action="?/adopt"]');
    const adopt = officer.locator('form[action="?/adopt"]').last();
    await adopt.locator('input[name=manner][value=consensus]').check();
    await saved(officer, () => adopt.locator('button').click());
  }

  it('PUBLISH: the release and the data carry it, and the commitment waits in the next call', async () => {
    const { officer, passerBy } = pages;
    await officer.goto(desk('/outcome'));
    const commit = officer.locator('form[action="?/commit"]');
    await officer
      .locator('details:has(form[action="?/commit"]) > summary')
      .click()
      .catch(() => undefined);
    const source = commit
      .locator('select[name=source] option', { hasText: words.paragraph.slice(0, 20) })
      .first();
    await commit.locator('select[name=source]').selectOption((await source.getAttribute('value')) ?? '');
    await commit.locator(`[name=promise${Lang}]`).fill(words.promise);
    await commit.locator(`[name=maker${Lang}]`).fill('Forum');
    await saved(officer, () => commit.locator('button').last().click());
    await officer.goto(desk('/release'));
    await saved(officer, () => officer.locator('form[action="?/issue"] button').click());
    await passerBy.goto(at('/release'));
    expect(await passerBy.locator('pre').first().textContent()).toContain(words.session);
    const data = await (await fetch(at('/data/record.json'))).json();
    expect(JSON.stringify(data)).toContain(words.paragraph);
    await officer.goto(`${app.url}/${lang}/desk/wesf`);
    await officer.locator(`input[name=name_${lang}]`).fill(words.nextEdition);
    await officer.locator('input[name=slug]').fill(`next-${lang}`);
    await officer.locator('input[name=call_from]').fill('2026-11-01');
    await officer.locator('input[name=call_to]').fill('2030-11-01');
    await saved(officer, () => officer.locator('form[action="?/open"] button').last().click());
    await passerBy.goto(`${app.url}/${lang}/wesf/next-${lang}/topics`);
    expect(await passerBy.locator('main').textContent()).toContain(words.promise);
  });
});
