import type { FloorRequest, FloorState } from './floor-state.ts';
import { lineOf } from './floor-line.ts';

export type BalanceRow<Key extends string = string> = {
  readonly key: Key;
  /** Accredited participants there could be heard. */
  readonly present: number;
  /** Different people who have had the floor for a speech. */
  readonly heard: number;
  readonly waiting: number;
  readonly spokenMs: number;
};

/** Why the list suggests somebody; in the order of their weight. */
export type BalanceReason = 'person_not_heard' | 'group_not_heard' | 'group_least_heard' | 'first_in_line';
export type Suggestion = { readonly requestId: string; readonly reasons: readonly BalanceReason[] };

/** How many could speak, by what balance looks at. */
export type Present = {
  readonly people: number;
  readonly group: string;
  readonly region: string | null;
  readonly attendance: string;
};

const hasSpoken = ({ kind, state }: FloorRequest) =>
  kind === 'speech' && (state === 'speaking' || state === 'done');

/** How the floor was shared so far, by what `keyOf` tells apart; those not heard yet first, then the least heard. */
export function balanceBy(
  state: FloorState,
  present: readonly Present[],
  keyOf: (of: Omit<Present, 'people'>) => string | null,
): BalanceRow[] {
  const keys = [...present, ...state.requests.map(({ speaker }) => speaker)].map(keyOf);
  const known = [...new Set(keys)].filter((key) => key !== null);
  const rows = known.map((key): BalanceRow => {
    const own = state.requests.filter((one) => one.kind === 'speech' && keyOf(one.speaker) === key);
    const spoke = own.filter(hasSpoken);
    return {
      key,
      present: present.filter((one) => keyOf(one) === key).reduce((sum, { people }) => sum + people, 0),
      heard: new Set(spoke.map(({ speaker }) => speaker.participationId)).size,
      waiting: own.filter((one) => one.state === 'listed').length,
      spokenMs: spoke.reduce((sum, { spokenMs }) => sum + spokenMs, 0),
    };
  });
  return rows.sort((a, b) => a.heard - b.heard || a.spokenMs - b.spokenMs || (a.key < b.key ? -1 : 1));
}

/**
 * Whom the chair might call for balance, and why. Only a suggestion: the order of the list stays as it is. People who
 * have not spoken come before those who have, then groups heard less often, then the order of asking.
 */
export function suggestNext(state: FloorState): Suggestion | null {
  const line = lineOf(state).filter(({ kind }) => kind === 'speech');
  const spoke = state.requests.filter(hasSpoken);
  const timesOf = (one: FloorRequest) =>
    spoke.filter(({ speaker }) => speaker.participationId === one.speaker.participationId).length;
  const groupTimesOf = (one: FloorRequest) =>
    spoke.filter(({ speaker }) => speaker.group === one.speaker.group).length;
  const [best] = line.toSorted(
    (a, b) => timesOf(a) - timesOf(b) || groupTimesOf(a) - groupTimesOf(b) || a.place - b.place,
  );
  if (best === undefined) return null;
  const groupTimes = groupTimesOf(best);
  const reasons: BalanceReason[] = [];
  if (spoke.length > 0 && timesOf(best) === 0) reasons.push('person_not_heard');
  if (spoke.length > 0 && groupTimes === 0) reasons.push('group_not_heard');
  else if (line.some((one) => groupTimesOf(one) > groupTimes)) reasons.push('group_least_heard');
  if (best === line[0]) reasons.push('first_in_line');
  return { requestId: best.requestId, reasons };
}
