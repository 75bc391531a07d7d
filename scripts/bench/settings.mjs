import { parseArgs } from 'node:util';

/** What can be measured, in the order in which it is. */
export const measures = ['save', 'click', 'page', 'scripts', 'memory', 'lint', 'fill', 'publish'];

/** A thousand teams: not measured unless somebody asks for it, because making them takes minutes. */
const LARGE = 'large';

/** What each number is held against; shares are of the floor's throughput, a kilobyte has 1,000 bytes. */
export const budgets = {
  save: { atLeast: 0.4 },
  clickHalf: { atMost: 40, unit: 'ms' },
  clickMost: { atMost: 60, unit: 'ms' },
  page: { atLeast: 0.25 },
  questionnaire: { atLeast: 0.3 },
  account: { atLeast: 0.5 },
  questionnaireScripts: { atMost: 170, unit: 'kB' },
  resultScripts: { atMost: 160, unit: 'kB' },
  memory: { atMost: 250, unit: 'MB' },
  lint: { atMost: 1000, unit: 'ms' },
  lintSlowest: { atMost: 4000, unit: 'ms' },
  publish: { atMost: 150, unit: 'ms' },
  publishLarge: { atMost: 5000, unit: 'ms' },
  blocked: { atMost: 10, unit: 'ms' },
  firstByte: { atMost: 300, unit: 'ms' },
  largeHtml: { atMost: 250, unit: 'kB' },
  /** Against ten teams. */
  largeRatio: { atMost: 2, unit: '×' },
  /** Of the p95 of a quiet server. */
  beside: 1.5,
};

/**
 * @typedef {object} Settings
 * @property {boolean} strict exit with 1 when something is over its budget
 * @property {number} seconds how long each repetition lasts
 * @property {number} repetitions of each contender
 * @property {number} warmUp seconds before the first repetition
 * @property {number} connections that send requests at the same time
 * @property {number} mixed requests before the memory is read
 * @property {boolean} profile write CPU profiles of the application
 * @property {string[]} only what to measure
 * @property {boolean} seedLarge make the thousand teams anew
 */

/**
 * Reads the command line.
 * @param {string[]} args
 * @returns {Settings}
 * @throws when an option is unknown or a number is not one
 */
export function readSettings(args) {
  const { values } = parseArgs({
    args,
    options: {
      strict: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      'seed-large': { type: 'boolean', default: false },
      seconds: { type: 'string' },
      repetitions: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const seedLarge = values['seed-large'];
  const only = (values.only ?? (seedLarge ? LARGE : measures.join())).split(',').filter(Boolean);
  const known = [...measures, LARGE];
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`--only takes ${known.join()}; "${unknown}" is none of them.`);
  const seconds = positive('seconds', values.seconds ?? (values.quick ? '2' : '8'));
  return {
    strict: values.strict,
    profile: values.profile,
    seconds,
    repetitions: positive('repetitions', values.repetitions ?? (values.quick ? '2' : '5')),
    warmUp: Math.max(seconds, values.quick ? 3 : 10),
    connections: 16,
    mixed: 10_000,
    only,
    seedLarge,
  };
}

function positive(name, text) {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${name} is "${text}": it has to be a whole number above 0.`);
}
