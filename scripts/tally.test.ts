import { expect, test } from 'vitest';
import { checked, lastLine, sum, tallyOf } from './tally.mjs';

const report = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}, {}, {}] }],
};

test('each test counts as one', () => {
  const mixed = { ...report, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 };
  expect(tallyOf(mixed, 1)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test('a file that cannot be loaded is a failure', () => {
  const broken = { ...report, testResults: [{ status: 'failed', assertionResults: [] }] };
  expect(tallyOf(broken, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test('a run that fails without naming a test is a failure', () => {
  expect(tallyOf(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test('a run that finds no test is a failure', () => {
  expect(tallyOf({ ...report, numPassedTests: 0, testResults: [] }, 0)).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
  });
});

test('a run without a report is a failure', () => {
  expect(tallyOf(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('the last line names what was skipped only if something was', () => {
  expect(lastLine(sum(checked(true), checked(false)))).toBe('1 passed, 1 failed');
  expect(lastLine({ passed: 5, failed: 0, skipped: 2 })).toBe('5 passed, 0 failed, 2 skipped');
});
