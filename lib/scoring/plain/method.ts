import { z } from 'zod';

/** A method as a program calls it: plain JSON in, plain JSON out; throws a ZodError when the input has another form. */
export type PlainMethod = (input: unknown) => unknown;

export const plainMethod =
  <Schema extends z.ZodType>(schema: Schema, run: (input: z.output<Schema>) => unknown): PlainMethod =>
  (input) =>
    run(schema.parse(input));

/** A finite number. */
export const number = z.number();
