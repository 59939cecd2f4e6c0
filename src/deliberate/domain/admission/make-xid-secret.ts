import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import type { DeliberationState } from '#deliberate/domain/deliberation/deliberation-state.ts';
import type { OneDeliberation } from '#deliberate/domain/deliberation/move-deliberation.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

export type XidState = {
  readonly deliberation: { readonly state: DeliberationState; readonly generation: number } | null;
};
export type XidSecretMade = OneDeliberation & { readonly generation: number };

/** Makes the secret for partner sites, or a new one in its place: what the old one signed holds no more. */
export function makeXidSecret(
  { deliberation }: XidState,
  { input }: Command<OneDeliberation>,
): Decision<XidSecretMade> {
  if (deliberation === null) return refuse('deliberation-unknown');
  if (deliberation.state === 'closed') return refuse('deliberation-over');
  return accept({ ...input, generation: deliberation.generation + 1 });
}
