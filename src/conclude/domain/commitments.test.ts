import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Command } from '#kernel/domain/command.ts';
import {
  COMMITMENT_MACHINE,
  COMMITMENT_STATES,
  COMMITMENT_STEPS,
  STEP_NEEDS_NOTE,
  stepsFrom,
  UNFULFILLED,
} from './commitment-state.ts';
import { followUpCommitment, makeCommitment, type MakeCommitment } from './commitments.ts';
import { COMMITMENT_LENGTH_MAX, MAKER_LENGTH_MAX } from './outcome-limits.ts';

function commandWith<Input>(input: Input): Command<Input> {
  const viewer = {
    account: null,
    roles: new Set(['secretariat' as const]),
    participation: null,
    visitorId: null,
  };
  return { input, forumId: 'f1', viewer, at: new Date('2026-11-24T00:00:00Z'), id: 'c1', ids: ['c1'] };
}
const making = (input: Partial<MakeCommitment> = {}) =>
  commandWith<MakeCommitment>({
    editionId: 'e1',
    source: { kind: 'paragraph', id: 'p1' },
    texts: { ko: '내년까지 표준안을 낸다.', en: '' },
    madeBy: { ko: '외교부', en: '' },
    ...input,
  });
const refusedAs = (code: string) => ({ accepted: false, refusal: { code } });
const SEEN = { sourceSeen: true };

describe('makeCommitment', () => {
  it('takes a promise from a paragraph, with whoever made it', () => {
    expect(makeCommitment(SEEN, making())).toEqual({
      accepted: true,
      change: {
        editionId: 'e1',
        source: { kind: 'paragraph', id: 'p1' },
        texts: { ko: '내년까지 표준안을 낸다.' },
        madeBy: { ko: '외교부' },
        commitmentId: 'c1',
      },
    });
  });
  it('stores nothing about the speaker with a promise from an intervention', () => {
    const spoken = making({ source: { kind: 'intervention', id: 'i1' }, madeBy: { ko: '김하늘' } });
    expect(makeCommitment(SEEN, spoken)).toMatchObject({ accepted: true, change: { madeBy: {} } });
  });
  it('refuses a source nobody may see, an empty one, one that nobody made, and ones too long', () => {
    expect(makeCommitment({ sourceSeen: false }, making())).toMatchObject(
      refusedAs('commitment-source-unknown'),
    );
    expect(makeCommitment(SEEN, making({ texts: { ko: '' } }))).toMatchObject(refusedAs('commitment-empty'));
    expect(makeCommitment(SEEN, making({ madeBy: { ko: '' } }))).toMatchObject(refusedAs('maker-missing'));
    const longText = making({ texts: { ko: '가'.repeat(COMMITMENT_LENGTH_MAX + 1) } });
    expect(makeCommitment(SEEN, longText)).toMatchObject(refusedAs('commitment-too-long'));
    const longMaker = making({ madeBy: { ko: '가'.repeat(MAKER_LENGTH_MAX + 1) } });
    expect(makeCommitment(SEEN, longMaker)).toMatchObject(refusedAs('maker-too-long'));
  });
});

describe('followUpCommitment', () => {
  const step = (name: (typeof COMMITMENT_STEPS)[number], note = {}) =>
    commandWith({ editionId: 'e1', commitmentId: 'c1', step: name, note });
  it('follows the machine, with a note where one is owed', () => {
    for (const state of COMMITMENT_STATES)
      for (const name of COMMITMENT_STEPS) {
        const next = COMMITMENT_MACHINE[state][name];
        const expected =
          next === null ? refusedAs('commitment-step-not-possible') : { change: { state: next } };
        expect(followUpCommitment({ state }, step(name, { en: 'So it is.' }))).toMatchObject(expected);
        if (next !== null && STEP_NEEDS_NOTE[name])
          expect(followUpCommitment({ state }, step(name, { ko: '' }))).toMatchObject(
            refusedAs('note-missing'),
          );
      }
  });
  it('refuses an unknown commitment', () => {
    expect(followUpCommitment({ state: null }, step('meet'))).toMatchObject(refusedAs('commitment-unknown'));
  });
});

describe('the states of a commitment', () => {
  it('can always go on, and come back in the next call until met or dropped', () => {
    expect(COMMITMENT_STATES.map((state) => stepsFrom(state).length)).toEqual([3, 3, 1, 1]);
    expect(UNFULFILLED).toEqual(['open', 'taken_up']);
  });
  it('are written down as they are in docs/spec/commitment.md', () => {
    const page = readFileSync(new URL('../../../docs/spec/commitment.md', import.meta.url), 'utf8');
    for (const state of COMMITMENT_STATES) {
      const cells = COMMITMENT_STEPS.map((name) => COMMITMENT_MACHINE[state][name] ?? '');
      const row = cells.map((next) => (next === '' ? '' : `\`${next}\``)).join(' | ');
      expect(page).toContain(`| \`${state}\` | ${row} |`);
    }
  });
});
