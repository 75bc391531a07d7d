import { z } from 'zod';
import { decompose } from '../decomposition';
import { pairRounds } from '../round-pair';
import type { Interval } from '../types';
import { number, plainMethod } from './method';
import { plainAnswers, plainModel, plainRound } from './model';

const round = z.object({ answers: plainAnswers, notApplicable: z.array(z.string()).default([]) });
const input = z.object({ threshold: number, model: plainModel, before: round, after: round });

const pairOf = (interval: Interval | null) => interval && [interval.lo, interval.hi];

/** The overall change and where it comes from (methods reference (d)); `partsShown` by the groups of each item. */
export const plainDecomposition = plainMethod(input, ({ threshold, model, before, after }) => {
  const pair = pairRounds(
    plainRound(model, before.answers, before.notApplicable),
    plainRound(model, after.answers, after.notApplicable),
  );
  const found = pair && decompose(pair, 'overall');
  if (!found) return { status: 'not_comparable' };
  const { smallestGroup, contributions, common, se: _, stayersInterval, ...numbers } = found;
  return {
    status: 'ok',
    ...numbers,
    contributions: Object.fromEntries(contributions),
    stayersInterval: pairOf(stayersInterval),
    partsShown: smallestGroup >= threshold,
    common: {
      change: common.change,
      se: common.se,
      people: common.people,
      lo: common.interval?.lo ?? null,
      hi: common.interval?.hi ?? null,
    },
  };
});
