import { z } from 'zod';
import { poolTeams } from '../pooling';
import { number, plainMethod } from './method';

const team = z.object({
  id: z.string(),
  score: number,
  seJackknife: number.nonnegative(),
  n: z.int().positive(),
  answers: z.int().positive(),
});
const input = z.object({ threshold: number, teams: z.array(team) });

/** Team scores pooled over an organization (methods reference (b)); teams below the threshold are left out. */
export const plainPooling = plainMethod(input, ({ threshold, teams }) => {
  const shown = teams.filter(({ n }) => n >= threshold);
  const pooled = poolTeams(shown);
  if (!pooled) return { status: 'too_few_teams', teams: shown.length };
  const { rows, ...numbers } = pooled;
  return {
    status: 'ok',
    teams: shown.length,
    ...numbers,
    rows: rows.map(({ interval, ...row }) => ({
      ...row,
      lo: interval?.lo ?? null,
      hi: interval?.hi ?? null,
    })),
  };
});
