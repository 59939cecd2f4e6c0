import { LimitExceeded, LIMITS, type LimitName } from '../limits.ts';

/** Why an input was refused, precisely enough to mend it. Rows count from 1, the header being row 1. */
export type InputProblem = {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly reason: string;
};

/** Thrown inside readers only; every public reader returns it as a value. */
export class InputRefused extends Error {
  readonly problem: InputProblem;

  constructor(problem: InputProblem) {
    super(`${problem.file}: row ${problem.row ?? '-'}, column ${problem.column ?? '-'}: ${problem.reason}`);
    this.name = 'InputRefused';
    this.problem = problem;
  }
}

export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: InputProblem };

/** Nothing half-read: a reader either returns all of its input or one problem. */
export function reading<T>(read: () => T): Read<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof InputRefused) return { ok: false, problem: error.problem };
    throw error;
  }
}

const COUNTED: Readonly<Record<LimitName, string>> = {
  participants_max: 'people',
  positions_max: 'positions',
  reactions_max: 'reactions',
  positions_in_two_bytes: 'positions',
  identifier_characters_max: 'characters',
};

type Place = { readonly file: string; readonly row: number; readonly column: string };

/** Does what may pass a limit of the store, which then is a problem of the input at this place. */
export function withinLimits<T>(id: string, place: Place, add: (id: string) => T): T {
  try {
    return add(id);
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    const most = LIMITS[error.limit];
    const count = error.limit === 'identifier_characters_max' ? id.length : most + 1;
    throw new InputRefused({
      ...place,
      reason: `${count} ${COUNTED[error.limit]}, and the limit is ${most}`,
    });
  }
}
