import type { Stance, Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { MapPicture } from '#deliberate/domain/opinion/map-picture.ts';
import type { OpinionGroup } from '#deliberate/domain/opinion/opinion-group.ts';
import type { ResultsView } from '#deliberate/domain/positions/position-view.ts';
import type { PopulationRow } from './result-rows.ts';

/** The results of one population as the page and the rapporteur's sheet show them. */
export type ResultsPage = {
  readonly results: ResultsView;
  readonly populations: readonly Stratum[];
  readonly population: Stratum;
  readonly rows: readonly PopulationRow[];
  readonly map: {
    readonly picture: MapPicture;
    readonly epoch: number;
    readonly peopleMin: number;
    /** Where all its points are, below the address of the results. */
    readonly file: string;
  } | null;
  /** Of the population shown, and for the reader alone. */
  readonly own: OwnPlace | null;
};

/** The reader's own place, told to nobody else. */
export type OwnPlace = {
  readonly stratum: Stratum;
  readonly reactions: number;
  /** How many more it takes; 0 when placed. */
  readonly missing: number;
  readonly place: {
    readonly x: number;
    readonly y: number;
    readonly group: OpinionGroup | null;
  } | null;
  readonly stances: Readonly<Record<string, Stance>>;
};
