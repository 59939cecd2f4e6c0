import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';

/** The word of the catalogue for a stance. */
export function stanceName(stance: Stance): 'agree' | 'pass' | 'disagree' {
  return stance === 1 ? 'agree' : stance === 0 ? 'pass' : 'disagree';
}
