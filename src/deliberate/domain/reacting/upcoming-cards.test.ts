import { expect, it } from 'vitest';
import type { PositionCard } from '#deliberate/domain/positions/position-view.ts';
import { chooseWithUpcoming, UPCOMING_MAX } from './upcoming-cards.ts';

const card = (number: number, more: Partial<PositionCard> = {}): PositionCard => ({
  positionId: `p${number}`,
  number,
  texts: { ko: `문장 ${number}` },
  authenticLanguage: 'ko',
  translations: {},
  version: 1,
  state: 'open',
  reason: null,
  reasonCode: null,
  about: 'matter',
  aboutReason: null,
  interventionId: null,
  origin: 'drafted',
  simulated: false,
  own: null,
  before: null,
  ...more,
});
type Choose = Parameters<typeof chooseWithUpcoming>[3];
const byNumber: Choose = (cards) =>
  cards.find(({ takesReactions, answered }) => takesReactions && !answered) ?? null;
const numbers = (cards: readonly PositionCard[]) => cards.map(({ number }) => number);
const nothing = { at: null, done: null };

it('lines up what is still to be asked, after the card shown, each once', () => {
  const own = { stance: 1 as const, important: false, reason: null };
  const cards = [card(1), card(2, { own }), card(3), card(4, { state: 'closed' }), card(5)];
  const { shown, upcoming } = chooseWithUpcoming(cards, true, nothing, byNumber);
  expect([shown?.number, ...numbers(upcoming)]).toEqual([1, 3, 5]);
  const changed = chooseWithUpcoming(cards, true, { at: '2', done: null }, byNumber);
  expect([changed.shown?.number, ...numbers(changed.upcoming)]).toEqual([2, 1, 3, 5]);
});
it('leaves a reworded one to the page, which shows what was said before', () => {
  const before = { stance: 1 as const, texts: { ko: '옛 문장' }, authenticLanguage: 'ko' };
  const { shown, upcoming } = chooseWithUpcoming([card(1), card(2, { before })], true, nothing, byNumber);
  expect([shown?.number, ...numbers(upcoming)]).toEqual([1]);
});
it('takes no more than travels well, and nothing once it is closed', () => {
  const many = Array.from({ length: UPCOMING_MAX + 10 }, (_, at) => card(at + 1));
  expect(chooseWithUpcoming(many, true, nothing, byNumber).upcoming).toHaveLength(UPCOMING_MAX);
  expect(chooseWithUpcoming(many, false, nothing, byNumber)).toMatchObject({ shown: null, upcoming: [] });
});
