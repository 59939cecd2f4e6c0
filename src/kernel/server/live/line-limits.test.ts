import { expect, it } from 'vitest';
import {
  createLineLimits,
  LINES_MAX,
  LINES_PER_NETWORK_MAX,
  TOPICS_PER_VISITOR_MAX,
  type LineLimits,
} from './line-limits.ts';

const comer = { network: 'a', visitor: null, topics: 1 };
const enterMany = (limits: LineLimits, network: string, count: number) => {
  for (let n = 0; n < count; n += 1) expect(limits.enter({ ...comer, network })).toBeNull();
};

it('leaves room for other networks, and for the rest of the server', () => {
  const limits = createLineLimits();
  enterMany(limits, 'a', LINES_PER_NETWORK_MAX);
  expect(limits.enter(comer)).toEqual({ code: 'lines-of-network', max: LINES_PER_NETWORK_MAX });
  enterMany(limits, 'b', LINES_PER_NETWORK_MAX);
  enterMany(limits, 'c', LINES_MAX - 2 * LINES_PER_NETWORK_MAX);
  expect(limits.enter({ ...comer, network: 'd' })).toEqual({ code: 'lines-everywhere', max: LINES_MAX });
  limits.leave(comer);
  expect(limits.enter({ ...comer, network: 'd' })).toBeNull();
});

it('counts what a browser hears, wherever it comes from, and counts nothing that was refused', () => {
  const limits = createLineLimits();
  const visitor = { network: 'a', visitor: 'v', topics: 8 };
  for (let n = 0; n < 8; n += 1) expect(limits.enter({ ...visitor, network: `${n}` })).toBeNull();
  const refused = { code: 'topics-of-visitor', max: TOPICS_PER_VISITOR_MAX };
  expect(limits.enter({ ...visitor, topics: 1 })).toEqual(refused);
  expect(limits.enter({ ...visitor, visitor: 'w' })).toBeNull();
  limits.leave(visitor);
  expect(limits.enter(visitor)).toBeNull();
  expect(limits.enter(visitor)).toEqual(refused);
});
