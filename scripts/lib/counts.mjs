/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Counts of a Vitest JSON report. A file that could not even be loaded counts as one failed test.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests?: number, numTodoTests?: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/**
 * Counts of a Playwright JSON report. An error outside of any test counts as one failed test.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: unknown[] }} report
 * @returns {Counts}
 */
export function playwrightCounts({ stats, errors = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * What a suite counts for. One that ended badly, or in which nothing ran, has at least one failure.
 * @param {Counts | undefined} counts undefined: it wrote no report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function settle(counts, exitCode) {
  const known = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const nothingRan = known.passed + known.failed === 0;
  return exitCode !== 0 || nothingRan ? { ...known, failed: Math.max(1, known.failed) } : known;
}

/**
 * @param {Counts[]} list
 * @returns {Counts}
 */
export function sum(list) {
  const add = (key) => list.reduce((total, counts) => total + counts[key], 0);
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped') };
}

/** @param {Counts} counts */
export function plainLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
