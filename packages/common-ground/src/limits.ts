/** Limits of one store. Each is refused by name; nothing is dropped in silence. */
export const LIMITS = {
  /** Sums of centred products stay exact integers below 2^53 up to this many people. */
  participants_max: 4_194_304,
  /** A packed cell holds position * 3 + reaction in 32 bits. */
  positions_max: 1_000_000,
  /** Row starts are 32-bit. */
  reactions_max: 4_000_000_000,
  /** Up to here a cell fits two bytes: 21,845 * 3 = 65,535. */
  positions_in_two_bytes: 21_845,
  identifier_characters_max: 200,
} as const;

export type LimitName = keyof typeof LIMITS;

/** Thrown when a store would grow past a stated limit. The message names the limit and its value. */
export class LimitExceeded extends Error {
  readonly limit: LimitName;

  constructor(limit: LimitName) {
    super(`limit ${limit} = ${LIMITS[limit]} exceeded`);
    this.name = 'LimitExceeded';
    this.limit = limit;
  }
}
