import { z } from 'zod';
import { tidyName } from './names';

/** The name of what is to be deleted, typed by whoever does it. Names may be older than what is tidied today. */
export const typedName = (name: string) =>
  z
    .string()
    .transform(tidyName)
    .pipe(z.string().min(1, 'required'))
    .refine((typed) => typed === tidyName(name), 'name_differs');
