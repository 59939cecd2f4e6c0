import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { keepsNoNames, type RecordMode } from '../sessions/record-mode.ts';
import { refuse } from '../refusals.ts';
import { OBJECTIONS_PER_RULING_MAX, RULINGS_PER_SESSION_MAX, type Ruling } from './ruling.ts';

export type RuleOnProposal = {
  readonly editionId: string;
  readonly sessionId: string;
  readonly ruling: Ruling;
  readonly texts: Texts;
};
export type RoomState = {
  /** null where there is no such session. */
  readonly recordMode: RecordMode | null;
  /** Made in this session so far, those set aside too. */
  readonly rulings: number;
};
export type RulingMade = RuleOnProposal & { readonly rulingId: string; readonly number: number };

/** The chair says before the room whether a proposal is agreed. Off the record nothing is kept, so nothing is ruled. */
export function ruleOnProposal(
  { recordMode, rulings }: RoomState,
  { input, id }: Command<RuleOnProposal>,
): Decision<RulingMade> {
  if (recordMode === null) return refuse('session-unknown');
  if (recordMode === 'off_record') return refuse('ruling-off-record');
  if (rulings >= RULINGS_PER_SESSION_MAX) return refuse('rulings-full', { max: RULINGS_PER_SESSION_MAX });
  return accept({ ...input, rulingId: id, number: rulings + 1 });
}

export type NoteObjection = {
  readonly editionId: string;
  readonly rulingId: string;
  readonly participationId: string;
  readonly texts: Texts | null;
};
/** A ruling as it stands when something is done to it; null where there is none. */
export type StandingRuling = {
  readonly sessionId: string;
  readonly recordMode: RecordMode;
  readonly setAside: boolean;
} | null;
export type ObjectionState = {
  readonly ruling: StandingRuling;
  readonly takesPart: boolean;
  /** Whose objection to this ruling is noted already; null for those without a name. */
  readonly objectors: readonly (string | null)[];
};
export type ObjectionNoted = {
  readonly objectionId: string;
  readonly rulingId: string;
  readonly editionId: string;
  readonly sessionId: string;
  /** null where the session keeps no names. */
  readonly participationId: string | null;
  readonly recordMode: RecordMode;
  readonly texts: Texts;
};

/** Agreed or not, whoever objects is noted if they wish. Noting the same one again changes nothing. */
export function noteObjection(
  { ruling, takesPart, objectors }: ObjectionState,
  { input, id }: Command<NoteObjection>,
): Decision<ObjectionNoted> {
  if (ruling === null) return refuse('ruling-unknown');
  if (ruling.setAside) return refuse('ruling-not-standing');
  if (!takesPart) return refuse('person-unknown');
  if (objectors.includes(input.participationId)) return accept(null);
  if (objectors.length >= OBJECTIONS_PER_RULING_MAX)
    return refuse('objections-full', { max: OBJECTIONS_PER_RULING_MAX });
  const { rulingId, editionId, texts } = input;
  const { sessionId, recordMode } = ruling;
  const participationId = keepsNoNames(recordMode) ? null : input.participationId;
  return accept({
    ...{ objectionId: id, rulingId, editionId, sessionId, recordMode },
    ...{ participationId, texts: texts ?? {} },
  });
}

export type SetAsideRuling = {
  readonly editionId: string;
  readonly rulingId: string;
  readonly reason: Texts;
};
export type RulingSetAside = SetAsideRuling & { readonly sessionId: string };

/** A slip of the chair or a matter taken up again: the ruling holds no longer and stays readable, with the reason. */
export function setAsideRuling(
  ruling: StandingRuling,
  { input }: Command<SetAsideRuling>,
): Decision<RulingSetAside> {
  if (ruling === null) return refuse('ruling-unknown');
  if (ruling.setAside) return refuse('ruling-not-standing');
  return accept({ ...input, sessionId: ruling.sessionId });
}
