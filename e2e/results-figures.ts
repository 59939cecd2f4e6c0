import type { Page } from 'playwright-core';

type Cell =
  | { readonly shown: false }
  | {
      readonly shown: true;
      readonly n: number;
      readonly nearlyAll: 'agree' | 'disagree' | 'pass' | null;
      readonly agree: number;
      readonly disagree: number;
      readonly pass: number;
    };
type Share = Readonly<Record<'permille' | 'lowPermille' | 'highPermille', number>>;
type Ground = { readonly least: Share | null; readonly scores?: { readonly both: Share | null } };
export type Row = {
  readonly positionId: string;
  readonly accredited: Readonly<Record<string, Cell>>;
  readonly public: Cell;
  readonly opinion: { readonly accredited: readonly Cell[]; readonly public: readonly Cell[] };
  readonly ground: Ground;
};
export type Results = {
  readonly deliberation: { readonly deliberationId: string };
  readonly epoch: { readonly number: number; readonly takenAt: string; readonly outputsSha256: string };
  readonly positions: readonly Row[];
  readonly opinion: { readonly accredited: { readonly map: { readonly sha256: string } | null } };
};
/** Answers of our own server, which its own tests hold to their schema. */
export const answerOf = async <Shape>(url: string) => (await (await fetch(url)).json()) as Shape;

export const LANGS = ['ko', 'en'] as const;
type Lang = (typeof LANGS)[number];
const SAID = {
  ko: {
    hidden: '보이기에는 너무 적습니다',
    agree: '거의 모두 찬성',
    disagree: '거의 모두 반대',
    pass: '거의 모두 유보',
  },
  en: {
    hidden: 'too few to show',
    agree: 'nearly all agree',
    disagree: 'nearly all disagree',
    pass: 'nearly all pass',
  },
} as const;

/** What a bar says of a cell, written here a second time: numbers alone, and words where there are none. */
export function barOf(cell: Cell, lang: Lang): string {
  if (!cell.shown) return SAID[lang].hidden;
  if (cell.nearlyAll !== null) return `${SAID[lang][cell.nearlyAll]} ${cell.n}`;
  return `${Math.round((100 * cell.agree) / cell.n)} ${cell.n}`;
}
export function tableOf(cell: Cell, lang: Lang): string {
  if (!cell.shown) return SAID[lang].hidden;
  if (cell.nearlyAll !== null) return `${SAID[lang][cell.nearlyAll]} ${cell.n}`;
  return `${cell.agree} ${cell.pass} ${cell.disagree}`;
}
/** A sentence of the page without what is written differently in each language. */
function plain(text: string, lang: Lang): string {
  const { hidden, agree, disagree, pass } = SAID[lang];
  const words = [hidden, disagree, agree, pass].find((one) => text.includes(one)) ?? '';
  return [words, ...numbersIn(text)].filter((part) => part !== '').join(' ');
}
const numbersIn = (text: string): string[] => text.replaceAll(',', '').match(/\d+(\.\d+)?/g) ?? [];

const GROUPS = [
  'government',
  'intergovernmental_organisation',
  'private_sector',
  'academia',
  'civil_society',
  'technical_community',
];
export const cellsOf = (row: Row): Cell[] => [
  ...GROUPS.map((group) => row.accredited[group] ?? { shown: false as const }),
  ...row.opinion.accredited,
  row.public,
];

/** A row of the table has a column for each opinion group, also where none of them was asked. */
export function columnsOf(row: Row, opinionGroups: number): Cell[] {
  const missing = opinionGroups - row.opinion.accredited.length;
  const cells = cellsOf(row);
  return [...cells.slice(0, -1), ...Array<Cell>(missing).fill({ shown: false }), ...cells.slice(-1)];
}

export async function figuresOn(page: Page, url: string, lang: Lang) {
  await page.goto(url);
  const entries = await Promise.all(
    (await page.locator('article').all()).map(async (entry) => ({
      positionId: ((await entry.locator('h3 a').getAttribute('href')) ?? '').split('/').at(-1) ?? '',
      bars: (await entry.locator('.words').allInnerTexts()).map((text) => plain(text, lang)),
      least: numbersIn((await entry.locator('p.numbers').allInnerTexts())[0] ?? '').map(Number),
      score: numbersIn((await entry.locator('p.soft.numbers').allInnerTexts()).at(-1) ?? '').map(Number),
    })),
  );
  // The table of the map has three columns; that of the numbers one for each group.
  const rows = page.locator('details table tbody tr').filter({ has: page.locator('td:nth-child(8)') });
  const table = await Promise.all(
    (await rows.all()).map(async (row) =>
      (await row.locator('td').allTextContents()).map((text) => plain(text, lang)).join('|'),
    ),
  );
  const live = (await page.locator('[data-live]').getAttribute('data-live')) ?? '';
  return { entries, table, live, text: await page.locator('main').innerText() };
}

/** The least group's agreement with its interval, and the score over all groups with its own: in thousandths. */
export const groundOf = ({ ground: { least } }: Row): number[] => thousandths(least);
export const scoreOf = ({ ground: { scores } }: Row): number[] => thousandths(scores?.both ?? null);
const thousandths = (share: Share | null): number[] =>
  share === null ? [] : [share.permille, share.lowPermille, share.highPermille];

/** What a feed tells of an epoch. */
export type News = {
  readonly epoch: number;
  readonly outputsSha256: string;
  readonly maps: Readonly<Record<string, { readonly file: string; readonly shades: string }>>;
};

/** All that was told on a topic so far. */
export async function heardOn(url: string): Promise<News[]> {
  const stream = await fetch(url);
  const reader = stream.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  await reader?.cancel();
  return [...first.matchAll(/^data: (\{.*\})$/gm)].map(([, data = '']) => JSON.parse(data) as never); // told by our own feed
}
