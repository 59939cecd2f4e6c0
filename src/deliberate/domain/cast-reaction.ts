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
};

export type ReactionState = {
  readonly position: {
    readonly deliberationId: string;
    readonly open: boolean;
    readonly publicStratum: boolean;
  } | null;
  readonly earlier: { readonly stance: Stance; readonly important: boolean } | null;
};

export type ReactionCast = CastReaction & {
  readonly deliberationId: string;
  readonly stratum: Stratum;
  /** The participation in the accredited stratum, the visitor in the public one. */
  readonly reactorId: string;
};

/**
 * The last reaction counts; the same one again changes nothing. An accredited participant reacts as such and
 * never as the public: the two populations are counted apart and must not share a person knowingly.
 */
export function castReaction(state: ReactionState, command: Command<CastReaction>): Decision<ReactionCast> {
  const { position, earlier } = state;
  if (position === null) return refuse('position-unknown');
  if (!position.open) return refuse('position-closed');
  const reactor = reactorOf(command, position.publicStratum);
  if (reactor === null) return refuse('not-admitted');
  const { stance, important } = command.input;
  if (earlier !== null && earlier.stance === stance && earlier.important === important)
    return accept<ReactionCast>(null);
  return accept({ ...command.input, ...reactor, deliberationId: position.deliberationId });
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
