/** All files of one conversation together, unpacked. */
export const IMPORT_BYTES_MAX = 64 * 1024 * 1024;
export const IMPORTED_POSITIONS_MAX = 3_000;
export const IMPORTED_PEOPLE_MAX = 100_000;
/** Rows of the history of votes, or reactions of the matrix where there is no history. */
export const IMPORTED_REACTIONS_MAX = 1_000_000;
/** Statements made elsewhere are taken as they are, also where one of ours would have to be shorter. */
export const IMPORTED_POSITION_LENGTH_MAX = 5_000;
