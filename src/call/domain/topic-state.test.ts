import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  answersTo,
  nextTopicState,
  TAKES_SUPPORT,
  TOPIC_ANSWERS,
  TOPIC_MACHINE,
  TOPIC_STATES,
  type TopicEvent,
} from './topic-state.ts';

const EVENTS: readonly TopicEvent[] = [...TOPIC_ANSWERS, 'withdraw'];

describe('a topic proposal', () => {
  it('knows every event in every state', () => {
    expect(Object.keys(TOPIC_MACHINE).sort()).toEqual([...TOPIC_STATES].sort());
    for (const state of TOPIC_STATES)
      expect(Object.keys(TOPIC_MACHINE[state]).sort()).toEqual([...EVENTS].sort());
  });
  it('reaches every state from being submitted', () => {
    const reached = new Set<string>(['submitted']);
    for (const state of reached) {
      const row: Record<string, string | null> = TOPIC_MACHINE[state as keyof typeof TOPIC_MACHINE];
      for (const next of Object.values(row)) if (next !== null) reached.add(next);
    }
    expect([...reached].sort()).toEqual([...TOPIC_STATES].sort());
  });
  it('is never answered again once its proposer has withdrawn it', () => {
    expect(EVENTS.filter((event) => nextTopicState('withdrawn', event) !== null)).toEqual([]);
  });
  it('cannot be withdrawn, nor gather support, once it is chosen, merged or refused', () => {
    for (const state of ['selected', 'merged', 'declined', 'screened_out'] as const) {
      expect(nextTopicState(state, 'withdraw')).toBeNull();
      expect(TAKES_SUPPORT[state]).toBe(false);
    }
  });
  it('can be taken up again by the secretariat after any final answer', () => {
    for (const state of ['selected', 'merged', 'declined', 'screened_out'] as const)
      expect(answersTo(state)).toEqual(['reconsider']);
  });
  it('is written down as it is in docs/spec/topic-proposal.md', () => {
    const page = readFileSync(new URL('../../../docs/spec/topic-proposal.md', import.meta.url), 'utf8');
    for (const state of TOPIC_STATES) {
      const cells = EVENTS.map((event) => {
        const next = nextTopicState(state, event);
        return next === null ? '' : `\`${next}\``;
      });
      expect(page).toContain(`| \`${state}\` | ${cells.join(' | ')} |`);
    }
  });
});
