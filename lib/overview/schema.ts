import { z } from 'zod';
import { line } from '@/lib/form-line';
import { LIMITS } from '@/lib/limits';
import { viewQuery } from './view-query';

export const saveViewForm = z.object({
  name: line(LIMITS.viewName),
  query: z.string().max(2_000, 'invalid').transform(viewQuery),
});
export type SaveViewForm = z.infer<typeof saveViewForm>;
