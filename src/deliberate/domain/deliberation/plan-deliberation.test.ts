import { describe, expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import {
  announceDeliberation,
  openDeliberation,
  retractDeliberation,
  type OpeningState,
} from './move-deliberation.ts';
import { planDeliberation, type PlanDeliberation } from './plan-deliberation.ts';
import { mayReadResults } from '#deliberate/domain/results/results-shown.ts';

const at = new Date('2026-11-24T00:00:00Z');
const RULES: PlanDeliberation = {
  editionId: 'e1',
  titles: { ko: '가을 숙의', en: '' },
  publicStratum: true,
  visibility: 'confidential',
  resultsShown: 'always',
  groupSizeMin: 5,
  publicSizeMin: 10,
  opensAt: null,
  closesAt: new Date('2026-12-24T00:00:00Z'),
  invitedOnly: false,
  proofBits: 0,
  reasonsShown: false,
  proposing: 'nobody',
  answersShown: 'author',
  embedOrigins: [],
};
function command<Input>(input: Input): Command<Input> {
  const viewer = {
    account: null,
    roles: new Set(['secretariat'] as const),
    participation: null,
    visitorId: null,
  };
  return { input, forumId: 'f1', viewer, at, id: 'd1', ids: ['d1'] };
}

describe('planDeliberation', () => {
  it('plans the first one, and then changes that plan', () => {
    expect(planDeliberation({ current: null }, command(RULES))).toEqual({
      accepted: true,
      change: { ...RULES, titles: { ko: '가을 숙의' }, deliberationId: 'd1', isNew: true },
    });
    const again = planDeliberation({ current: { deliberationId: 'd0', state: 'draft' } }, command(RULES));
    expect(again).toMatchObject({ change: { deliberationId: 'd0', isNew: false } });
  });
  it('asks the public for nothing where it may not react, and for one thing at most where it may', () => {
    const asked = (rules: Partial<PlanDeliberation>) =>
      planDeliberation({ current: null }, command({ ...RULES, invitedOnly: true, proofBits: 18, ...rules }));
    expect(asked({ publicStratum: false })).toMatchObject({ change: { invitedOnly: false, proofBits: 0 } });
    expect(asked({})).toMatchObject({ change: { invitedOnly: true, proofBits: 0 } });
    expect(asked({ invitedOnly: false })).toMatchObject({ change: { invitedOnly: false, proofBits: 18 } });
  });
  it.each([
    ['closing-before-opening', { opensAt: new Date('2026-12-25T00:00:00Z') }],
    ['origin-invalid', { embedOrigins: ['https://example.org/path'] }],
    ['origin-invalid', { embedOrigins: ["https://example.org 'self'"] }],
    ['origin-invalid', { embedOrigins: ['*'] }],
    [
      'origins-too-many',
      { embedOrigins: Array.from({ length: 11 }, (_, at) => `https://${at}.example.org`) },
    ],
  ] as const)('refuses with %s', (code, rules) => {
    expect(planDeliberation({ current: null }, command({ ...RULES, ...rules }))).toMatchObject({
      refusal: { code },
    });
  });
  it('keeps what people were promised once it is announced or open', () => {
    const announced = { current: { deliberationId: 'd0', state: 'announced' as const } };
    expect(planDeliberation(announced, command(RULES))).toMatchObject({ refusal: { code: 'rules-fixed' } });
    const open = { current: { deliberationId: 'd0', state: 'open' as const } };
    expect(planDeliberation(open, command(RULES))).toMatchObject({ refusal: { code: 'rules-fixed' } });
  });
  it('refuses to plan without a name or for the past', () => {
    expect(planDeliberation({ current: null }, command({ ...RULES, titles: { ko: '' } }))).toMatchObject({
      refusal: { code: 'title-missing' },
    });
    expect(planDeliberation({ current: null }, command({ ...RULES, closesAt: at }))).toMatchObject({
      refusal: { code: 'closing-past' },
    });
  });
});

describe('openDeliberation', () => {
  const position = { positionId: 's1', number: 1, texts: { ko: '하나' }, authenticLanguage: 'ko' };
  const { editionId: _, ...rules } = RULES;
  const READY: OpeningState = { deliberation: { state: 'draft', rules }, proposed: [position] };
  const one = { editionId: 'e1', deliberationId: 'd1' };
  it('puts every drafted position to everyone', () => {
    expect(openDeliberation(READY, command(one))).toEqual({
      accepted: true,
      change: { ...one, state: 'open', positions: [position], rules },
    });
  });
  it.each([
    ['deliberation-unknown', { ...READY, deliberation: null }],
    ['rules-fixed', { ...READY, deliberation: { state: 'open', rules } }],
    ['closing-past', { ...READY, deliberation: { state: 'draft', rules: { ...rules, closesAt: at } } }],
    ['positions-missing', { ...READY, proposed: [] }],
  ] as const)('refuses with %s', (code, state) => {
    expect(openDeliberation(state, command(one))).toMatchObject({ refusal: { code } });
  });
});

describe('announceDeliberation', () => {
  const { editionId: _, ...rules } = RULES;
  const one = { editionId: 'e1', deliberationId: 'd1' };
  const draft: OpeningState = { deliberation: { state: 'draft', rules }, proposed: [] };
  const announced: OpeningState = { deliberation: { state: 'announced', rules }, proposed: [] };
  it('shows the rules before there is anything to react to, and can be taken back until it opens', () => {
    expect(announceDeliberation(draft, command(one))).toEqual({
      accepted: true,
      change: { ...one, state: 'announced', rules },
    });
    expect(retractDeliberation(announced, command(one))).toEqual({
      accepted: true,
      change: { ...one, state: 'draft' },
    });
  });
  it('refuses an opening time that has passed, and to take back what was never announced', () => {
    const late: OpeningState = {
      deliberation: { state: 'draft', rules: { ...rules, opensAt: at } },
      proposed: [],
    };
    expect(announceDeliberation(late, command(one))).toMatchObject({ refusal: { code: 'opening-past' } });
    expect(retractDeliberation(draft, command(one))).toMatchObject({ refusal: { code: 'not-announced' } });
  });
});

describe('mayReadResults', () => {
  const cases = (['always', 'after_reaction', 'at_close'] as const).flatMap((resultsShown) =>
    (['draft', 'announced', 'open', 'closed'] as const).flatMap((state) =>
      [false, true].map((reacted) => ({ resultsShown, state, reacted })),
    ),
  );
  it('keeps the promise in every state', () => {
    const open = cases.filter(({ reacted, ...one }) => mayReadResults(one, reacted));
    expect(open.map(({ resultsShown, state, reacted }) => `${resultsShown} ${state} ${reacted}`)).toEqual([
      'always open false',
      'always open true',
      'always closed false',
      'always closed true',
      'after_reaction open true',
      'after_reaction closed false',
      'after_reaction closed true',
      'at_close closed false',
      'at_close closed true',
    ]);
  });
});
