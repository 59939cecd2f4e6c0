import { lengthOf } from '#kernel/domain/characters.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { REACTION_REASON_LENGTH_MAX } from '#deliberate/domain/deliberate-limits.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

/** Agree 1, disagree −1, pass 0. */
export type Stance = -1 | 0 | 1;
export type Stratum = 'accredited' | 'public';

export type CastReaction = {
  readonly positionId: string;
  readonly stance: Stance;
  readonly important: boolean;
  /** The version of the words that were read; without it, the one that stands now. */
  readonly version?: number | undefined;
  /** In the person's own words. Not said: as it was; empty: taken back. */
  readonly reason?: string | undefined;
  /** Whether these words may be shown to everyone, where the rules show reasons; said together with them. */
  readonly reasonOffered?: boolean | undefined;
};

/** Of the open public an invitation or work of the device; of participants, that they know their names will be published. */
export type MissingStep = 'invitation' | 'proof' | 'confirmation' | null;

export type ReactionState = {
  readonly position: {
    readonly deliberationId: string;
    readonly open: boolean;
    readonly publicStratum: boolean;
    readonly version: number;
    /** Reactions to words older than this do not count. */
    readonly askedVersion: number;
  } | null;
  readonly earlier: {
    readonly stance: Stance;
    readonly important: boolean;
    readonly version: number;
    readonly reason: string | null;
    readonly reasonOffered: boolean;
  } | null;
  /** What the rules ask of this person before they may react, if they have not done it. */
  readonly missing: MissingStep;
};

/** The participation in the accredited stratum, the visitor in the public one. */
type Reactor = { readonly stratum: Stratum; readonly reactorId: string };
export type ReactionTakenBack = Reactor & {
  readonly positionId: string;
  readonly deliberationId: string;
  readonly version: number;
};
export type ReactionCast = CastReaction & ReactionTakenBack;

/**
 * The last reaction counts; the same one again changes nothing, unless the words are new. An accredited participant
 * reacts as such and never as the public: the two populations are counted apart and must not share a person knowingly.
 */
export function castReaction(state: ReactionState, command: Command<CastReaction>): Decision<ReactionCast> {
  const admitted = admit(state, command);
  if (!admitted.accepted) return admitted;
  const { position, reactor } = admitted;
  const { stance, important, reason, reasonOffered = false, version = position.version } = command.input;
  if (version < position.askedVersion || version > position.version) return refuse('position-reworded');
  if (reason !== undefined && lengthOf(reason) > REACTION_REASON_LENGTH_MAX)
    return refuse('reaction-reason-too-long', { limit: REACTION_REASON_LENGTH_MAX });
  const { earlier } = state;
  const counts = earlier !== null && earlier.version >= position.askedVersion;
  const sameWords = reason === (earlier?.reason ?? '');
  const sameReason =
    reason === undefined ||
    (sameWords && (reason === '' || reasonOffered === (earlier?.reasonOffered ?? false)));
  if (counts && earlier.stance === stance && earlier.important === important && sameReason)
    return accept<ReactionCast>(null);
  return accept({ ...command.input, ...reactor, version, deliberationId: position.deliberationId });
}

/** Takes a reaction back, with its reason: the position waits for an answer again. */
export function takeBackReaction(
  state: ReactionState,
  command: Command<{ readonly positionId: string }>,
): Decision<ReactionTakenBack> {
  const admitted = admit(state, command);
  if (!admitted.accepted) return admitted;
  if (state.earlier === null) return accept<ReactionTakenBack>(null);
  const { deliberationId, version } = admitted.position;
  return accept({ ...admitted.reactor, deliberationId, version, positionId: command.input.positionId });
}

/** As whom the reaction counts, or why it does not. */
function admit({ position, missing }: ReactionState, command: Command<unknown>) {
  if (position === null) return refuse('position-unknown');
  if (!position.open) return refuse('position-closed');
  const reactor = reactorOf(command, position.publicStratum);
  if (reactor === null) return refuse('not-admitted');
  const asked = missing === 'confirmation' ? 'accredited' : 'public';
  if (missing !== null && reactor.stratum === asked) return refuse(`${missing}-needed`);
  return { accepted: true, position, reactor } as const;
}

export function reactorOf(
  { viewer }: Pick<Command<unknown>, 'viewer'>,
  publicStratum: boolean,
): Reactor | null {
  if (viewer.participation !== null)
    return { stratum: 'accredited', reactorId: viewer.participation.participationId };
  if (publicStratum && viewer.visitorId !== null) return { stratum: 'public', reactorId: viewer.visitorId };
  return null;
}
