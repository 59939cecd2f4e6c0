import type { FloorRequest, FloorState } from './floor-state.ts';
import { placeOf, type FloorPlace, type Voices } from './floor-view.ts';

/** A turn that is over, or a text that was accepted instead of one, as somebody may see it. */
export type HeardTurn = FloorPlace & {
  readonly requestId: string;
  readonly spokenMs: number;
  /** The intervention that a text became when it was accepted. */
  readonly textId: string | null;
  /** The item of the agenda that was open. */
  readonly itemId: string | null;
};

/** Points of order are put, not recorded as words of their own. */
const isHeard = ({ kind, state, textId }: FloorRequest) =>
  kind !== 'point_of_order' && (state === 'done' || textId !== null);

/** Who has been heard, in the order of the list; whoever is not told has no line, since a line could tell who it was. */
export function heardTurns(state: FloorState, voices: Voices): HeardTurn[] {
  return state.requests.filter(isHeard).flatMap((request) => {
    const place = placeOf(request, voices);
    if (place.voice.kind === 'withheld') return [];
    const { requestId, spokenMs, textId, itemId = null } = request;
    return [{ ...place, requestId, spokenMs, textId, itemId }];
  });
}

/** Whose turn it was, if it is over: only then can words be recorded as said in it. */
export function speakerOfTurn(state: FloorState, requestId: string): string | null {
  const request = state.requests.find((one) => one.requestId === requestId);
  return request !== undefined && request.textId === null && isHeard(request)
    ? request.speaker.participationId
    : null;
}

type Recorded = {
  readonly interventionId: string;
  readonly attribution: { readonly kind: string };
  readonly source: { readonly kind: string; readonly requestId?: string } | null;
};

/**
 * The intervention that a turn became, among those a reader may see. Only words that carry their speaker's name are
 * joined to a turn: the turn says who spoke.
 */
export function recordedOf(
  { requestId, textId }: Pick<HeardTurn, 'requestId' | 'textId'>,
  interventions: readonly Recorded[],
): string | null {
  const found = interventions.find(
    ({ interventionId, attribution, source }) =>
      attribution.kind === 'person' &&
      ((source?.kind === 'floor' && source.requestId === requestId) || interventionId === textId),
  );
  return found?.interventionId ?? null;
}
