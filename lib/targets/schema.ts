import { z } from 'zod';
import { optionalDate } from '@/lib/form-date';

/** A principle, a framework or 'overall'. */
const scopeId = z.string().max(40);

const level = z.coerce
  .number('choose_one')
  .pipe(z.int('choose_one').min(1, 'choose_one').max(4, 'choose_one'));

export const targetForm = z.object({ scopeId, level, dueDate: optionalDate });
export type TargetForm = z.infer<typeof targetForm>;

/** What of a target is said: for one row, the level and the day by which it is to be reached. */
export type TargetChange = Pick<TargetForm, 'scopeId'> & Partial<TargetForm>;
