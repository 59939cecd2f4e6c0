import type { Page } from 'playwright-core';

/**
 * How long a person takes, by the keystroke-level model of Card, Moran and Newell (1980) with a finger in place of the
 * mouse, and at ordinary reading: words a minute in English, syllables a minute in Korean. Made of words and taps
 * alone, so that the figure is the same on every machine.
 */
const TAP_SECONDS = 1.1;
const WORDS_PER_MINUTE = 200;
const SYLLABLES_PER_MINUTE = 500;

export function secondsToRead(text: string, lang: 'ko' | 'en'): number {
  const amount =
    lang === 'ko'
      ? text.replaceAll(/\s/g, '').length / SYLLABLES_PER_MINUTE
      : wordsIn(text) / WORDS_PER_MINUTE;
  return amount * 60;
}

export const secondsToTap = (taps: number): number => taps * TAP_SECONDS;

export const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

/** What stands before the sentence of the card, as it can be seen. */
export async function readBeforeCard(page: Page): Promise<string> {
  const [all, sentence] = await Promise.all([
    page.locator('main').innerText(),
    page.locator('form[data-quick] h2').innerText(),
  ]);
  return all.slice(0, all.indexOf(sentence));
}

/** Where the choices of the card lie in the window, in its pixels, without any scrolling. */
export async function choicesInWindow(page: Page) {
  return page.locator('form[data-quick] button[name=stance]').evaluateAll((buttons) => ({
    window: innerHeight,
    scrolled: scrollY,
    boxes: buttons.map((button) => {
      const { top, bottom, width, height } = button.getBoundingClientRect();
      return { top, bottom, width, height };
    }),
  }));
}
