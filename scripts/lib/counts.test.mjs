import { describe, expect, it } from 'vitest';
import { plainLine, playwrightCounts, settle, sum, vitestCounts } from './counts.mjs';

const file = (status, ...tests) => ({ status, assertionResults: tests.map((test) => ({ status: test })) });

describe('vitestCounts', () => {
  it('takes over passed, failed and skipped', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [file('failed', 'failed', 'passed'), file('passed', 'passed', 'passed')],
    };
    expect(vitestCounts(report)).toEqual({ passed: 3, failed: 1, skipped: 3 });
  });

  it('counts a file that could not be loaded', () => {
    const report = {
      numPassedTests: 2,
      numFailedTests: 0,
      testResults: [file('failed'), file('passed', 'passed')],
    };
    expect(vitestCounts(report)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });
});

describe('playwrightCounts', () => {
  it('adds errors outside of tests to the failures', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 0, skipped: 2 };
    expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 2, skipped: 2 });
    expect(playwrightCounts({ stats })).toEqual({ passed: 4, failed: 1, skipped: 2 });
  });
});

describe('settle', () => {
  const good = { passed: 2, failed: 0, skipped: 0 };

  it('leaves a good suite alone', () => {
    expect(settle(good, 0)).toEqual(good);
  });

  it('counts a crash, a missing report and an empty suite as a failure', () => {
    expect(settle(good, 1).failed).toBe(1);
    expect(settle(undefined, 0).failed).toBe(1);
    expect(settle({ passed: 0, failed: 0, skipped: 5 }, 0).failed).toBe(1);
  });

  it('keeps the number of failures when it is known', () => {
    expect(settle({ passed: 1, failed: 3, skipped: 0 }, 1).failed).toBe(3);
  });
});

it('sums up and says it plainly', () => {
  const list = [
    { passed: 2, failed: 0, skipped: 1 },
    { passed: 5, failed: 1, skipped: 0 },
  ];
  expect(sum(list)).toEqual({ passed: 7, failed: 1, skipped: 1 });
  expect(plainLine(sum(list))).toBe('7 passed, 1 failed');
  expect(plainLine(sum([]))).toBe('0 passed, 0 failed');
});
