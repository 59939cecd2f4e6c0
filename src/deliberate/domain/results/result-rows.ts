import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import { inReadingOrder, type Ground } from './common-ground.ts';
import type { ResultRow, ResultsView } from '#deliberate/domain/positions/position-view.ts';

/** A position in the results of one population. */
export type PopulationRow = ResultRow & { readonly own: Ground };

/** The rows of one population, in the order in which they can be read aloud. */
export function rowsOf({ positions }: ResultsView, population: Stratum): PopulationRow[] {
  const rows = new Map(positions.map((row) => [row.positionId, row]));
  const grounds = positions.flatMap(({ ground, publicGround }) =>
    population === 'accredited' ? ground : (publicGround ?? []),
  );
  return inReadingOrder(grounds).flatMap((own) => {
    const row = rows.get(own.positionId);
    return row === undefined ? [] : [{ ...row, own }];
  });
}

/** The populations of which anything is shown, accredited participants first. */
export function populationsIn({ positions }: ResultsView): Stratum[] {
  const accredited = positions.some((row) => Object.values(row.accredited).some(({ shown }) => shown));
  const open = positions.some((row) => row.public.shown);
  return [...(accredited ? ['accredited' as const] : []), ...(open ? ['public' as const] : [])];
}
