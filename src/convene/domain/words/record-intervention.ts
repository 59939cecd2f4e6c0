import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import type { Delivery, InterventionSource, TextKind } from './intervention.ts';
import { stricterMode, type RecordMode, type StoredRecordMode } from '../sessions/record-mode.ts';
import { refuse } from '../refusals.ts';

export type RecordIntervention = {
  readonly editionId: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly texts: Texts;
  readonly authenticLanguage: string;
  readonly textKind: TextKind;
  readonly delivery: Delivery;
  readonly verb: string | null;
  readonly force: string | null;
  /** What the speaker asked for; null leaves it to the session. */
  readonly recordMode: RecordMode | null;
  readonly source: InterventionSource | null;
  /** The item of the agenda it was said under; left out, it is the item of the turn, or none. */
  readonly agendaItemId?: string | null | undefined;
};

export type RecordInterventionState = {
  readonly sessionMode: RecordMode | null;
  readonly participationId: string | null;
  /** Where the words are said to come from a turn on the floor: whose turn it was, and whether it has its words. */
  readonly turn?: {
    readonly participationId: string | null;
    readonly recorded: boolean;
    readonly itemId?: string | undefined;
  };
  /** Of an item that was named: whether it is on the agenda of the session. */
  readonly agendaItemFound?: boolean;
  /** The next free place in the order of speaking. */
  readonly place: number;
};

export type InterventionRecorded = Omit<RecordIntervention, 'personId' | 'recordMode'> & {
  readonly interventionId: string;
  readonly participationId: string;
  readonly recordMode: StoredRecordMode;
  readonly place: number;
};

/**
 * What the session promised and what the speaker asked for both hold: the stricter one is recorded.
 * Off the record the decision is to change nothing, so that neither words nor an act of theirs is ever stored.
 */
export function recordIntervention(
  state: RecordInterventionState,
  command: Command<RecordIntervention>,
): Decision<InterventionRecorded> {
  const { personId: _, recordMode: asked, ...said } = command.input;
  const { sessionMode, participationId, place, turn } = state;
  if (sessionMode === null) return refuse('session-unknown');
  const recordMode = asked === null ? sessionMode : stricterMode(sessionMode, asked);
  if (recordMode === 'off_record') return accept<InterventionRecorded>(null);
  if (participationId === null) return refuse('speaker-unknown');
  if (turn !== undefined && turn.participationId !== participationId) return refuse('turn-not-theirs');
  if (turn?.recorded) return refuse('turn-recorded');
  if (state.agendaItemFound === false) return refuse('agenda-item-unknown');
  const agendaItemId = said.agendaItemId ?? turn?.itemId;
  const under = agendaItemId === undefined ? {} : { agendaItemId };
  return accept({ ...said, ...under, interventionId: command.id, participationId, recordMode, place });
}
