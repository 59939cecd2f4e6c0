import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { filled } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import type { KeptBackWhy } from '#deliberate/domain/results/kept-back-why.ts';
import { REASON_MACHINE, type ReasonState } from './reason-state.ts';
import { whatIsWrongWithReason } from '#deliberate/domain/reason-length.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

export type OneReason = { readonly editionId: string; readonly reasonId: string };
export type KeepBackReason = OneReason & {
  /** For its author, beside their own words. */
  readonly why: Texts;
  readonly whyCode?: KeptBackWhy | undefined;
  /** Also deletes the words, for what must not even be kept. */
  readonly erase: boolean;
};

export type ReasonAtDesk = {
  readonly positionId: string;
  readonly state: ReasonState;
  /** Whether its author let it be shown. */
  readonly offered: boolean;
  /** Whether the rules said beforehand that reasons may be shown. */
  readonly reasonsShown: boolean;
  /** Without words there is nothing to show. */
  readonly erased: boolean;
};
/** Null for what is not there, and for what was given after the last epoch: nobody reads that yet. */
export type ReasonToModerate = { readonly reason: ReasonAtDesk | null };

export type ReasonModerated = OneReason & {
  readonly positionId: string;
  readonly state: ReasonState;
  readonly why: Texts | null;
  readonly whyCode: KeptBackWhy | null;
  readonly erase: boolean;
};

/** Lets everyone read one reason, which its author offered and the rules allow. */
export function showReason(
  { reason }: ReasonToModerate,
  command: Command<OneReason>,
): Decision<ReasonModerated> {
  if (reason === null || reason.erased) return refuse('reason-unknown');
  if (!reason.reasonsShown) return refuse('reasons-not-shown');
  if (!reason.offered) return refuse('reason-not-offered');
  const state = REASON_MACHINE[reason.state].show;
  if (state === null) return accept<ReasonModerated>(null);
  const { editionId, reasonId } = command.input;
  const { positionId } = reason;
  return accept({ editionId, reasonId, positionId, state, why: null, whyCode: null, erase: false });
}

/** Keeps one reason from everyone, and says why to its author alone. */
export function keepBackReason(
  { reason }: ReasonToModerate,
  command: Command<KeepBackReason>,
): Decision<ReasonModerated> {
  if (reason === null) return refuse('reason-unknown');
  const { editionId, reasonId, whyCode = null, erase } = command.input;
  const why = filled(command.input.why);
  const given = Object.keys(why).length > 0;
  if (!given && whyCode === null) return refuse('kept-back-why-missing');
  const wrong = whatIsWrongWithReason(why);
  if (wrong !== null) return wrong;
  const state = REASON_MACHINE[reason.state].keep_back;
  // What is kept back already may still have its words deleted.
  if (state === null && !erase) return accept<ReasonModerated>(null);
  const { positionId } = reason;
  const told = { why: given ? why : null, whyCode };
  return accept({ editionId, reasonId, positionId, state: 'kept_back', ...told, erase });
}
