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
