import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  DELIBERATION_EVENTS,
  DELIBERATION_MACHINE,
  DELIBERATION_STATES,
  nextDeliberationState,
} from './deliberation-state.ts';
import {
  movesIn,
  nextPositionState,
  POSITION_EVENTS,
  POSITION_MACHINE,
  POSITION_STATES,
  PUBLIC_STATES,
} from '#deliberate/domain/positions/position-state.ts';

const page = (name: string) =>
  readFileSync(new URL(`../../../../docs/spec/${name}.md`, import.meta.url), 'utf8');
const row = (state: string, cells: readonly (string | null)[]) =>
  `| \`${state}\` | ${cells.map((next) => (next === null ? '' : `\`${next}\``)).join(' | ')} |`;

describe('a deliberation', () => {
  it('knows every event in every state, as docs/spec/deliberation.md says', () => {
    expect(Object.keys(DELIBERATION_MACHINE)).toEqual([...DELIBERATION_STATES]);
    for (const state of DELIBERATION_STATES) {
      expect(Object.keys(DELIBERATION_MACHINE[state]).sort()).toEqual([...DELIBERATION_EVENTS].sort());
      const cells = DELIBERATION_EVENTS.map((event) => nextDeliberationState(state, event));
      expect(page('deliberation')).toContain(row(state, cells));
    }
  });
  it('never changes its rules, nor opens again, once it has been opened', () => {
    for (const state of ['open', 'closed'] as const) {
      expect(nextDeliberationState(state, 'change_rules')).toBeNull();
      expect(nextDeliberationState(state, 'open')).toBeNull();
    }
  });
});

describe('a position', () => {
  it('knows every event in every state, as docs/spec/position.md says', () => {
    expect(Object.keys(POSITION_MACHINE)).toEqual([...POSITION_STATES]);
    for (const state of POSITION_STATES) {
      expect(Object.keys(POSITION_MACHINE[state]).sort()).toEqual([...POSITION_EVENTS].sort());
      const cells = POSITION_EVENTS.map((event) => nextPositionState(state, event));
      expect(page('position')).toContain(row(state, cells));
    }
  });
  it('comes back from being moderated out as closed, so that asking again is a step of its own', () => {
    expect(movesIn('moderated_out')).toEqual(['restore']);
    expect(nextPositionState('moderated_out', 'restore')).toBe('closed');
  });
  it('has words for everyone only in the states that put it to everyone', () => {
    expect(PUBLIC_STATES).toEqual(['open', 'closed', 'merged', 'split']);
  });
});
