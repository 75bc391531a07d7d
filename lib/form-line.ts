import { z } from 'zod';
import { isReadable, tidyName } from './names';

/** A required name, tidied (`tidyName`), of at most `max` characters (lib/limits.ts). Apart from form.ts, which forms carry into the browser: without it they need no zod there. */
export const line = (max: number) =>
  z
    .string()
    .transform(tidyName)
    .pipe(z.string().min(1, 'required').max(max, 'too_long').refine(isReadable, 'not_readable'));
