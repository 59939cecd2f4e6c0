export type Tally = { passed: number; failed: number; skipped: number };
export type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};
export const NOTHING: Readonly<Tally>;
export function checked(holds: boolean): Tally;
export function sum(a: Tally, b: Tally): Tally;
export function tallyOf(report: Report | null, exitCode: number): Tally;
export function lastLine(tally: Tally): string;
