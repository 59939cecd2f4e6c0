import type {
  DeliberationView,
  EpochView,
  PositionView,
  ResultRow,
  Withheld,
} from '#deliberate/domain/positions/position-view.ts';

/** What the screen of a room shows of the deliberation. */
export type HallView = {
  readonly position: PositionView | null;
  /** The released numbers of that position, if there are any. */
  readonly row: ResultRow | null;
  readonly common: readonly ResultRow[];
  readonly epoch: EpochView | null;
  readonly withheld: Withheld | null;
  readonly deliberation: DeliberationView | null;
};
