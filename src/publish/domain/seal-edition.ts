import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { refuse } from './refusals.ts';

/** `confirmed` is what the secretariat ticked: a seal cannot be taken back. */
export type SealEdition = { readonly editionId: string; readonly confirmed: boolean };
export type SealState = { readonly found: boolean; readonly sealed: boolean };
export type EditionSealed = { readonly editionId: string };

/** Ends an edition's record: its log gets its last entry, and nothing public can be added any more. */
export function sealEdition(state: SealState, { input }: Command<SealEdition>): Decision<EditionSealed> {
  if (!state.found) return refuse('edition-not-there');
  if (state.sealed) return accept<EditionSealed>(null);
  if (!input.confirmed) return refuse('seal-unconfirmed');
  return accept({ editionId: input.editionId });
}
