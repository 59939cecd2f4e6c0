import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningApp } from './running-app.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `npm test` finds or installs a Chromium and names it in MADANG_TEST_CHROMIUM. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['MADANG_TEST_CHROMIUM'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: FLAGS });
}

export type Visit = {
  readonly script?: boolean;
  readonly width?: number;
  readonly dark?: boolean;
  /** A small phone in the hand: touched, and less high than a screen. */
  readonly phone?: boolean;
  /** Whose cookies to carry: the same person at another screen. */
  readonly as?: BrowserContext;
};

export async function newVisitor(
  browser: Browser,
  { script = true, phone = false, width = phone ? 360 : 1280, dark = false, as }: Visit = {},
): Promise<BrowserContext> {
  return browser.newContext({
    ...(as === undefined ? {} : { storageState: await as.storageState() }),
    javaScriptEnabled: script,
    viewport: { width, height: phone ? 740 : 900 },
    ...(phone ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
    colorScheme: dark ? 'dark' : 'light',
    // The checker may otherwise meet a colour half-way between two.
    reducedMotion: 'reduce',
    locale: 'ko-KR',
  });
}

/** Signs in as a person does: asks for a link, opens the letter, presses the button. */
export async function signIn(page: Page, app: RunningApp, email: string, lang: 'ko' | 'en'): Promise<void> {
  await page.goto(`${app.url}/${lang}/sign-in`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('main form button').click();
  await page.goto(await app.letters.linkFor(email));
  await page.locator('main form button').click();
}

export type Violation = { readonly id: string; readonly at: readonly string[] };

/** Violations of WCAG 2.2 A or AA. Needs script in the page's context to run the checker. */
export async function violationsOn(page: Page): Promise<Violation[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) }));
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOn(page), `axe on ${page.url()}`).toEqual([]);
}
