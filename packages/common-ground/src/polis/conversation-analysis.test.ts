import { describe, expect, test } from 'vitest';
import { adjustedRand } from '../../tests/planted.ts';
import { departuresOfResult } from '../../tests/schema-check.ts';
import { conversation, hasSharedPolis } from '../../tests/shared-polis.ts';
import type { Reaction } from '../reactions/reaction-matrix.ts';
import { createStore } from '../reactions/reaction-store.ts';
import { analyseConversation, setAsideOf } from './conversation-analysis.ts';
import type { PolisStatement } from './polis-statements.ts';

const OPINIONS = 12;
const HOMES = 12;

/** Eighty people: what they think follows their number's parity, where they live follows its half. */
function villagesAndTowns(isMeta: boolean | null = null) {
  const store = createStore();
  const statements = new Map<string, PolisStatement>();
  const say = (id: number, body: string, moderated: -1 | 1 = 1): void =>
    void statements.set(String(id), { id: String(id), body, moderated, isMeta, isSeed: null });
  for (let j = 0; j < OPINIONS; j += 1) say(j, `The square should be car-free on day ${j}`);
  for (let j = 0; j < HOMES; j += 1) say(OPINIONS + j, `I live in district ${j}`);
  say(OPINIONS + HOMES, 'spam', -1);
  for (let i = 0; i < 80; i += 1) {
    const stance = (j: number, side: boolean): Reaction => ((i * 7 + j * 5) % 13 < 2 ? 0 : side ? 1 : -1);
    for (let j = 0; j < OPINIONS; j += 1) store.react(`p${i}`, String(j), stance(j, i % 2 === 0));
    for (let j = 0; j < HOMES; j += 1) store.react(`p${i}`, String(OPINIONS + j), stance(j, i < 60));
    store.react(`p${i}`, String(OPINIONS + HOMES), 1);
  }
  return { store, statements };
}

describe('an exported conversation', () => {
  test('is divided by what people think, and told afterwards by who they are', () => {
    const talk = villagesAndTowns();
    for (let i = 0; i < 80; i += 2) for (const id of ['12', '13']) talk.store.react(`p${i}`, id, 1);
    for (let i = 1; i < 80; i += 2) for (const id of ['12', '13']) talk.store.react(`p${i}`, id, -1);
    const result = analyseConversation(talk, { members: true });
    expect(departuresOfResult(result)).toEqual([]);
    expect(result.groups.map(({ size }) => size)).toEqual([40, 40]);
    expect(result.members?.['p0']).toBe(result.members?.['p78']);
    expect(result.positions).toBe(OPINIONS);
    expect(result.setAside.moderatedOut).toEqual(['24']);
    expect(result.setAside.personal).toHaveLength(HOMES);
    expect(result.background.map(({ position }) => position).sort()).toEqual(['12', '13']);
    expect(result.background[0]?.byGroup.map(({ seen }) => seen)).toEqual([40, 40]);
  });

  test('counts sentences about oneself when asked to, and where somebody marked which they are', () => {
    expect(setAsideOf(villagesAndTowns().statements, true).personal).toEqual([]);
    expect(analyseConversation(villagesAndTowns(), { countPersonal: true }).positions).toBe(OPINIONS + HOMES);
    const { statements } = villagesAndTowns(false);
    expect(setAsideOf(statements).personal).toHaveLength(HOMES);
    statements.set('3', { ...statements.get('3')!, isMeta: true });
    expect(setAsideOf(statements)).toMatchObject({ meta: ['3'], personal: [] });
  });

  test.runIf(hasSharedPolis)('of the open data: opinions, not ages or homes, divide people', () => {
    expect(analyseConversation(conversation('london.youth.policing')).groupsFound).toBe(false);
    const brexit = conversation('brexit-consensus');
    const { members = {} } = analyseConversation(brexit, { members: true });
    const ours = new Map(Object.entries(members).flatMap(([id, g]) => (g === null ? [] : [[id, Number(g)]])));
    const published = new Map([...brexit.publishedGroups].map(([id, group]) => [id, Number(group)]));
    expect(adjustedRand(ours, published)).toBeGreaterThan(0.85);
  });
});
