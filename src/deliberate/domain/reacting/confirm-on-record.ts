import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import type { Visibility } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import type { DeliberationState } from '#deliberate/domain/deliberation/deliberation-state.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

export type ConfirmOnRecord = { readonly editionId: string; readonly deliberationId: string };

export type ConfirmingState = {
  readonly deliberation: { readonly state: DeliberationState; readonly visibility: Visibility } | null;
  readonly confirmed: boolean;
};

export type ConfirmedOnRecord = ConfirmOnRecord & { readonly participationId: string };

/** A participant says, before the first reaction, that they know theirs will be published with their name. */
export function confirmOnRecord(
  { deliberation, confirmed }: ConfirmingState,
  { input, viewer }: Command<ConfirmOnRecord>,
): Decision<ConfirmedOnRecord> {
  if (deliberation === null) return refuse('deliberation-unknown');
  if (viewer.participation === null) return refuse('not-admitted');
  if (deliberation.visibility !== 'on_record') return refuse('not-on-record');
  if (deliberation.state !== 'open') return refuse('deliberation-not-open');
  if (confirmed) return accept<ConfirmedOnRecord>(null);
  return accept({ ...input, participationId: viewer.participation.participationId });
}
