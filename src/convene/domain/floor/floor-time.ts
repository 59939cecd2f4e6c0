import type { Turn } from './floor-state.ts';

/** Speaking time used so far. A clock that ran back counts as one that stood still. */
export function spentMs({ phase, spentMs: spent, sinceMs }: Turn, nowMs: number): number {
  return phase === 'running' ? spent + Math.max(0, nowMs - sinceMs) : spent;
}

/** What is left; below nothing once the time is over. */
export function leftMs(turn: Turn, nowMs: number): number {
  return turn.limitMs - spentMs(turn, nowMs);
}

/** The time runs no more, and what it ran is kept. */
export function stopped(turn: Turn, nowMs: number): Turn {
  return turn.phase === 'running'
    ? { ...turn, phase: 'paused', spentMs: spentMs(turn, nowMs), sinceMs: nowMs }
    : turn;
}
