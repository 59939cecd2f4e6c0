import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { refuse } from './refusals.ts';

/** Agree 1, disagree −1, pass 0. */
export type Stance = -1 | 0 | 1;
export type Stratum = 'accredited' | 'public';

export type CastReaction = {
  readonly positionId: string;
  readonly stance: Stance;
  readonly important: boolean;
  /** The version of the words that were read; without it, the one that stands now. */
  readonly version?: number | undefined;
};

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
  } | null;
};

export type ReactionCast = CastReaction & {
  readonly version: number;
  readonly deliberationId: string;
  readonly stratum: Stratum;
  /** The participation in the accredited stratum, the visitor in the public one. */
  readonly reactorId: string;
};

/**
 * The last reaction counts; the same one again changes nothing, unless the words are new. An accredited participant reacts as such and
 * never as the public: the two populations are counted apart and must not share a person knowingly.
 */
export function castReaction(state: ReactionState, command: Command<CastReaction>): Decision<ReactionCast> {
  const { position, earlier } = state;
  if (position === null) return refuse('position-unknown');
  if (!position.open) return refuse('position-closed');
  const reactor = reactorOf(command, position.publicStratum);
  if (reactor === null) return refuse('not-admitted');
  const { stance, important, version = position.version } = command.input;
  if (version < position.askedVersion || version > position.version) return refuse('position-reworded');
  const counts = earlier !== null && earlier.version >= position.askedVersion;
  if (counts && earlier.stance === stance && earlier.important === important)
    return accept<ReactionCast>(null);
  return accept({ ...command.input, ...reactor, version, deliberationId: position.deliberationId });
}

export function reactorOf(
  { viewer }: Pick<Command<unknown>, 'viewer'>,
  publicStratum: boolean,
): { readonly stratum: Stratum; readonly reactorId: string } | null {
  if (viewer.participation !== null)
    return { stratum: 'accredited', reactorId: viewer.participation.participationId };
  if (publicStratum && viewer.visitorId !== null) return { stratum: 'public', reactorId: viewer.visitorId };
  return null;
}
