import { z } from 'zod';
import { level } from '@/lib/model/schema';
import {
  adFromMean,
  adFromMedian,
  agreementBand,
  awg,
  isPolarised,
  NULL_VARIANCE,
  rwg,
  rwgOfItems,
  rwgStarOfItems,
} from '../agreement';
import { agreementChance } from '../agreement-null';
import { wilson } from '../proportion';
import { iccOfTeams, kendallW, krippendorffAlpha, METRICS } from '../reliability';
import { mean, median, sampleVariance } from '../stats';
import { number, type PlainMethod, plainMethod } from './method';

/** Most answers whose chance of agreement is worked out: the ways to give them grow with their fourth power. */
const MOST_FOR_CHANCE = 60;

const answers = z.array(level);

/** Agreement about one item (scoring reference 3.7), from its answers; null where undefined. */
const agreementOfItem = plainMethod(answers, (given) => {
  const n = given.length;
  const one = n >= 1;
  const two = n >= 2;
  const ad = one ? adFromMean(given) : null;
  return {
    n,
    mean: one ? mean(given) : null,
    median: median(given),
    variance: two ? sampleVariance(given) : null,
    ad,
    adMedian: one ? adFromMedian(given) : null,
    word: ad === null ? null : agreementBand(ad),
    rwg: two ? rwg(given) : null,
    rwgSlightSkew: two ? rwg(given, NULL_VARIANCE.slightSkew) : null,
    awg: awg(given),
    polarised: isPolarised(given),
    chance: two && n <= MOST_FOR_CHANCE ? agreementChance(given) : null,
  };
});

/** Agreement about the items of a principle, from the answers to each; items with fewer than two answers are left out. */
const agreementOfItems = plainMethod(z.array(answers), (given) => {
  const rated = given.filter((own) => own.length >= 2);
  const some = rated.length > 0;
  const ad = some ? mean(rated.map(adFromMean)) : null;
  return {
    items: rated.length,
    ad,
    word: ad === null ? null : agreementBand(ad),
    rwgj: some ? rwgOfItems(rated) : null,
    rwgjStar: some ? rwgStarOfItems(rated) : null,
  };
});

const isTable = (input: unknown): boolean => Array.isArray(input) && Array.isArray(input[0]);

/** Agreement of answers 0–4: of one item from an array, of a principle from an array of arrays. */
export const plainAgreement: PlainMethod = (input) =>
  isTable(input) ? agreementOfItems(input) : agreementOfItem(input);

const metric = z.enum(METRICS).optional();
const cells = z.array(number.nullable());

/** Every row is as long as the first one; `hint` says what to write instead. */
const even =
  (hint: string) =>
  (rows: readonly (readonly unknown[])[], context: z.RefinementCtx): void => {
    const length = rows[0]?.length ?? 0;
    for (const [i, row] of rows.entries()) {
      if (row.length === length) continue;
      const message = `${row.length} values where the first row has ${length}; ${hint}`;
      context.addIssue({ code: 'custom', path: [i], message });
    }
  };

const byRater = z
  .array(cells)
  .superRefine(even('null is a missing one, and answers by item go under "units"'));

const numbersOf = (row: readonly (number | null)[]): number[] => row.filter((v) => v !== null);

/** The table turned round: answers to each unit from those of each rater. */
const unitsOf = (rows: readonly (readonly (number | null)[])[]): (number | null)[][] =>
  (rows[0] ?? []).map((_, unit) => rows.map((row) => row[unit] ?? null));

function alphas(units: readonly (readonly (number | null)[])[], wanted: z.output<typeof metric>) {
  const items = units.map(numbersOf);
  const metrics = wanted ? [wanted] : METRICS;
  return Object.fromEntries(metrics.map((one) => [one, krippendorffAlpha(items, one)]));
}

const ofRaters = plainMethod(byRater, (rows) => alphas(unitsOf(rows), undefined));
const namedRaters = plainMethod(z.strictObject({ metric, raters: byRater }), (given) =>
  alphas(unitsOf(given.raters), given.metric),
);
const namedUnits = plainMethod(z.strictObject({ metric, units: z.array(cells) }), (given) =>
  alphas(given.units, given.metric),
);

/** Krippendorff's α (scoring reference 3.7): one row a rater, one column a unit; or {"units" or "raters", "metric"}. */
export const plainKrippendorff: PlainMethod = (input) => {
  if (Array.isArray(input)) return ofRaters(input);
  const named = typeof input === 'object' && input !== null && 'raters' in input;
  return named ? namedRaters(input) : namedUnits(input);
};

/** ICC(1) and ICC(2) of people's scores by team (scoring reference 3.7); null with fewer than five teams of three. */
export const plainIcc = plainMethod(z.array(z.array(number)), (teams) => {
  const found = iccOfTeams(teams);
  return found && { icc1: found.icc1, icc2: found.icc2, mayCompare: found.canCompare };
});

/** Kendall's W (scoring reference 3.7): one row a member, the ranks or values given to the same candidates. */
export const plainKendallW = plainMethod(
  z.array(z.array(number)).superRefine(even('everybody ranks the same candidates')),
  kendallW,
);

const hitsOfTotal = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .refine(([hits, total]) => hits <= total, { path: [0], error: 'more hits than the total' });

/** Wilson 95 % interval of a share (scoring reference 3.5), from [hits, total]; null for a total of 0. */
export const plainWilson = plainMethod(hitsOfTotal, ([hits, total]) => {
  const found = wilson(hits, total);
  return found && [found.lo, found.hi];
});
