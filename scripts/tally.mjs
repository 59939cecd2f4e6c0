/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */
/** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} Report vitest's own report in JSON */

export const NOTHING = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

/** One check that either holds or does not. @param {boolean} holds @returns {Tally} */
export const checked = (holds) => ({ passed: holds ? 1 : 0, failed: holds ? 0 : 1, skipped: 0 });

/** @param {Tally} a @param {Tally} b @returns {Tally} */
export const sum = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/**
 * Each test is one. A file that could not even be loaded is one failure, and a run that failed without naming a test,
 * or found none at all, is one too: nothing may go wrong, or missing, without being counted.
 * @param {Report | null} report null when vitest wrote none @param {number} exitCode @returns {Tally}
 */
export function tallyOf(report, exitCode) {
  if (report === null) return checked(false);
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  const skipped = report.numPendingTests + report.numTodoTests;
  const ranNothing = report.numPassedTests + failed + skipped === 0;
  const unnamed = failed === 0 && (exitCode !== 0 || ranNothing) ? 1 : 0;
  return { passed: report.numPassedTests, failed: failed + unnamed, skipped };
}

/** The last line of a run. @param {Tally} tally */
export const lastLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
