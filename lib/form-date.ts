import { z } from 'zod';
import { FIRST_DAY, LAST_DAY } from '@/lib/limits';

/** A day, `YYYY-MM-DD`, or none; null then. */
export const optionalDate = z
  .union([z.literal(''), z.iso.date('date_invalid').refine((day) => day >= FIRST_DAY && day <= LAST_DAY)], {
    error: 'date_invalid',
  })
  .transform((value) => value || null)
  .optional()
  .transform((value) => value ?? null);
