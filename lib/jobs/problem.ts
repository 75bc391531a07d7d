import type { JobProblem } from './kinds';

/** What went wrong in the background, as a code: the words of a mail server hold addresses, those of a database values. */
export class JobFailure extends Error {
  /** @param forGood whether trying again would end the same */
  constructor(
    readonly problem: JobProblem,
    readonly forGood = false,
    options?: ErrorOptions,
  ) {
    super(problem, options);
    this.name = 'JobFailure';
  }
}

/** The code for whatever was thrown. */
export const problemOf = (error: unknown): JobProblem =>
  error instanceof JobFailure ? error.problem : 'broken';
