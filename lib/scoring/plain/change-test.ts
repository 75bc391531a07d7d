import { z } from 'zod';
import { changeTest } from '../change-test';
import { atMost } from '../rules';
import { number, plainMethod } from './method';

const input = z.object({
  stayers: z.array(z.tuple([number, number])),
  leavers: z.array(number),
  joiners: z.array(number),
});

/** The word on a change (methods reference (g)); `smallestP` only where it is above .05, since only then it is told. */
export const plainChangeTest = plainMethod(input, ({ stayers, leavers, joiners }) => {
  const found = changeTest({ changes: stayers.map(([before, after]) => after - before), leavers, joiners });
  if (!found) return { status: 'too_few_people' };
  const { statistic, relabelings, p, smallestP, verdict } = found;
  const told = atMost(smallestP, 0.05) ? null : smallestP;
  return { status: 'ok', statistic, relabelings, p, smallestP: told, verdict };
});
