import { z } from 'zod';
import { trend } from '../trend';
import { number, plainMethod } from './method';

const input = z.object({ rounds: z.array(z.object({ day: number, score: number })) });

/** Trend of one line (methods reference (c)); everything null with fewer than four rounds. */
export const plainTrend = plainMethod(input, ({ rounds }) => {
  const found = trend(rounds);
  return {
    rounds: found?.rounds ?? new Set(rounds.map(({ day }) => day)).size,
    slope: found?.per90Days ?? null,
    s: found?.s ?? null,
    p: found?.p ?? null,
    interval: found?.interval ? [found.interval.lo, found.interval.hi] : null,
    coverage: found?.coverage ?? null,
    claim: found?.claim ?? 'none',
  };
});
